using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using CustomerHealth.Benchmarks.Setting;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Metering;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Benchmarks.Intake;

/// <summary>
/// Events over HTTP: until the 202, which promises that they are durable, and until the workers of the same process have applied them.
/// Client and server share the processors.
/// </summary>
internal static class IntakeScenario
{
    private const string Kind = "customer";
    private const int Customers = 2_000;
    private const int Singles = 4_000;
    private const int Batches = 20;
    private const int BatchSize = 1_000;

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        await using (var product = await Product.OpenAsync(folder.Store, TimeProvider.System))
        {
            await SampleCustomers.CreateAsync(product, Kind, Customers);
        }

        var table = new Table(
            $"Intake over HTTP, events of {Customers:N0} customers",
            "posts", "at once", "events", "events/s durable", "events/s applied", "durable, workers off", "CPU µs/event", "B/event");
        var (alone, together) = (new List<Posted>(), new List<Posted>());
        foreach (var works in (bool[])[false, true])
        {
            await using var app = await LocalServer.StartAsync(folder.Store, works);
            var into = works ? together : alone;
            if (works)
            {
                await AppliedAsync(app, alone.Sum(posted => posted.Events)); // what the first round left in the queue
            }

            var posts = new Posts(app, works, first: works ? 50_000_000 : 0);
            await posts.PostAsync(1, 32, 200);
            into.Add(await posts.PostAsync(1, 32, Singles));
            into.Add(await posts.PostAsync(BatchSize, 4, Batches));
        }

        foreach (var (off, on) in alone.Zip(together))
        {
            table.Add(
                on.Size == 1 ? "single" : $"batches of {on.Size:N0}", on.Clients, on.Events,
                on.EventsPerSecond, on.Events / on.UntilApplied.TotalSeconds, off.EventsPerSecond,
                off.Effort.Processor.TotalMicroseconds / off.Events, off.Effort.Allocated / (double)off.Events);
        }

        table.Print();
        Console.WriteLine("CPU and bytes per event: client and server, workers off.");
    }

    private static async Task AppliedAsync(LocalApp app, long events)
    {
        var meter = app.Services.GetRequiredService<EventMeter>();
        var patience = Stopwatch.StartNew();
        while (meter.Read().Applied < events && patience.Elapsed < TimeSpan.FromMinutes(5))
        {
            await Task.Delay(5);
        }
    }

    private sealed record Posted(int Size, int Clients, Effort Effort, TimeSpan UntilApplied)
    {
        public int Events => Size * Effort.Done;

        public double EventsPerSecond => Events / Effort.Time.TotalSeconds;
    }

    private sealed class Posts(LocalApp app, bool works, int first)
    {
        private readonly EventMeter meter = app.Services.GetRequiredService<EventMeter>();
        private int nextEvent = first;

        public async Task<Posted> PostAsync(int size, int clients, int count)
        {
            var bodies = Enumerable.Range(0, count).Select(_ => Body(size)).ToList();
            using var http = app.CreateClient();
            var applied = meter.Read().Applied;
            var watch = Stopwatch.StartNew();
            var effort = await Load.RunAsync(clients, count, async number =>
            {
                using var content = new ByteArrayContent(bodies[number]);
                content.Headers.ContentType = new MediaTypeHeaderValue(
                    size == 1 ? "application/cloudevents+json" : "application/cloudevents-batch+json");
                using var answer = await http.PostAsync(new Uri("api/platform/events", UriKind.Relative), content);
                answer.EnsureSuccessStatusCode();
            });
            if (works)
            {
                await AppliedAsync(app, applied + (size * count));
            }

            return new Posted(size, clients, effort, watch.Elapsed);
        }

        private byte[] Body(int size)
        {
            var now = DateTimeOffset.UtcNow;
            var events = Enumerable.Range(0, size).Select(_ =>
                SampleEvents.CloudEvent(SampleCustomers.IdOf(Kind, (int)((uint)(nextEvent * 7919L) % Customers)), nextEvent++, now));
            return Encoding.UTF8.GetBytes(size == 1 ? events.First() : $"[{string.Join(',', events)}]");
        }
    }
}
