using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Scheduler;

/// <summary>Every night all scores: as of midnight by the timer, as of now by hand.</summary>
public sealed class DailyScores(NightlyRecalculation nightly, ShardRuns runs) : IScheduledJob
{
    public string Id => "daily_health_scores";

    public string Name => "Calculate daily health scores";

    public JobSchedule Schedule { get; } = new(Schedules.DailyScores);

    public Task StartAsync(TenantId tenant, CancellationToken cancellationToken) => nightly.StartAsync(cancellationToken);

    public Task<Run> RunAsync(TenantId tenant, CancellationToken cancellationToken) =>
        runs.StartAsync(tenant, ScoreCalculation.JobName, cancellationToken);
}
