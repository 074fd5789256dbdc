using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Reports;

/// <summary>
/// Asks for reports that somebody ordered or took and died before asking, or whose message failed too often because the store was away.
/// Asked for twice, a report is made once. One that was asked for every hour of a day and is still not made fails: whoever waits shall know.
/// </summary>
public sealed partial class UnfinishedReports(ReportStore store, MessageSender sender, TimeProvider time, ILogger<UnfinishedReports> logger)
{
    private const int MostAsks = 24;

    /// <summary>For how long whoever asked for a report has time to send its message, and somebody to make it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    public async Task AskAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        foreach (var (id, asks) in await store.UnfinishedAsync(tenant, time.GetUtcNow() - Grace, cancellationToken))
        {
            if (asks >= MostAsks)
            {
                await FailAsync(tenant, id, cancellationToken);
                continue;
            }

            AskedAgain(id, asks + 1);
            await store.TransactAsync([ReportRows.AskedAgain(tenant, id, asks + 1)], cancellationToken);
            await sender.SendAsync(tenant, new GenerateReport(id), cancellationToken);
        }
    }

    /// <summary>Unless it ended at this very moment.</summary>
    private async Task FailAsync(TenantId tenant, Guid id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, id, cancellationToken) is { IsEnded: false } report)
        {
            GaveUp(id, MostAsks);
            var failed = report with { Status = ReportStatus.Failed, Trouble = $"The report could not be made in {MostAsks} tries. The log has the reasons." };
            await store.TransactAsync(
                [
                    RowOperation.ReplaceIfUnchanged(ReportRows.Write(tenant, failed), report.ETag!),
                    RowOperation.Delete(ReportRows.PartitionOf(tenant), ReportRows.UnfinishedKey(id)),
                ],
                cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Report {Report} was not made for too long and is asked for again, time {Asks}.")]
    private partial void AskedAgain(Guid report, int asks);

    [LoggerMessage(Level = LogLevel.Error, Message = "Report {Report} was asked for {Asks} times and never made: it has failed.")]
    private partial void GaveUp(Guid report, int asks);
}
