using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Surfaces;
using Xunit;
using Xunit.Abstractions;

namespace CustomerHealth.Tests.EndToEnd;

/// <summary>Two processes share one store, and one of them is killed while events flow.</summary>
[Collection(AloneCollection.Name)]
public sealed class KilledProcessTests(ITestOutputHelper output)
{
    private const int Customers = 8;
    private const int Batches = 80;
    private const int BatchEvents = 15;

    [Fact]
    public async Task Nothing_is_lost_and_nothing_counts_twice_when_a_process_is_killed()
    {
        using var folder = new TemporaryFolder();
        var watch = Stopwatch.StartNew();
        var storage = await TestStorage.ForProcessesAsync();
        using var doomed = await LocalProcess.StartAsync(folder.File("data"), storage, TestProduct.Today);
        using var other = await LocalProcess.StartAsync(folder.File("data"), storage, TestProduct.Today);
        for (var number = 0; number < Customers; number++)
        {
            using var put = await other.Http.PutAsJsonAsync($"/api/platform/customers/c{number}", new { name = $"Company {number}" });
            put.EnsureSuccessStatusCode();
        }

        var sent = 0;
        var retries = 0;
        var left = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, Batches), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (batch, _) =>
        {
            var tries = await SendAsync(batch, batch % 2 == 0 ? [doomed.Http, other.Http] : [other.Http, doomed.Http]);
            Interlocked.Add(ref retries, tries);
            if (Interlocked.Increment(ref sent) == Batches / 2)
            {
                left = await ProcessQueues.WaitingAsync(other.Http);
                doomed.Kill();
            }
        });
        output.WriteLine($"sent after {watch.Elapsed}; {left} messages waited or were in hand at the kill; {retries} posts were repeated");
        await ProcessQueues.DrainAsync(other.Http);

        var control = await ControlAsync();
        for (var number = 0; number < Customers; number++)
        {
            var health = await other.Http.GetFromJsonAsync<JsonElement>($"/api/platform/customers/c{number}/health");
            Assert.Equal(Batches * BatchEvents / Customers, health.Number("events"));
            Assert.Equal(control[number], health.At("scores").GetRawText());
        }

        output.WriteLine($"{Batches * BatchEvents} events whole after {watch.Elapsed}");
        Assert.True(retries > 0, "The kill met no request: nothing was tried.");
    }

    /// <summary>The events go round all customers: what each has done does not depend on the order in which batches arrive.</summary>
    private static string BatchOf(int batch)
    {
        var events = Enumerable.Range(batch * BatchEvents, BatchEvents).Select(number =>
        {
            var (type, data) = (number / Customers % 4) switch
            {
                0 => ("login", """{"count":2}"""),
                1 => ("feature_used", $$"""{"feature":"f{{number % 5}}"}"""),
                2 => ("ticket", """{"priority":"low","status":"closed"}"""),
                _ => ("invoice", """{"amount":9.5,"due_date":"2025-05-01","paid_date":"2025-04-30"}"""),
            };
            var day = TestProduct.Today.AddDays(-(number % 80)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return TestProduct.Event($"e{number}", type, $"c{number % Customers}", data, day);
        });
        return $"[{string.Join(',', events)}]";
    }

    /// <summary>Sends until somebody takes it. How often it had to be repeated.</summary>
    private static async Task<int> SendAsync(int batch, HttpClient[] servers)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var content = TestProduct.Json(BatchOf(batch));
                using var answer = await servers[tries % servers.Length].PostAsync("/api/platform/events", content);
                if (answer.IsSuccessStatusCode)
                {
                    return tries;
                }
            }
            catch (HttpRequestException) when (tries < 20)
            {
                // Refused or cut off; whether it was taken nobody knows, which is what the ids are for.
            }
        }
    }

    /// <summary>The scores of the same events in one process that nobody killed.</summary>
    private static async Task<List<string>> ControlAsync()
    {
        await using var product = await TestProduct.StartAsync();
        for (var number = 0; number < Customers; number++)
        {
            await product.AddCustomerAsync($"c{number}", $"Company {number}");
        }

        for (var batch = 0; batch < Batches; batch++)
        {
            await SendAsync(batch, [product.Http]);
        }

        await product.DrainAsync();
        var scores = new List<string>();
        for (var number = 0; number < Customers; number++)
        {
            scores.Add((await product.GetAsync($"/api/platform/customers/c{number}/health")).Json.At("scores").GetRawText());
        }

        return scores;
    }
}
