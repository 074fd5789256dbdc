using System.Text.Json;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Metering;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Events;

/// <summary>
/// Packs events into messages: one shard a message, a customer's events together, as many as fit. An event too large for a message
/// travels as a blob.
/// </summary>
public sealed class EventQueue(MessageSender sender, IBlobStore blobs, ShardMap shards, EventMeter meter)
{
    private const int ParallelPuts = 16;
    private const int MessageBytes = QueueLimits.BodyBytes - MessageSender.EnvelopeBytes;

    /// <summary>Returns when every message is durable. What became durable before a fault counts as accepted, since it will be applied.</summary>
    public Task PutAsync(TenantId tenant, IEnumerable<AcceptedEvent> events, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            Pack(tenant, events),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelPuts, CancellationToken = cancellationToken },
            async (message, token) => await SendAsync(tenant, message, token));

    private async Task SendAsync(TenantId tenant, ApplyEvents message, CancellationToken cancellationToken)
    {
        var events = message.Events.Count;
        if (message.Blob is not null)
        {
            var content = JsonSerializer.SerializeToUtf8Bytes(message.Events, EventsJson.Default.IReadOnlyListAcceptedEvent);
            await blobs.PutAsync(BlobContainers.Intake, message.Blob, content, cancellationToken);
            message = message with { Events = [] };
        }

        await sender.SendAsync(tenant, message, cancellationToken);
        meter.CountAccepted(events);
    }

    private IEnumerable<ApplyEvents> Pack(TenantId tenant, IEnumerable<AcceptedEvent> events)
    {
        var byShard = events.GroupBy(accepted => shards.ShardOf(tenant, accepted.CustomerId));
        foreach (var shard in byShard)
        {
            var pack = new List<AcceptedEvent>();
            var bytes = 0;
            foreach (var accepted in shard.OrderBy(item => item.CustomerId, StringComparer.Ordinal))
            {
                var json = JsonSerializer.SerializeToUtf8Bytes(accepted, EventsJson.Default.AcceptedEvent);
                if (json.Length > MessageBytes)
                {
                    yield return new ApplyEvents(shard.Key, [accepted], Guid.NewGuid().ToString("N"));
                    continue;
                }

                if (pack.Count == EventLimits.EventsPerMessage || bytes + json.Length + 1 > MessageBytes)
                {
                    yield return new ApplyEvents(shard.Key, pack);
                    (pack, bytes) = ([], 0);
                }

                pack.Add(accepted);
                bytes += json.Length + 1;
            }

            if (pack.Count > 0)
            {
                yield return new ApplyEvents(shard.Key, pack);
            }
        }
    }
}
