using CustomerHealth.Benchmarks.Setting;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Benchmarks.Apply;

/// <param name="Requests">To the table of customers.</param>
/// <param name="Conflicts">Transactions the store refused.</param>
/// <param name="Commits">Flushes of the disk.</param>
internal sealed record ApplyFigures(int Events, Effort Effort, long Requests, long Conflicts, long Commits)
{
    public double EventsPerSecond => Events / Effort.Time.TotalSeconds;

    public double AllocatedPerEvent => Effort.Allocated / (double)Events;

    public double ProcessorPerEvent => Effort.Processor.TotalMicroseconds / Events;
}

/// <summary>Messages of new events, from their text to the commit, as the queue function hands them over.</summary>
internal sealed class ApplyRun(Product product)
{
    public const string Kind = "customer";
    public const string HotKind = "hot";

    private readonly MessageTexts texts = new();
    private int nextEvent;

    /// <summary>Messages go round the customers.</summary>
    public Task<ApplyFigures> RunAsync(int size, int workers, int customers, TimeSpan atMost) =>
        RunAsync(size, workers, message => SampleCustomers.IdOf(Kind, message % customers), atMost);

    public Task<ApplyFigures> RunHotAsync(int customer, int workers, TimeSpan atMost) =>
        RunAsync(1, workers, _ => SampleCustomers.IdOf(HotKind, customer), atMost);

    private async Task<ApplyFigures> RunAsync(int size, int workers, Func<int, string> customerOf, TimeSpan atMost)
    {
        var messages = Enumerable.Range(0, MessagesOf(size)).Select(message => Text(customerOf(message), size)).ToList();
        var (usage, commits) = (product.Meter.Snapshot(), product.Store.Commits);
        var effort = await Load.RunAsync(workers, messages.Count, atMost, message => product.DispatchAsync(QueueNames.Events, messages[message]));
        var used = product.Meter.Snapshot().Since(usage).Counts.Where(count => count.Key.Name == TableNames.Customers).ToList();
        return new ApplyFigures(
            effort.Done * size,
            effort,
            used.Sum(count => count.Value.Requests),
            used.Sum(count => count.Value.Refusals),
            product.Store.Commits - commits);
    }

    /// <summary>More than a turn's work anywhere; making them is not measured.</summary>
    private static int MessagesOf(int size) => size == 1 ? 5_000 : 16_000 / size;

    private string Text(string customerId, int size)
    {
        var (checks, shards, now) = (product.Get<EventChecks>(), product.Get<ShardMap>(), DateTimeOffset.UtcNow);
        var events = Enumerable.Range(0, size).Select(_ => SampleEvents.Accepted(checks, customerId, nextEvent++, now)).ToList();
        return texts.Of(new ApplyEvents(shards.ShardOf(TenantId.Main, customerId), events));
    }
}
