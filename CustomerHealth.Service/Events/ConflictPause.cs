namespace CustomerHealth.Service.Events;

/// <summary>
/// The pause before a customer is read again that another process has just changed. Without it, processes that work on one customer refuse
/// each other's transactions over and over; a random pause lets one of them through. Full jitter: from nothing to a bound that doubles.
/// </summary>
public sealed class ConflictPause(TimeProvider time, Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(320);

    /// <param name="conflicts">How many there were in a row, this one included.</param>
    public Task WaitAsync(int conflicts, CancellationToken cancellationToken)
    {
        var bound = First * Math.Pow(2, conflicts - 1);
        return Task.Delay((bound < Longest ? bound : Longest) * random.NextDouble(), time, cancellationToken);
    }
}
