namespace CustomerHealth.Service.Runs;

/// <summary>
/// Waits for work that other instances do. They ring no bell here, so the store is asked again and again: after 25 ms, later every 500 ms.
/// </summary>
public sealed class Waiting(TimeProvider time)
{
    /// <summary>The longest wait a caller gets.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>What was seen last: done, or as far as it had come when the time was over.</summary>
    /// <param name="atMost">Never more than <see cref="Longest"/> is waited.</param>
    public async Task<T> UntilAsync<T>(
        Func<CancellationToken, Task<T>> look, Func<T, bool> isDone, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var longest = atMost < Longest ? atMost : Longest;
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var seen = await look(cancellationToken);
            var left = longest - time.GetElapsedTime(began);
            if (isDone(seen) || left <= TimeSpan.Zero)
            {
                return seen;
            }

            await Task.Delay(left < pause ? left : pause, time, cancellationToken);
        }
    }
}
