using System.Text.Json;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Events;

/// <summary>Applies the events of one message.</summary>
public sealed class ApplyEventsHandler(ShardMap shards, EventApplier applier, IBlobStore blobs, RollupRequests rollups)
    : IMessageHandler<ApplyEvents>
{
    public async Task HandleAsync(TenantId tenant, ApplyEvents message, CancellationToken cancellationToken)
    {
        PermanentMessageException.ThrowIfNoShard(shards, message.Shard);
        var events = message.Blob is null ? message.Events : await FetchAsync(message.Blob, cancellationToken);
        if (events.Contains(null))
        {
            throw new PermanentMessageException("malformed", "One of the events is null.");
        }

        await applier.ApplyAsync(tenant, message.Shard, events, cancellationToken);

        // Also after a message that had been applied before: its first run may have stopped right here.
        await rollups.RequestAsync(tenant, message.Shard, cancellationToken);
        if (message.Blob is not null)
        {
            await blobs.DeleteAsync(BlobContainers.Intake, message.Blob, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<AcceptedEvent>> FetchAsync(string blob, CancellationToken cancellationToken)
    {
        // A blob is deleted after its events were applied, so a missing one has nothing left to apply.
        if (await blobs.GetAsync(BlobContainers.Intake, blob, cancellationToken) is not { } content)
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize(content.Span, EventsJson.Default.IReadOnlyListAcceptedEvent)
                ?? throw new PermanentMessageException("malformed", $"The blob {blob} is JSON null.");
        }
        catch (JsonException exception)
        {
            throw new PermanentMessageException("malformed", $"The blob {blob} holds no events: {exception.Message}");
        }
    }
}
