using CustomerHealth.Service.Nightly;
using Microsoft.Azure.Functions.Worker;

namespace CustomerHealth.Functions.Host;

/// <summary>The timers. Each only starts its job; a double or late start does no harm.</summary>
public sealed class TimerFunctions(NightlyRecalculation nightly)
{
    [Function("NightlyRecalculation")]
    public Task RecalculateNightly(
        [TimerTrigger(NightlyRecalculation.Schedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        nightly.StartAsync(cancellationToken);
}
