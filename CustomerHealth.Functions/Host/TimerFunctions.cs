using CustomerHealth.Service.Nightly;
using Microsoft.Azure.Functions.Worker;

namespace CustomerHealth.Functions.Host;

/// <summary>The timers. Each only starts its job; a double or late start does no harm.</summary>
public sealed class TimerFunctions(NightlyRecalculation nightly)
{
    // A timer is not started again before its next time, unless it says so: a short outage must not cost a night.
    private const int Retries = 8;
    private const string FirstPause = "00:00:05";
    private const string LongestPause = "00:10:00";

    [Function("NightlyRecalculation")]
    [ExponentialBackoffRetry(Retries, FirstPause, LongestPause)]
    public Task RecalculateNightly(
        [TimerTrigger(NightlyRecalculation.Schedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        nightly.StartAsync(cancellationToken);
}
