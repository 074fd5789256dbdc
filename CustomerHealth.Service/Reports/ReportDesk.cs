using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Reports;

/// <summary>Takes orders for single reports.</summary>
public sealed class ReportDesk(ReportStore store, MessageSender sender, Waiting waiting, TimeProvider time)
{
    /// <summary>The report is in the history, pending, and durable when this returns.</summary>
    public async Task<ReportEntry> OrderAsync(
        TenantId tenant, ReportType type, ReportFilters filters, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var entry = new ReportEntry(
            ReportIds.New(now), null, null, type, filters, null, now, [], ReportStatus.Pending, 0, null, null, null, null);

        // Nobody else has the id: where its row exists already, an earlier try of this very request wrote it.
        await store.TransactAsync(ReportRows.Added(tenant, entry, now), cancellationToken);
        await sender.SendAsync(tenant, new GenerateReport(entry.Id), cancellationToken);
        return entry;
    }

    /// <summary>The report when it has ended, or as far as it is after <see cref="Waiting.Longest"/>.</summary>
    public Task<ReportEntry> WaitAsync(TenantId tenant, ReportEntry entry, CancellationToken cancellationToken) => waiting.UntilAsync(
        async token => await store.FindAsync(tenant, entry.Id, token) ?? throw new StorageUnavailableException($"Report {entry.Id} is gone."),
        seen => seen.IsEnded,
        Waiting.Longest,
        cancellationToken);
}
