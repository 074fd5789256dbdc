using System.Collections.Concurrent;

namespace CustomerHealth.LocalHost.Import;

/// <summary>Sends customers, then their events, through the public API.</summary>
public sealed class Submission(PlatformClient platform, ProgressLine progress)
{
    /// <summary>Requests at a time. More gains nothing on one machine, where the server shares the processor with us.</summary>
    private const int AtATime = 4;

    private readonly ConcurrentQueue<RejectedEvent> rejected = new();

    /// <summary>The events that were refused at the door, with the reason.</summary>
    public IReadOnlyCollection<RejectedEvent> Rejected => rejected;

    public async Task SendAsync(
        IReadOnlyCollection<CustomerSubmission> customers, IReadOnlyCollection<CloudEvent> events, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        progress.Begin("customers", customers.Count);
        await Parallel.ForEachAsync(customers, options, async (customer, cancellation) =>
        {
            await platform.PutCustomerAsync(customer, cancellation);
            progress.Add(1);
        });
        progress.Begin("events", events.Count);
        await Parallel.ForEachAsync(EventBatches.Of(events), options, async (batch, cancellation) =>
        {
            await SendAsync(batch, cancellation);
            progress.Add(batch.Events.Count);
        });
        progress.End();
    }

    private async Task SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        var answer = await platform.PostEventsAsync(batch, cancellationToken);
        foreach (var verdict in answer.Results.Where(verdict => verdict.Reason is not null))
        {
            rejected.Enqueue(new RejectedEvent(batch.Events[verdict.Index], $"{verdict.Reason} {verdict.Detail}".TrimEnd()));
        }
    }
}

/// <summary>An event that was refused, and why.</summary>
public sealed record RejectedEvent(CloudEvent Event, string Reason);
