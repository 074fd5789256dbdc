namespace CustomerHealth.Service.Storage;

/// <summary>
/// What Storage queues accept. Source: learn.microsoft.com/azure/storage/queues/scalability-targets.
/// </summary>
public static class QueueLimits
{
    /// <summary>Bytes of a body: 64 KiB on the wire, of which base64 leaves three quarters.</summary>
    public const int BodyBytes = 48 * 1024;

    /// <summary>Messages of one receive.</summary>
    public const int ReceiveCount = 32;

    /// <summary>The longest lease or delay.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7);

    /// <summary>The shortest lease of a receive; the cloud refuses 0 there. An extension may be 0: seen again at once.</summary>
    public static readonly TimeSpan ShortestLease = TimeSpan.FromSeconds(1);

    /// <exception cref="StorageLimitException">The body is too large or the delay out of range.</exception>
    public static void CheckSend(int bodyBytes, TimeSpan delay)
    {
        if (bodyBytes > BodyBytes)
        {
            throw new StorageLimitException($"A message has at most {BodyBytes} bytes, this one {bodyBytes}.");
        }

        CheckDelay(delay);
    }

    /// <exception cref="StorageLimitException">The count or the lease is out of range.</exception>
    public static void CheckReceive(int count, TimeSpan lease)
    {
        if (count is < 1 or > ReceiveCount)
        {
            throw new StorageLimitException($"A receive takes 1 to {ReceiveCount} messages, not {count}.");
        }

        if (lease < ShortestLease || lease > LongestDelay)
        {
            throw new StorageLimitException($"A lease is 1 second to 7 days, not {lease}.");
        }
    }

    /// <exception cref="StorageLimitException">The delay is negative or over seven days.</exception>
    public static void CheckDelay(TimeSpan delay)
    {
        if (delay < TimeSpan.Zero || delay > LongestDelay)
        {
            throw new StorageLimitException($"A delay is 0 to 7 days, not {delay}.");
        }
    }

    /// <summary>The service counts in seconds; a lease should rather last a little longer than asked.</summary>
    public static TimeSpan WholeSeconds(TimeSpan time) => TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds));
}
