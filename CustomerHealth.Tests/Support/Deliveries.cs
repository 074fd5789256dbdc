using System.Text;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Tests.Support;

/// <summary>The host's part, by hand: leases messages, gives them to the dispatcher, deletes what was handled and shows again what failed.</summary>
public static class Deliveries
{
    /// <summary>No message may fail more often; the real host gives up as well.</summary>
    private const int MostFailures = 20;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Delivers the text of a message, wherever it came from.</summary>
    public static Task DeliverAsync(this ServiceUnderTest service, string queue, string text) =>
        service.Get<MessageDispatcher>().DispatchAsync(queue, text, CancellationToken.None);

    /// <summary>Handles a message that never was in a queue.</summary>
    public static Task RunAsync<T>(this ServiceUnderTest service, T message)
        where T : IMessage<T> =>
        service.Get<IMessageHandler<T>>().HandleAsync(ServiceUnderTest.Tenant, message, CancellationToken.None);

    /// <summary>Takes every visible message out of a queue without delivering it.</summary>
    public static async Task<IReadOnlyList<string>> TakeAsync(this ServiceUnderTest service, string queue = QueueNames.Events)
    {
        var texts = new List<string>();
        while (await service.Store.ReceiveAsync(queue, QueueLimits.ReceiveCount, Lease, CancellationToken.None) is { Count: > 0 } leases)
        {
            foreach (var lease in leases)
            {
                texts.Add(TextOf(lease));
                await service.Store.DeleteAsync(queue, lease, CancellationToken.None);
            }
        }

        return texts;
    }

    /// <summary>Handles every visible message of all queues until none is left, also those that handling brings forth.</summary>
    /// <returns>How many deliveries failed and were repeated.</returns>
    public static async Task<int> DrainAsync(this ServiceUnderTest service)
    {
        var failures = 0;
        for (var busy = true; busy;)
        {
            busy = false;
            foreach (var queue in new[] { QueueNames.Events, QueueNames.Shards, QueueNames.Outbox })
            {
                foreach (var lease in await service.Store.ReceiveAsync(queue, 1, Lease, CancellationToken.None))
                {
                    busy = true;
                    failures += await HandleAsync(service, queue, lease, giveUp: failures >= MostFailures) ? 0 : 1;
                }
            }
        }

        return failures;
    }

    /// <summary>Handles everything there is and everything asked for later: roll-ups, then dashboards.</summary>
    /// <returns>How many deliveries failed and were repeated.</returns>
    public static async Task<int> SettleAsync(this ServiceUnderTest service)
    {
        var failures = await service.DrainAsync();
        service.Clock.Advance(TimeSpan.FromSeconds(10));
        failures += await service.DrainAsync();
        service.Clock.Advance(TimeSpan.FromSeconds(3));
        return failures + await service.DrainAsync();
    }

    private static async Task<bool> HandleAsync(ServiceUnderTest service, string queue, QueueLease lease, bool giveUp)
    {
        try
        {
            await service.DeliverAsync(queue, TextOf(lease));
        }
        catch (StorageUnavailableException) when (!giveUp)
        {
            await service.Store.ExtendAsync(queue, lease, TimeSpan.Zero, CancellationToken.None);
            return false;
        }

        await service.Store.DeleteAsync(queue, lease, CancellationToken.None);
        return true;
    }

    private static string TextOf(QueueLease lease) => Encoding.UTF8.GetString(lease.Body!.Value.Span);
}
