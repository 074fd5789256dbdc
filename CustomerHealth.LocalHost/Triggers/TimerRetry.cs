namespace CustomerHealth.LocalHost.Triggers;

/// <summary>How often a failed timer function is tried again before its next time, and after which pauses.</summary>
public sealed record TimerRetry(int Count, TimeSpan FirstPause, TimeSpan LongestPause)
{
    /// <summary>Not at all, which is what the host does with a function that says nothing.</summary>
    public static TimerRetry None { get; } = new(0, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Twice as long each time, up to the longest.</summary>
    /// <param name="retry">From 1.</param>
    public TimeSpan PauseBefore(int retry)
    {
        var pause = FirstPause * Math.Pow(2, retry - 1);
        return pause < LongestPause ? pause : LongestPause;
    }
}
