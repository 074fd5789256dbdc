using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Messaging;

/// <summary>A message that can never be handled. It becomes a dead row with this reason, and the queue goes on.</summary>
public sealed class PermanentMessageException : Exception
{
    public PermanentMessageException()
    {
    }

    public PermanentMessageException(string message)
        : base(message)
    {
    }

    public PermanentMessageException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <param name="reason">A short stable word such as <c>unknown-customer</c>.</param>
    /// <param name="message">The sentence for people.</param>
    public PermanentMessageException(string reason, string message)
        : base(message) => Reason = reason;

    public string Reason { get; } = "permanent";

    /// <summary>Refuses a message about a shard that the store does not have: its rows would be read by nobody.</summary>
    public static void ThrowIfNoShard(ShardMap shards, int shard)
    {
        if (!shards.Has(shard))
        {
            throw new PermanentMessageException("unknown-shard", $"The store has {shards.Count} shards and no shard {shard}.");
        }
    }
}
