using System.Diagnostics;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf;
using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Reports;

/// <summary>
/// Makes one report: what it says, its files, then one transaction that completes it and holds its mails. Delivered again before that it
/// makes it once more, in files of its own; after it, it only asks for mails that may wait.
/// </summary>
public sealed partial class GenerateReportHandler(
    ReportStore store,
    ReportWriter writer,
    ReportFiles files,
    ReportMails mails,
    RunStore runs,
    TimeProvider time,
    ILogger<GenerateReportHandler> logger) : IMessageHandler<GenerateReport>
{
    /// <summary>Counts of a run.</summary>
    public const string Generated = "generated";
    public const string Failed = "failed";

    /// <summary>So often the end of a report is written down against others who make the same one.</summary>
    private const int MostTries = 5;

    public async Task HandleAsync(TenantId tenant, GenerateReport message, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, message.Report, cancellationToken) is not { } entry)
        {
            return; // It was so old that it was swept.
        }

        var wasEnded = entry.IsEnded;
        if (!wasEnded)
        {
            entry = await MakeAndEndAsync(tenant, entry, cancellationToken);
        }

        await mails.AskAsync(tenant, entry, isReminder: wasEnded, cancellationToken);
        if (message.Run is { } run)
        {
            var count = entry.Status == ReportStatus.Completed ? Generated : Failed;
            await runs.AddResultAsync(tenant, run, message.Place, new Dictionary<string, int> { [count] = 1 }, cancellationToken);
        }
    }

    private async Task<ReportEntry> MakeAndEndAsync(TenantId tenant, ReportEntry entry, CancellationToken cancellationToken)
    {
        var made = await MakeAsync(tenant, entry, cancellationToken);
        ReportEntry ended;
        try
        {
            ended = await EndAsync(tenant, made, cancellationToken);
        }
        catch (StorageLimitException fault) when (made.Status == ReportStatus.Completed)
        {
            // More to write down than a row holds: nobody shall wait for it for ever.
            CouldNotMake(fault, entry.Id, entry.Type);
            ended = await EndAsync(tenant, made with { Status = ReportStatus.Failed, Size = 0, Covers = null, Trouble = TroubleOf(fault) }, cancellationToken);
        }

        if (made.Attempt is not null && (ended.Attempt != made.Attempt || ended.Status != ReportStatus.Completed))
        {
            await files.DeleteAsync(tenant, made, cancellationToken); // Somebody else's files count.
        }

        return ended;
    }

    /// <summary>The report as it is to be written down: completed, its files being there, or failed.</summary>
    private async Task<ReportEntry> MakeAsync(TenantId tenant, ReportEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Status == ReportStatus.Pending)
        {
            entry = await BeginAsync(tenant, entry, cancellationToken);
        }

        try
        {
            var document = await writer.WriteAsync(tenant, entry.OrderAt(time.GetUtcNow()), cancellationToken);
            var pdf = PdfReport.Render(document);
            var made = entry with
            {
                Status = ReportStatus.Completed,
                Size = pdf.Length,
                Attempt = Guid.NewGuid(),
                Covers = document.Covers,
            };
            await files.PutAsync(tenant, made, document, pdf, cancellationToken);
            return made;
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or StorageUnavailableException))
        {
            // Trying again would end the same way, and whoever waits shall know.
            CouldNotMake(fault, entry.Id, entry.Type);
            return entry with { Status = ReportStatus.Failed, Trouble = TroubleOf(fault) };
        }
    }

    private async Task<ReportEntry> BeginAsync(TenantId tenant, ReportEntry entry, CancellationToken cancellationToken)
    {
        var begun = entry with { Status = ReportStatus.Generating };
        var outcome = await store.TransactAsync(
            [RowOperation.ReplaceIfUnchanged(ReportRows.Write(tenant, begun), entry.ETag!)], cancellationToken);

        // Refused: somebody else makes it at the same time. Who ends it first decides below.
        return outcome.Committed ? begun with { ETag = outcome.ETags[0] } : entry;
    }

    private async Task<ReportEntry> EndAsync(TenantId tenant, ReportEntry ended, CancellationToken cancellationToken)
    {
        var hasSchedule = ended.Schedule is not null && ended.Status == ReportStatus.Completed;
        for (var tries = 1; ; tries++)
        {
            var outcome = await store.TransactAsync(Ending(tenant, ended, hasSchedule), cancellationToken);
            if (outcome.Committed)
            {
                return ended;
            }

            var known = await store.FindAsync(tenant, ended.Id, cancellationToken)
                ?? throw new StorageUnavailableException($"Report {ended.Id} is gone while it is made.");
            if (known.IsEnded)
            {
                return known;
            }

            if (tries == MostTries)
            {
                throw new StorageUnavailableException($"The end of report {ended.Id} could not be written down.");
            }

            hasSchedule &= await store.FindScheduleAsync(tenant, ended.Schedule!.Value, cancellationToken) is not null;
            ended = ended with { ETag = known.ETag };
        }
    }

    private List<RowOperation> Ending(TenantId tenant, ReportEntry ended, bool hasSchedule)
    {
        var partition = ReportRows.PartitionOf(tenant);
        List<RowOperation> operations =
        [
            RowOperation.ReplaceIfUnchanged(ReportRows.Write(tenant, ended), ended.ETag!),
            RowOperation.Delete(partition, ReportRows.UnfinishedKey(ended.Id)),
        ];
        if (hasSchedule)
        {
            operations.Add(RowOperation.MergeExisting(
                new TableRow(partition, ReportRows.ScheduleKey(ended.Schedule!.Value)) { ["LastGenerated"] = ended.AsOf }));
        }

        return ended.Status == ReportStatus.Completed ? [.. operations, .. mails.Of(tenant, ended, time.GetUtcNow())] : operations;
    }

    /// <summary>What people may know: whoever looks after the app finds the rest in its log.</summary>
    private static string TroubleOf(Exception fault) => fault is MissingFontsException
        ? fault.Message
        : $"The report could not be made. The log has the reason under {Activity.Current?.TraceId.ToString() ?? "its id"}.";

    [LoggerMessage(Level = LogLevel.Error, Message = "Report {Report} ({Type}) could not be made.")]
    private partial void CouldNotMake(Exception fault, Guid report, ReportType type);
}
