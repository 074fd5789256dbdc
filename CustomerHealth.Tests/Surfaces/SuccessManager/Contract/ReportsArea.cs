namespace CustomerHealth.Tests.Surfaces.SuccessManager.Contract;

/// <summary>Reports: <c>/scheduled/{id}</c> is a scheduled report, another <c>{id}</c> one that was made.</summary>
internal sealed class ReportsArea : ContractArea
{
    private const string New = """
        {"report_name":"Weekly health","report_type":"health_summary","frequency":"weekly","recipients":["board@example.com"],
        "filters":{"industry":"Telecom"},"next_scheduled_at":"2031-01-06T06:00:00Z"}
        """;

    private const string Order = """{"report_type":"customer_overview","filters":{"status":"active"}}""";

    public override IReadOnlyList<ContractLine> Lines { get; } =
    [
        new("GET", "/reports/scheduled?limit=3", null, SignedIn, 200, "ScheduledReportListResponse"),
        new("POST", "/reports/scheduled", New, Managers, 201, "ScheduledReportResponse"),
        new("GET", "/reports/scheduled/{id}", null, SignedIn, 200, "ScheduledReportResponse"),
        new("PUT", "/reports/scheduled/{id}", """{"frequency":"monthly"}""", Managers, 200, "ScheduledReportResponse"),
        new("DELETE", "/reports/scheduled/{id}", null, Managers, 200, "Message"),
        new("PUT", "/reports/scheduled/{id}/toggle", null, Managers, 200, "ScheduledReportResponse"),
        new("POST", "/reports/generate", Order, SignedIn, 200, "GeneratedReport"),
        new("GET", "/reports/history?limit=3", null, SignedIn, 200, "ReportHistoryListResponse"),
        new("GET", "/reports/history/{id}", null, SignedIn, 200, "ReportDetail"),
        new("GET", "/reports/history/{id}/download", null, SignedIn, 200, "application/pdf"),
        new("GET", "/reports/dashboard", null, SignedIn, 200, "ReportDashboardStats"),
        new("POST", "/reports/run-scheduled", null, Managers, 200, "map<any>"),
    ];

    public override async Task<Func<string, string>> PrepareAsync(SuccessManagerApp app, string number)
    {
        var scheduled = await app.SendAsync("manager", "POST", "/reports/scheduled", New);
        var made = await app.SendAsync("viewer", "POST", "/reports/generate", Order);
        return text => text
            .Replace("/scheduled/{id}", "/scheduled/" + scheduled.Json.Text("id"), StringComparison.Ordinal)
            .Replace("{id}", made.Json.Text("id"), StringComparison.Ordinal);
    }
}
