using CustomerHealth.Service.AlertMails;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Scheduler;

/// <summary>
/// Every hour the scheduled reports that are due: each is taken once, whoever asks, and made by way of the queue. The timer also begins
/// the daily mail about alerts, and looks for what was left lying: reports and mails whose maker died, and reports older than they are kept.
/// </summary>
public sealed class DueReports(
    ReportSchedules schedules,
    UnfinishedReports unfinished,
    AlertDigest digest,
    OutboxQueue outbox,
    ReportRetention retention,
    RunStore runs,
    TimeProvider time) : IScheduledJob
{
    private const string JobName = "due-reports";

    public string Id => "scheduled_reports";

    public string Name => "Run scheduled reports";

    public JobSchedule Schedule { get; } = new(Schedules.DueReports);

    public async Task StartAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        // Each on its own: what is left lying must not wait for somebody to mend what comes before it.
        Func<Task>[] steps =
        [
            async () => await schedules.AskAsync(tenant, await schedules.TakeDueAsync(tenant, cancellationToken), run: null, cancellationToken),
            () => unfinished.AskAsync(tenant, cancellationToken),
            () => digest.StartAsync(tenant, cancellationToken),
            () => outbox.SweepAsync(tenant, cancellationToken),
            () => retention.SweepAsync(tenant, cancellationToken),
        ];
        var faults = new List<Exception>();
        foreach (var step in steps)
        {
            try
            {
                await step();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                faults.Add(fault);
            }
        }

        if (faults.Count > 0)
        {
            throw new AggregateException("The hourly work on reports and mails failed in part; the timer tries again.", faults);
        }
    }

    public async Task<Run> RunAsync(TenantId tenant, CancellationToken cancellationToken) =>
        (await TakeAsync(tenant, cancellationToken)).Run;

    /// <summary>A run by hand, and the reports it took: a part of the run each.</summary>
    public async Task<(Run Run, IReadOnlyList<ReportEntry> Reports)> TakeAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var reports = await schedules.TakeDueAsync(tenant, cancellationToken);
        var run = new Run(Guid.CreateVersion7(now), JobName, now, reports.Count);
        await runs.TryAddAsync(tenant, run, cancellationToken);
        await schedules.AskAsync(tenant, reports, run.Id, cancellationToken);
        return (run, reports);
    }
}
