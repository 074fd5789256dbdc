using System.Text.Json.Serialization;

namespace CustomerHealth.LocalHost.Queues;

/// <summary>
/// <c>extensions.queues</c> of host.json, with the Functions host's own defaults and bounds
/// (learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue#hostjson-settings).
/// </summary>
public sealed record QueueSettings
{
    public static readonly TimeSpan ShortestPollingInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the Functions host leases a message while it is handled; it cannot be told otherwise.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan ShortestLease = TimeSpan.FromSeconds(1);

    private int? newBatchThreshold;

    /// <summary>Messages per receive, 1 to 32.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Receive again when no more than this many are being handled; half a batch unless set.</summary>
    public int NewBatchThreshold
    {
        get => newBatchThreshold ?? BatchSize / 2;
        init => newBatchThreshold = value;
    }

    /// <summary>The longest pause between two looks into an idle queue.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a failed message stays hidden before the next try.</summary>
    public TimeSpan VisibilityTimeout { get; init; }

    /// <summary>Tries before a message goes to the poison queue.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>
    /// The lease here, renewed at half time. Not of host.json: setting <c>Queues:Lease</c>, for a test that kills a process and does not
    /// want to wait ten minutes for its messages.
    /// </summary>
    [JsonIgnore]
    public TimeSpan LeaseTime { get; init; } = Lease;

    public string MessageEncoding { get; init; } = "base64";

    /// <exception cref="InvalidOperationException">A value the host would refuse too, or one the storage port cannot follow.</exception>
    public QueueSettings Checked()
    {
        Require(BatchSize is >= 1 and <= 32, "batchSize is 1 to 32");
        Require(NewBatchThreshold >= 0, "newBatchThreshold is 0 or more");
        Require(MaxPollingInterval >= ShortestPollingInterval, "maxPollingInterval is at least 100 ms");
        Require(VisibilityTimeout >= TimeSpan.Zero, "visibilityTimeout is 0 or more");
        Require(LeaseTime >= ShortestLease, "the lease (setting Queues:Lease) is at least 1 s");
        Require(MaxDequeueCount >= 1, "maxDequeueCount is 1 or more");

        // The storage port promises base64 on the wire; any other value would be a setting without effect.
        Require(string.Equals(MessageEncoding, "base64", StringComparison.OrdinalIgnoreCase), "messageEncoding must be base64");
        return this;
    }

    private static void Require(bool condition, string rule)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"host.json, extensions.queues: {rule}.");
        }
    }
}
