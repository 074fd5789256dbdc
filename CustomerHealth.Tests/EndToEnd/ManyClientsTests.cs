using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CustomerHealth.Tests.Surfaces;
using CustomerHealth.Tests.Surfaces.SuccessManager;
using Xunit;
using Xunit.Abstractions;

namespace CustomerHealth.Tests.EndToEnd;

/// <summary>
/// Sixty-four clients of the success manager at once, for a minute, reading and writing: nothing fails on our side, no edit is lost, and
/// no two customers have one name.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class ManyClientsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Clients = 64;

    /// <summary>Names that all clients fight for.</summary>
    private const int Names = 40;

    private static readonly TimeSpan Load = TimeSpan.FromMinutes(1);

    /// <summary>Each is written by one client alone, beside others on the same customer.</summary>
    private static readonly string[] Fields = ["industry", "contact_name", "contact_phone", "account_manager", "logo_url", "notes", "contract_value"];

    private static readonly string[] Reads =
    [
        "/customers/?sort_by=health_score", "/alerts/", "/dashboard/stats", "/interactions/?limit=20", "/health-scores/at-risk", "/interactions/pending-followups",
    ];

    private readonly SuccessManagerApp app = new();
    private readonly ConcurrentDictionary<int, int> statuses = new();
    private readonly ConcurrentDictionary<string, int> created = new();
    private readonly ConcurrentDictionary<(string Customer, string Field), string> written = new();
    private readonly ConcurrentBag<string> surprises = [];
    private int logged;

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task No_edit_is_lost_and_nothing_fails_among_sixty_four_clients()
    {
        var customers = new List<string>();
        while (customers.Count * Fields.Length < Clients)
        {
            customers.Add(await CreateSharedAsync(customers.Count));
        }

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => RunAsync(client, customers))));

        output.WriteLine($"{statuses.Values.Sum()} requests in {Load.TotalSeconds} s: "
            + string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} x {pair.Key}"))
            + $"; {logged} interactions, {created.Count} customers created.");
        Assert.Empty(surprises);
        Assert.True(statuses[409] > 0, "No two clients wanted one name: nothing was tried.");
        await AssertEditsAsync();
        await AssertNamesAsync();
        Assert.Equal(logged, (await app.GetAsync("viewer", "/interactions/?limit=1")).Json.Number("total"));
    }

    private async Task RunAsync(int client, List<string> customers)
    {
        var (customer, field) = (customers[client / Fields.Length], Fields[client % Fields.Length]);
        var watch = Stopwatch.StartNew();
        for (var round = 1; watch.Elapsed < Load; round++)
        {
            await EditAsync(customer, field, field == "contract_value" ? $"{round}.00" : $"{field} {client} {round}");
            await CountAsync("viewer", "GET", Reads[(client + round) % Reads.Length], null, 200);
            await LogAsync(customer, client, round);
            await CreateAsync(round % Names);
        }
    }

    private async Task<string> CreateSharedAsync(int number)
    {
        var body = JsonSerializer.Serialize(new { company_name = $"Shared {number}", status = "active" });
        var answer = await app.SendAsync("manager", "POST", "/customers/", body);
        Assert.Equal(201, answer.Status);
        return answer.Json.Text("id");
    }

    private async Task EditAsync(string customer, string field, string value)
    {
        var answer = await CountAsync("manager", "PUT", $"/customers/{customer}", new Dictionary<string, string> { [field] = value }, 200, 409, 412);
        if (answer.Status == 200)
        {
            written[(customer, field)] = value;
        }
    }

    private async Task LogAsync(string customer, int client, int round)
    {
        var body = new
        {
            customer_id = customer,
            interaction_type = "call",
            subject = string.Create(CultureInfo.InvariantCulture, $"Call {client}.{round}"),
            description = "Talked",
            performed_by = $"Client {client}",
        };
        if ((await CountAsync("viewer", "POST", "/interactions/", body, 201)).Status == 201)
        {
            Interlocked.Increment(ref logged);
        }
    }

    private async Task CreateAsync(int number)
    {
        var name = $"Wanted {number}";
        if ((await CountAsync("manager", "POST", "/customers/", new { company_name = name }, 201, 409)).Status == 201)
        {
            created.AddOrUpdate(name, 1, (_, count) => count + 1);
        }
    }

    private async Task<Answer> CountAsync(string role, string method, string path, object? body, params int[] expected)
    {
        var answer = await app.SendAsync(role, method, path, body is null ? null : JsonSerializer.Serialize(body));
        statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
        if (!expected.Contains(answer.Status))
        {
            surprises.Add($"{method} {path}: {answer}");
        }

        return answer;
    }

    private async Task AssertEditsAsync()
    {
        foreach (var customer in written.GroupBy(pair => pair.Key.Customer))
        {
            var stored = (await app.GetAsync("viewer", $"/customers/{customer.Key}")).Json.At("customer");
            Assert.All(customer, pair => Assert.Equal((pair.Key.Field, pair.Value), (pair.Key.Field, stored.Text(pair.Key.Field))));
        }
    }

    private async Task AssertNamesAsync()
    {
        Assert.All(created, pair => Assert.Equal((pair.Key, 1), (pair.Key, pair.Value)));
        var list = (await app.GetAsync("viewer", "/customers/?search=Wanted&limit=1000")).Json;
        Assert.Equal(created.Keys.Order(StringComparer.Ordinal), list.At("customers").EnumerateArray().Select(row => row.Text("company_name")).Order(StringComparer.Ordinal));
    }
}
