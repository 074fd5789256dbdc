using System.Globalization;
using System.Text;
using CustomerHealth.Benchmarks.Setting;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Benchmarks.Nightly;

/// <summary>
/// The nightly recalculation of customers that all have news: two months have closed since their last event, so each writes three
/// rows; beside it a night without news. Worked on as host.json says: four messages at a time, the next four when they are done.
/// </summary>
internal static class NightlyScenario
{
    private const string Kind = "customer";
    private const int EventsEach = 12;
    private const int BatchSize = 4;
    private const int WithinTheMonth = 28;
    private const int AcrossTwoMonths = 61;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    public static async Task RunAsync()
    {
        var table = new Table(
            "Nightly recalculation after quiet days; two months close in 61 of them and all customers have news, none has after 28",
            "customers × shards", "seconds", "customers/s", "rows written", "table requests/1,000", "queue requests/1,000", "again: requests/shard", "CPU µs/customer", "kB/customer");
        await MeasureAsync(table, 10_000, 6, WithinTheMonth);
        await MeasureAsync(table, 10_000, 6, AcrossTwoMonths);
        await MeasureAsync(table, 977, 0, AcrossTwoMonths);
        table.Print();
    }

    private static async Task MeasureAsync(Table table, int customers, int shardBits, int quietDays)
    {
        using var folder = new TemporaryFolder();
        var clock = new BenchClock(Start);
        await using var product = await Product.OpenAsync(folder.Store, clock, shardBits);
        await SampleCustomers.CreateAsync(product, Kind, customers);
        await SampleCustomers.AddEventsAsync(product, Kind, customers, EventsEach);

        var shards = 1 << shardBits;
        clock.Advance(TimeSpan.FromDays(quietDays));
        var (effort, usage) = await NightAsync(product);
        var texts = new MessageTexts();
        var before = product.Meter.Snapshot();
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        for (var shard = 0; shard < shards; shard++)
        {
            await product.DispatchAsync(QueueNames.Shards, texts.Of(new RecalculateShard(day, shard)));
        }

        var again = product.Meter.Snapshot().Since(before).Counts.Where(IsTable).Sum(count => count.Value.Requests);
        table.Add(
            string.Create(CultureInfo.InvariantCulture, $"{customers:N0} × {shards}, after {quietDays} days"),
            effort.Time.TotalSeconds,
            customers / effort.Time.TotalSeconds,
            usage[StorageRequestKind.Transact, TableNames.Customers].Items,
            usage.Counts.Where(IsTable).Sum(count => count.Value.Requests) * 1_000d / customers,
            usage.Counts.Where(count => !IsTable(count)).Sum(count => count.Value.Requests) * 1_000d / customers,
            again / (double)shards,
            effort.Processor.TotalMicroseconds / customers,
            effort.Allocated / 1_000d / customers);
    }

    private static async Task<(Effort Effort, StorageUsage Usage)> NightAsync(Product product)
    {
        var queues = product.Get<IQueueStore>();
        var before = product.Meter.Snapshot();
        var effort = await Load.RunAsync(1, 1, async _ =>
        {
            await product.Get<NightlyRecalculation>().StartAsync(CancellationToken.None);
            while (await queues.ReceiveAsync(QueueNames.Shards, BatchSize, Lease, CancellationToken.None) is { Count: > 0 } leases)
            {
                await Task.WhenAll(leases.Select(lease => Task.Run(async () =>
                {
                    await product.DispatchAsync(QueueNames.Shards, Encoding.UTF8.GetString(lease.Body!.Value.Span));
                    await queues.DeleteAsync(QueueNames.Shards, lease, CancellationToken.None);
                })));
            }
        });
        return (effort, product.Meter.Snapshot().Since(before));
    }

    private static bool IsTable(KeyValuePair<(StorageRequestKind Kind, string Name), StorageCount> count) =>
        count.Key.Kind is StorageRequestKind.GetRow or StorageRequestKind.QueryPage or StorageRequestKind.Transact;
}
