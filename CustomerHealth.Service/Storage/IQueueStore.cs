namespace CustomerHealth.Service.Storage;

/// <summary>
/// Storage queues: at least once, no order. A received message is leased, and comes back when the lease ends without a delete.
/// </summary>
/// <remarks>
/// Bodies are bytes up to <see cref="QueueLimits.BodyBytes"/>; adapters put them on the wire as base64, as the Functions trigger
/// expects. Messages never expire. Every method may throw <see cref="StorageUnavailableException"/>.
/// </remarks>
public interface IQueueStore
{
    /// <summary>Returns once the message is durable. It becomes visible after <paramref name="delay"/> (0 to 7 days).</summary>
    Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Leases up to <paramref name="count"/> (1 to 32) visible messages; an empty list when there are none.</summary>
    Task<IReadOnlyList<QueueLease>> ReceiveAsync(string queue, int count, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Deletes a leased message. False: the lease was lost (the message was leased again or deleted), which is no error.</summary>
    Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken);

    /// <summary>Sets when a leased message is seen again, from now; the lease returned replaces the one given. Null: the lease was lost.</summary>
    Task<QueueLease?> ExtendAsync(string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Number of messages, leased and delayed ones included.</summary>
    Task<int> CountAsync(string queue, CancellationToken cancellationToken);
}

/// <summary>A message on loan.</summary>
/// <param name="Body">The bytes sent; null when the text on the wire is not base64, which only a foreign sender can cause.</param>
/// <param name="DequeueCount">How often the message was leased, this time included.</param>
public sealed record QueueLease(string Id, string PopReceipt, ReadOnlyMemory<byte>? Body, int DequeueCount, DateTimeOffset InsertedOn);
