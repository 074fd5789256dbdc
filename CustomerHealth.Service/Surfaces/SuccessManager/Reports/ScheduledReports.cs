using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Reports;

/// <summary>What is scheduled.</summary>
internal static class ScheduledReports
{
    private const string What = "Scheduled report";

    public static async Task<IResult> ListAsync(HttpContext context, ReportStore store, CancellationToken cancellationToken)
    {
        var (query, refusal) = Sent.Query(context, ScheduledReportQuery.Read);
        if (query is null)
        {
            return refusal!;
        }

        var chosen = query.Choose(await store.SchedulesAsync(context.Tenant(), cancellationToken));
        return Reply.Ok(new ScheduledReportListResponse(
            [.. query.Paging.Cut(chosen).Select(ScheduledReportResponse.Of)], chosen.Count, query.Paging.Skip, query.Paging.Limit));
    }

    public static async Task<IResult> GetAsync(string id, HttpContext context, ReportStore store, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var known) && await store.FindScheduleAsync(context.Tenant(), known, cancellationToken) is { } report
            ? Reply.Ok(ScheduledReportResponse.Of(report))
            : Unfound(id);

    public static async Task<IResult> AddAsync(HttpContext context, ReportSchedules schedules, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, AddedSchedule.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        return ReportShape.Impossible(sent.Schedule.Filters) is { } impossible
            ? Reply.Misshapen(impossible)
            : Reply.Created(ScheduledReportResponse.Of(await schedules.AddAsync(context.Tenant(), sent.Schedule, cancellationToken)));
    }

    public static async Task<IResult> ChangeAsync(
        string id, HttpContext context, ReportSchedules schedules, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, ChangedSchedule.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        return sent.Filters is { } filters && ReportShape.Impossible(filters) is { } impossible
            ? Reply.Misshapen(impossible)
            : await AnswerAsync(id, known => schedules.ChangeAsync(context.Tenant(), known, sent.Of, cancellationToken));
    }

    public static Task<IResult> ToggleAsync(
        string id, HttpContext context, ReportSchedules schedules, CancellationToken cancellationToken) =>
        AnswerAsync(id, known => schedules.ToggleAsync(context.Tenant(), known, cancellationToken));

    public static async Task<IResult> RemoveAsync(string id, HttpContext context, ReportStore store, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var known) && await store.RemoveScheduleAsync(context.Tenant(), known, cancellationToken)
            ? Reply.Said("Scheduled report deleted successfully")
            : Unfound(id);

    private static async Task<IResult> AnswerAsync(string id, Func<Guid, Task<ScheduledReport?>> change) =>
        Guid.TryParse(id, out var known) && await change(known) is { } report ? Reply.Ok(ScheduledReportResponse.Of(report)) : Unfound(id);

    private static IResult Unfound(string id) => Sent.Unfound("report_id", id, What);
}
