using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Reports;

/// <summary>What was made.</summary>
internal static class ReportHistory
{
    public const string Pdf = "application/pdf";

    public static async Task<IResult> ListAsync(HttpContext context, ReportStore store, CancellationToken cancellationToken)
    {
        var (query, refusal) = Sent.Query(context, ReportHistoryQuery.Read);
        if (query is null)
        {
            return refusal!;
        }

        var chosen = await store.HistoryAsync(context.Tenant(), cancellationToken).Where(query.Wants).ToListAsync(cancellationToken);
        return Reply.Ok(new ReportHistoryListResponse(
            [.. query.Paging.Cut(chosen).Select(ReportHistoryResponse.Of)], chosen.Count, query.Paging.Skip, query.Paging.Limit));
    }

    public static async Task<IResult> GetAsync(string id, HttpContext context, ReportStore store, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var known) && await store.FindAsync(context.Tenant(), known, cancellationToken) is { } report
            ? Reply.Ok(ReportDetailResponse.Of(
                report, report.Recipients.Count == 0 ? [] : await store.DeliveriesAsync(context.Tenant(), report.Id, cancellationToken)))
            : Unfound(id);

    /// <summary>
    /// The file: 409 while it is made, 404 where it could not be. Whatever stands in place of an id names no file: those follow from the
    /// reports there are.
    /// </summary>
    public static async Task<IResult> DownloadAsync(
        string id, HttpContext context, ReportStore store, ReportFiles files, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var known) || await store.FindAsync(context.Tenant(), known, cancellationToken) is not { } report)
        {
            return Reply.NotFound("Report history");
        }

        if (!report.IsEnded)
        {
            return Reply.Conflict($"The report is {ReportShape.Statuses.Of(report.Status)}: it can be downloaded when it is completed");
        }

        return report.Status == ReportStatus.Completed && await files.FindPdfAsync(context.Tenant(), report, cancellationToken) is { } pdf
            ? TypedResults.Bytes(pdf, Pdf, report.FileName("pdf"))
            : Reply.NotFound("Report file");
    }

    public static async Task<IResult> CountAsync(
        HttpContext context, ReportStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var month = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var schedules = await store.SchedulesAsync(context.Tenant(), cancellationToken);
        var made = await store.CountedAsync(context.Tenant(), month, cancellationToken).ToListAsync(cancellationToken);
        var completed = made.Where(report => report.Status == ReportStatus.Completed).CountBy(report => report.Type).ToDictionary();
        return Reply.Ok(new ReportDashboardStats(
            schedules.Count,
            schedules.Count(report => report.IsActive),
            completed.Values.Sum(),
            made.Count(report => report.Status == ReportStatus.Failed),
            Enum.GetValues<ReportType>().ToDictionary(ReportShape.Types.Of, type => completed.GetValueOrDefault(type))));
    }

    private static IResult Unfound(string id) => Sent.Unfound("history_id", id, "Report history");
}
