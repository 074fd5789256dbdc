namespace CustomerHealth.LocalHost.Queues;

/// <summary>The pauses between looks into an empty queue: doubled each time, spread by a fifth so that processes do not march in step.</summary>
public sealed class IdleBackoff(TimeSpan longest, Random random)
{
    private const double Spread = 0.2;

    private TimeSpan step = QueueSettings.ShortestPollingInterval;

    public TimeSpan Next()
    {
        var pause = step * (1 - Spread + (2 * Spread * random.NextDouble()));
        step = Min(step * 2, longest);
        return Min(pause < QueueSettings.ShortestPollingInterval ? QueueSettings.ShortestPollingInterval : pause, longest);
    }

    /// <summary>A message came: look again soon.</summary>
    public void Reset() => step = QueueSettings.ShortestPollingInterval;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
