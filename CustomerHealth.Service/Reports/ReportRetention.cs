using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Reports;

/// <summary>
/// Takes away reports that are older than they are kept, but none that is not done or has a mail that waits. The files go first: should it stop
/// half way, the next time finds the rest.
/// </summary>
public sealed partial class ReportRetention(
    ReportStore store, ReportFiles files, IOptions<ReportOptions> options, TimeProvider time, ILogger<ReportRetention> logger)
{
    /// <summary>So many at a time; what is left has another hour.</summary>
    private const int MostSwept = 200;

    public async Task SweepAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - TimeSpan.FromDays(options.Value.KeepDays);
        var old = await store.BeforeAsync(tenant, before, MostSwept, cancellationToken);
        var swept = 0;
        foreach (var report in old.Where(report => report.IsEnded))
        {
            var deliveries = await store.DeliveriesAsync(tenant, report.Id, cancellationToken);
            if (!deliveries.Any(delivery => delivery.Status == ReportDeliveryStatus.Waiting))
            {
                await files.DeleteAsync(tenant, report, cancellationToken);
                await RemoveAsync(tenant, report, deliveries, cancellationToken);
                swept++;
            }
        }

        if (swept > 0)
        {
            Swept(swept, options.Value.KeepDays);
        }
    }

    private Task RemoveAsync(
        TenantId tenant, ReportEntry report, IReadOnlyList<ReportDelivery> deliveries, CancellationToken cancellationToken)
    {
        var partition = ReportRows.PartitionOf(tenant);
        return store.TransactAsync(
            [
                RowOperation.DeleteIfUnchanged(partition, ReportRows.EntryKey(report.Id), report.ETag!),
                .. deliveries.Select(delivery => RowOperation.Delete(partition, ReportRows.DeliveryKey(report.Id, delivery.Place))),
            ],
            cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Swept {Count} reports that are older than {Days} days.")]
    private partial void Swept(int count, int days);
}
