using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Reports;

/// <summary>Scheduled reports and the history of reports: table <c>Reports</c>. What lists show is what the store has now.</summary>
public sealed class ReportStore(ITableStore tables)
{
    public async Task<ScheduledReport?> FindScheduleAsync(TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        await GetAsync(tenant, ReportRows.ScheduleKey(id), cancellationToken) is { } row ? ReportRows.ReadSchedule(row) : null;

    /// <summary>All scheduled reports, in no order. One request per 1,000.</summary>
    public async Task<IReadOnlyList<ScheduledReport>> SchedulesAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await tables.ReadAllAsync(QueryOf(tenant, ReportRows.Schedules), cancellationToken)
            .Select(ReportRows.ReadSchedule).ToListAsync(cancellationToken);

    public Task AddAsync(TenantId tenant, ScheduledReport report, CancellationToken cancellationToken) =>
        tables.TransactAsync(TableNames.Reports, [RowOperation.Add(ReportRows.Write(tenant, report))], cancellationToken);

    /// <summary>False when it changed since it was read, or is gone.</summary>
    public async Task<bool> TryReplaceAsync(TenantId tenant, ScheduledReport report, CancellationToken cancellationToken) =>
        (await TransactAsync([RowOperation.ReplaceIfUnchanged(ReportRows.Write(tenant, report), report.ETag!)], cancellationToken)).Committed;

    /// <summary>False when there is none. What was made of it stays.</summary>
    public async Task<bool> RemoveScheduleAsync(TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        (await TransactAsync([RowOperation.Delete(ReportRows.PartitionOf(tenant), ReportRows.ScheduleKey(id))], cancellationToken)).Committed;

    public async Task<ReportEntry?> FindAsync(TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        await GetAsync(tenant, ReportRows.EntryKey(id), cancellationToken) is { } row ? ReportRows.ReadEntry(row) : null;

    /// <summary>The history, the newest first. One request per 1,000.</summary>
    public IAsyncEnumerable<ReportEntry> HistoryAsync(TenantId tenant, CancellationToken cancellationToken) =>
        tables.ReadAllAsync(QueryOf(tenant, ReportRows.Entries), cancellationToken).Select(ReportRows.ReadEntry);

    /// <summary>The history since a moment, with nothing but types and states. One request per 1,000.</summary>
    public IAsyncEnumerable<(ReportType Type, ReportStatus Status)> CountedAsync(
        TenantId tenant, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var query = new TableQuery(
            TableNames.Reports,
            ReportRows.PartitionOf(tenant),
            ReportRows.Entries.From,
            $"{ReportRows.Entries.From}{ReportIds.DescendingFrom(since)}",
            ReportRows.Counted);
        return tables.ReadAllAsync(query, cancellationToken)
            .Select(row => ((ReportType)(row.GetInt32("Type") ?? 0), (ReportStatus)(row.GetInt32("Status") ?? 0)));
    }

    /// <summary>What became of a report's mails, in the order of its recipients. One request.</summary>
    public async Task<IReadOnlyList<ReportDelivery>> DeliveriesAsync(TenantId tenant, Guid report, CancellationToken cancellationToken) =>
        await tables.ReadAllAsync(QueryOf(tenant, ReportRows.DeliveriesOf(report)), cancellationToken)
            .Select(row => ReportRows.ReadDelivery(report, row)).ToListAsync(cancellationToken);

    /// <summary>Reports that are not done and were asked for before a moment, and how often they were asked for again. One request.</summary>
    public async Task<IReadOnlyList<(Guid Id, int Asks)>> UnfinishedAsync(TenantId tenant, DateTimeOffset before, CancellationToken cancellationToken) =>
        await tables.ReadAllAsync(QueryOf(tenant, ReportRows.Unfinished), cancellationToken)
            .Where(row => row.GetDateTime("Asked") < before)
            .Select(row => (Guid.ParseExact(row.RowKey[2..], "N"), row.GetInt32("Asks") ?? 0))
            .ToListAsync(cancellationToken);

    /// <summary>Reports that were asked for before a moment, the latest of them first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<ReportEntry>> BeforeAsync(
        TenantId tenant, DateTimeOffset moment, int most, CancellationToken cancellationToken)
    {
        var query = QueryOf(tenant, ($"{ReportRows.Entries.From}{ReportIds.DescendingFrom(moment)}", ReportRows.Entries.Before));
        return await tables.ReadAllAsync(query, cancellationToken).Select(ReportRows.ReadEntry).Take(most).ToListAsync(cancellationToken);
    }

    internal Task<TransactionOutcome> TransactAsync(IReadOnlyList<RowOperation> operations, CancellationToken cancellationToken) =>
        tables.TransactAsync(TableNames.Reports, operations, cancellationToken);

    private Task<TableRow?> GetAsync(TenantId tenant, string key, CancellationToken cancellationToken) =>
        tables.GetAsync(TableNames.Reports, ReportRows.PartitionOf(tenant), key, null, cancellationToken);

    private static TableQuery QueryOf(TenantId tenant, (string From, string Before) range) =>
        new(TableNames.Reports, ReportRows.PartitionOf(tenant), range.From, range.Before);
}
