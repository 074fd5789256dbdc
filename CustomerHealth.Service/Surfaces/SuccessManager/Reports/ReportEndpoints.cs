using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Reports;

/// <summary><c>/reports</c>: reports that are scheduled, asked for and kept.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports");

        var readers = reports.MapGroup("").RequireAuthorization(Access.SuccessManager);
        readers.MapMethods("/scheduled", SuccessManagerEndpoints.Read, ScheduledReports.ListAsync)
            .TakesQuery(ScheduledReportQuery.Read).Answers<ScheduledReportListResponse>().WithSummary("Scheduled reports");
        readers.MapMethods("/scheduled/{id}", SuccessManagerEndpoints.Read, ScheduledReports.GetAsync)
            .Answers<ScheduledReportResponse>().WithSummary("One scheduled report");
        reports.MapPost("/generate", ReportGeneration.GenerateAsync).RequireAuthorization(Access.SuccessManagerNotes)
            .TakesBody(OrderedReport.Read).Answers<GeneratedReportResponse>().Answers<RunAccepted>(StatusCodes.Status202Accepted)
            .WithSummary("Makes a report now, and waits for it up to 20 seconds");
        readers.MapMethods("/history", SuccessManagerEndpoints.Read, ReportHistory.ListAsync)
            .TakesQuery(ReportHistoryQuery.Read).Answers<ReportHistoryListResponse>().WithSummary("Reports that were made, the newest first");
        readers.MapMethods("/history/{id}", SuccessManagerEndpoints.Read, ReportHistory.GetAsync)
            .Answers<ReportDetailResponse>().WithSummary("One report, and what became of its mails");
        readers.MapMethods("/history/{id}/download", SuccessManagerEndpoints.Read, ReportHistory.DownloadAsync)
            .Produces<Stream>(StatusCodes.Status200OK, ReportHistory.Pdf).Refuses(409).WithSummary("The report as PDF");
        readers.MapMethods("/dashboard", SuccessManagerEndpoints.Read, ReportHistory.CountAsync)
            .Answers<ReportDashboardStats>().WithSummary("How many reports there are");

        var writers = reports.MapGroup("").RequireAuthorization(Access.SuccessManagerChanges);
        writers.MapPost("/scheduled", ScheduledReports.AddAsync)
            .TakesBody(AddedSchedule.Read).Answers<ScheduledReportResponse>(201).WithSummary("Schedules a report");
        writers.MapPut("/scheduled/{id}", ScheduledReports.ChangeAsync)
            .TakesBody(ChangedSchedule.Read).Answers<ScheduledReportResponse>().WithSummary("Changes a scheduled report");
        writers.MapDelete("/scheduled/{id}", ScheduledReports.RemoveAsync)
            .AnswersMessage().WithSummary("Takes a scheduled report away; the reports made of it stay");
        writers.MapPut("/scheduled/{id}/toggle", ScheduledReports.ToggleAsync)
            .Answers<ScheduledReportResponse>().WithSummary("Switches a scheduled report on or off");
        writers.MapPost("/run-scheduled", ReportGeneration.RunDueAsync)
            .Answers<ScheduledRunResponse>().Answers<RunAccepted>(StatusCodes.Status202Accepted)
            .WithSummary("Makes the scheduled reports that are due, and waits for them up to 20 seconds");
    }
}
