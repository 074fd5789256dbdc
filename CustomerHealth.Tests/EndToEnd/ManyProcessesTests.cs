using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CustomerHealth.LocalHost;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.Service.Events;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Surfaces;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace CustomerHealth.Tests.EndToEnd;

/// <summary>
/// Eight processes on one store, all at work on the same few customers: a minute on Azurite, ten seconds on the embedded store. Each event
/// sent stands in its customer's state once, and each state is the fold of its rows.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class ManyProcessesTests(ITestOutputHelper output)
{
    private const int Processes = 8;
    private const int Senders = 32;
    private const int Customers = 24;
    private const int BatchEvents = 6;
    private const int Tries = 20;

    /// <summary>One batch of so many is sent to the neighbour as well.</summary>
    private const int Repeated = 5;

    private static readonly TimeSpan Load = TestStorage.Kind == StorageKind.Azurite ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(10);

    [Fact]
    public async Task No_event_is_lost_and_none_counts_twice_among_eight_processes()
    {
        using var folder = new TemporaryFolder();
        var storage = await TestStorage.ForProcessesAsync();
        var processes = new List<LocalProcess>();
        try
        {
            while (processes.Count < Processes)
            {
                processes.Add(await LocalProcess.StartAsync(folder.File("data"), storage, TestProduct.Today));
            }

            await PutCustomersAsync(processes[0].Http);
            var sent = (await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender =>
                SendAsync(sender, processes[sender % Processes].Http, processes[(sender + 1) % Processes].Http)))).Sum();
            await ProcessQueues.DrainAsync(processes[0].Http);

            var metering = await MeteringAsync(processes);
            await AssertWholeAsync(storage, folder, sent);
            var conflicts = Report(sent, metering);
            Assert.True(conflicts > 0, "No two processes met on a customer: nothing was tried.");
            Assert.Equal((sent, 0), (metering.At("events").Number("applied"), metering.At("events").Number("dead")));
        }
        finally
        {
            foreach (var process in processes)
            {
                process.Dispose();
            }
        }
    }

    private static async Task PutCustomersAsync(HttpClient http)
    {
        for (var number = 0; number < Customers; number++)
        {
            using var put = await http.PutAsJsonAsync($"/api/platform/customers/c{number}", new { name = $"Company {number}" });
            put.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Batch after batch, each once the one before has taken effect: what a busy client does. How many events it sent.</summary>
    private static async Task<int> SendAsync(int sender, HttpClient own, HttpClient neighbour)
    {
        var watch = Stopwatch.StartNew();
        var sent = 0;
        for (var batch = 0; watch.Elapsed < Load; batch++)
        {
            var body = Batch(sender, batch);
            await Task.WhenAll(batch % Repeated == 0 ? [PostAsync(own, body), PostAsync(neighbour, body)] : [PostAsync(own, body)]);
            sent += BatchEvents;
        }

        return sent;
    }

    /// <summary>A 503 is the product's word for "later"; whether the events were taken does not matter, since they have ids.</summary>
    private static async Task PostAsync(HttpClient http, string body)
    {
        for (var tries = 1; ; tries++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/platform/events") { Content = TestProduct.Json(body) };
            request.Headers.Add("Prefer", "wait=10");
            using var answer = await http.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || tries == Tries)
            {
                answer.EnsureSuccessStatusCode();
                return;
            }
        }
    }

    /// <summary>Two customers a batch; senders meet on them.</summary>
    private static string Batch(int sender, int batch) => $"[{string.Join(',', Enumerable.Range(0, BatchEvents).Select(number =>
        TestProduct.Event(
            $"{sender}-{batch}-{number}",
            "login",
            $"c{((batch * 2) + (number % 2)) % Customers}",
            $"{{\"count\":{1 + number}}}",
            TestProduct.Today.AddDays(-(batch % 60)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))))}]";

    /// <summary>The sums of all processes: each writes its own down when it is asked.</summary>
    private static async Task<JsonElement> MeteringAsync(IEnumerable<LocalProcess> processes)
    {
        JsonElement metering = default;
        foreach (var process in processes)
        {
            metering = await process.Http.GetFromJsonAsync<JsonElement>("/api/platform/metering");
        }

        return metering;
    }

    private static async Task AssertWholeAsync(string storage, TemporaryFolder folder, int sent)
    {
        await using var app = await LocalApp.StartAsync(new LocalOptions
        {
            Storage = TestStorage.OfProcesses(storage, folder.File("data")),
            RunsFunctions = false,
        });
        var rows = 0;
        for (var number = 0; number < Customers; number++)
        {
            var state = await app.Services.GetRequiredService<CustomerReader>().FindAsync(TenantId.Main, $"c{number}", CancellationToken.None);
            var log = await app.Services.GetRequiredService<CustomerHealth.Service.Events.EventLog>().NewestAsync(TenantId.Main, state!, int.MaxValue, CancellationToken.None);
            Assert.Equal(log.Count, state!.Signals.EventCount);
            Assert.Equal(CustomerSignals.Empty.With([.. log.Select(TypedEvents.Of)]).ToBytes(), state.Signals.ToBytes());
            rows += log.Count;
        }

        Assert.Equal(sent, rows);
    }

    /// <summary>The figures, for whoever reads the run, and in TestResults for CI to print.</summary>
    /// <returns>How often a process found a customer changed by another.</returns>
    private int Report(int sent, JsonElement metering)
    {
        var transactions = metering.At("storage").EnumerateArray()
            .Single(line => line.Text("kind") == "Transact" && line.Text("name") == "Customers");
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"{Processes} processes, {Load.TotalSeconds:0} s on {TestStorage.Kind}: {sent} events sent, {metering.At("events").Number("applied")} applied, {metering.At("events").Number("duplicate")} duplicates; {transactions.Number("requests")} transactions on customers, {transactions.Number("conflicts")} of them in conflict with another process, {transactions.Number("refusals") - transactions.Number("conflicts")} refused for repeats");
        output.WriteLine(report);
        var results = Directory.CreateDirectory(Path.Combine(Repository.Root, "CustomerHealth.Tests", "TestResults"));
        File.WriteAllText(Path.Combine(results.FullName, $"processes-{TestStorage.Kind}.txt".ToLowerInvariant()), report + Environment.NewLine);
        return (int)transactions.Number("conflicts");
    }
}
