using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Reports;

/// <summary>What is said of a scheduled report.</summary>
public sealed record NewSchedule(
    string Name,
    ReportType Type,
    ReportFrequency Frequency,
    IReadOnlyList<string> Recipients,
    ReportFilters Filters,
    DateTimeOffset Next,
    bool IsActive);

/// <summary>Changes scheduled reports, and starts those that are due.</summary>
public sealed class ReportSchedules(ReportStore store, MessageSender sender, TimeProvider time)
{
    /// <summary>So often a change is tried that others are faster with.</summary>
    private const int MostTries = 5;

    public async Task<ScheduledReport> AddAsync(TenantId tenant, NewSchedule said, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var report = new ScheduledReport(
            ReportIds.New(now), said.Name, said.Type, said.Frequency, ScheduledReport.Once(said.Recipients), said.Filters,
            said.Next, said.Next.UtcDateTime.Day, said.IsActive, null, now, now, null);
        await store.AddAsync(tenant, report, cancellationToken);
        return report;
    }

    /// <summary>
    /// The report after the change; null when there is none. One that was off for so long that it would be due begins with its next regular
    /// time, unless the change says another.
    /// </summary>
    /// <param name="change">May be called several times.</param>
    public async Task<ScheduledReport?> ChangeAsync(
        TenantId tenant, Guid id, Func<ScheduledReport, ScheduledReport> change, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            if (await store.FindScheduleAsync(tenant, id, cancellationToken) is not { } report)
            {
                return null;
            }

            var changed = change(report);
            if (changed == report)
            {
                return report;
            }

            var now = time.GetUtcNow();
            changed = (IsSwitchedOnLate(report, changed, now) ? changed.After(now) : changed) with { UpdatedAt = now };
            if (await store.TryReplaceAsync(tenant, changed, cancellationToken))
            {
                return changed;
            }

            if (tries == MostTries)
            {
                throw new StorageUnavailableException($"Scheduled report {id} changes all the time.");
            }
        }
    }

    /// <summary>Switches between on and off.</summary>
    public Task<ScheduledReport?> ToggleAsync(TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(tenant, id, report => report with { IsActive = !report.IsActive }, cancellationToken);

    /// <summary>
    /// Makes a pending report of everything that is due, each once, however many ask at the same time: the schedule moves on in the same
    /// transaction. Nobody has been asked to make them yet: <see cref="AskAsync"/>.
    /// </summary>
    public async Task<IReadOnlyList<ReportEntry>> TakeDueAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var taken = new List<ReportEntry>();
        var now = time.GetUtcNow();
        foreach (var due in (await store.SchedulesAsync(tenant, cancellationToken)).Where(report => report.IsDueAt(now)).OrderBy(report => report.Next))
        {
            if (await TryTakeAsync(tenant, due, now, cancellationToken) is { } entry)
            {
                taken.Add(entry);
            }
        }

        return taken;
    }

    /// <param name="run">The run they belong to; null where nobody waits.</param>
    public async Task AskAsync(TenantId tenant, IReadOnlyList<ReportEntry> entries, Guid? run, CancellationToken cancellationToken)
    {
        for (var place = 0; place < entries.Count; place++)
        {
            await sender.SendAsync(tenant, new GenerateReport(entries[place].Id, run, place), cancellationToken);
        }
    }

    private static bool IsSwitchedOnLate(ScheduledReport before, ScheduledReport changed, DateTimeOffset now) =>
        changed.IsActive && !before.IsActive && changed.Next == before.Next && changed.Next <= now;

    private async Task<ReportEntry?> TryTakeAsync(TenantId tenant, ScheduledReport due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entry = new ReportEntry(
            ReportIds.New(now), due.Id, due.Name, due.Type, due.Filters, due.PeriodAt(now),
            now, due.Recipients, ReportStatus.Pending, 0, null, null, null, null);
        var outcome = await store.TransactAsync(
            [RowOperation.ReplaceIfUnchanged(ReportRows.Write(tenant, due.After(now)), due.ETag!), .. ReportRows.Added(tenant, entry, now)],
            cancellationToken);

        // Refused: somebody took or changed it, or a first try of ours did and its answer was lost. Then its report is there.
        return outcome.Committed || await store.FindAsync(tenant, entry.Id, cancellationToken) is not null ? entry : null;
    }
}
