using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Scheduler;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Reports;

/// <summary>Making reports while somebody waits.</summary>
internal static class ReportGeneration
{
    public static async Task<IResult> GenerateAsync(
        HttpContext context, ReportDesk desk, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, OrderedReport.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        if (ReportShape.Impossible(sent.Filters) is { } impossible)
        {
            return Reply.Misshapen(impossible);
        }

        var report = await desk.OrderAsync(context.Tenant(), sent.Type, sent.Filters, cancellationToken);
        if (RunReply.IsWanted(context.Request))
        {
            return RunReply.Accepted(
                context, report.Id, $"{SurfaceChooser.SuccessManagerRoot}/reports/history/{report.Id}", "Report generation started");
        }

        return Reply.Ok(GeneratedReportResponse.Of(await desk.WaitAsync(context.Tenant(), report, cancellationToken)));
    }

    public static async Task<IResult> RunDueAsync(
        HttpContext context, DueReports due, ShardRuns runs, ReportStore store, CancellationToken cancellationToken)
    {
        const string Message = "Scheduled reports processed";
        var (run, reports) = await due.TakeAsync(context.Tenant(), cancellationToken);
        if (RunReply.IsWanted(context.Request))
        {
            return RunReply.Accepted(context, run, Message);
        }

        var progress = await runs.WaitAsync(context.Tenant(), run, Waiting.Longest, cancellationToken);
        var failed = progress.Sum(GenerateReportHandler.Failed);
        return Reply.Ok(new ScheduledRunResponse(
            Message,
            new ScheduledRunResults(
                reports.Count,
                progress.Sum(GenerateReportHandler.Generated),
                failed,
                failed == 0 ? [] : await ErrorsAsync(context, store, reports, cancellationToken)),
            run.Id));
    }

    private static async Task<IReadOnlyList<string>> ErrorsAsync(
        HttpContext context, ReportStore store, IReadOnlyList<ReportEntry> reports, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        foreach (var report in reports)
        {
            if (await store.FindAsync(context.Tenant(), report.Id, cancellationToken) is { Trouble: { } trouble })
            {
                errors.Add($"{report.Name}: {trouble}");
            }
        }

        return errors;
    }
}
