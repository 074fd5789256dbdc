using Xunit;
using Xunit.Abstractions;

namespace CustomerHealth.Tests.Surfaces.BadInput;

/// <summary>
/// Hostile input is answered, in the envelope of the surface that was asked, and nothing of it is taken: in both modes of signing in and
/// in both environments, because frameworks answer bad bodies differently in Development.
/// </summary>
public sealed class BadInputTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Hosts => new()
    {
        { "Development", "Development" }, { "Development", "Production" }, { "Accounts", "Development" }, { "Accounts", "Production" },
    };

    [Theory, MemberData(nameof(Hosts))]
    public async Task Every_bad_request_is_refused_in_its_envelope_and_nothing_of_it_is_taken(string mode, string environment)
    {
        await using var product = await TestProduct.StartAsync(mode: mode, environment: environment);
        await product.AddCustomerAsync("acme");
        await product.ApplyAsync(TestProduct.Event("before", "login", "acme"));
        await product.DrainAsync();
        var before = await StateAsync(product);

        var requests = BadJson.Requests().Concat(BadFields.Requests()).Concat(BadAddresses.Requests()).Concat(BadSizes.Requests()).ToList();
        output.WriteLine($"{requests.Count} bad requests");
        var wrong = new List<string>();
        foreach (var request in requests)
        {
            var answer = await request.SendAsync(product);
            if (!request.Statuses.Contains(answer.Status) || !IsEnveloped(request.Path, answer))
            {
                wrong.Add($"{request} -> {answer}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        await product.DrainAsync();
        Assert.Equal(before, await StateAsync(product));
        await product.ApplyAsync(TestProduct.Event("after", "login", "acme"));
        Assert.Equal(201, (await product.PutCustomerAsync("new", """{"name":"New"}""")).Status);
    }

    [Theory]
    [InlineData("/api/customers/../health", 404)]
    [InlineData("/api/customers/%2e%2e/health", 404)]
    [InlineData("/api/customers/a\\b/health", 404)]
    [InlineData("/api/customers/a\"b/health", 404)]
    [InlineData("/api/customers/a'b/health", 404)]
    [InlineData("/api/customers//health", 404)]
    [InlineData("/api/customers/a%00b/health", 400)]
    [InlineData("/api/customers/a%b/health", 404)]
    [InlineData("/api/customers/a b/health", 400)]
    [InlineData("/api/customers/\u00e9/health", 400)]
    [InlineData("/api/platform/customers/..%2f..%2fsecrets", 404)]
    [InlineData("/api/platform/customers/%252e%252e", 404)]
    public async Task A_path_that_a_careful_client_would_never_send_is_answered_too(string path, int status)
    {
        await using var product = await TestProduct.StartAsync();

        var answer = await RawRequest.GetAsync(product.App.Address, path);

        Assert.Equal(status, answer.Status);
    }

    private static bool IsEnveloped(string path, Answer answer)
    {
        if (path.StartsWith("/api/platform", StringComparison.Ordinal))
        {
            return answer.ContentType == "application/problem+json"
                && answer.Json.Number("status") == answer.Status
                && answer.Json.Text("detail").Length > 0;
        }

        // An unknown customer has the document's own word for it.
        var field = answer.Status == 404 ? answer.Fields.Single() : "error";
        return answer.ContentType == "application/json"
            && (field is "error" or "message")
            && answer.Json.Text(field).Length > 0
            && answer.Fields.SequenceEqual([field]);
    }

    /// <summary>All that a half-taken request would change.</summary>
    private static async Task<string> StateAsync(TestProduct product)
    {
        var list = await product.GetAsync("/api/customers");
        var health = await product.GetAsync("/api/platform/customers/acme/health");
        var counts = (await product.GetAsync("/api/platform/metering")).Json.At("events");
        var waiting = (await product.GetAsync("/api/platform/metering")).Json.At("waiting.events");
        return $"{list.Json.GetArrayLength()} customers, {health.Json.Number("events")} events, accepted {counts.Number("accepted")}, "
            + $"applied {counts.Number("applied")}, dead {counts.Number("dead")}, conflict {counts.Number("conflict")}, waiting {waiting}";
    }
}
