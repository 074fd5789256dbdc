using CustomerHealth.LocalHost;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Tests.Pages;

/// <summary>Reports in every state, of an app that makes none by itself.</summary>
internal static class SampleReports
{
    private static readonly CancellationToken Token = CancellationToken.None;

    public static async Task AddAsync(LocalApp app)
    {
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var (name, recipients) in new (string, string[])[] { ("Weekly for the board", ["board@example.com", "ann@example.com"]), (PageSite.Script, []) })
        {
            await app.Services.GetRequiredService<ReportSchedules>().AddAsync(
                TenantId.Main,
                new NewSchedule(name, ReportType.HealthSummary, ReportFrequency.Weekly, recipients, ReportFilters.None, now, true),
                Token);
        }

        foreach (var due in await app.Services.GetRequiredService<ReportSchedules>().TakeDueAsync(TenantId.Main, Token))
        {
            await app.MakeReportAsync(due.Id);
        }

        var executive = await app.Services.GetRequiredService<ReportDesk>().OrderAsync(TenantId.Main, ReportType.ExecutiveSummary, ReportFilters.None, Token);
        await app.MakeReportAsync(executive.Id);
        await app.Services.GetRequiredService<ReportDesk>().OrderAsync(TenantId.Main, ReportType.CustomerOverview, ReportFilters.None, Token);
        var failed = new ReportEntry(
            ReportIds.New(now), null, null, ReportType.CsatAnalysis, ReportFilters.None, null, now, [], ReportStatus.Failed, 0, null, null, "The report could not be made.", null);
        await app.Services.GetRequiredService<ReportStore>().TransactAsync(ReportRows.Added(TenantId.Main, failed, now), Token);
    }

    /// <summary>What the queue would do.</summary>
    public static Task MakeReportAsync(this LocalApp app, Guid report) =>
        app.Services.GetRequiredService<IMessageHandler<GenerateReport>>().HandleAsync(TenantId.Main, new GenerateReport(report), Token);
}
