using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Scheduler;

/// <summary>
/// Every hour the scheduled reports that are due. None can be scheduled yet, so none is ever due: a run has nothing to do, and is complete
/// as soon as it is asked for.
/// </summary>
public sealed class DueReports(RunStore runs, TimeProvider time) : IScheduledJob
{
    private const string JobName = "due-reports";

    public string Id => "scheduled_reports";

    public string Name => "Run scheduled reports";

    public JobSchedule Schedule { get; } = new(Schedules.DueReports);

    public Task StartAsync(TenantId tenant, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<Run> RunAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var run = new Run(Guid.CreateVersion7(now), JobName, now, Shards: 0);
        await runs.TryAddAsync(tenant, run, cancellationToken);
        return run;
    }
}
