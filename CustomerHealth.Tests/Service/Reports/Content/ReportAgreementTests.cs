using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Tests.Surfaces;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Content;

/// <summary>A report that is asked for without filters has the numbers that the API answers.</summary>
public sealed class ReportAgreementTests(ReportedAccounts seven) : IClassFixture<ReportedAccounts>
{
    [Fact]
    public async Task An_overview_has_the_counts_of_the_dashboard()
    {
        var report = await seven.App.WriteAsync(ReportType.CustomerOverview);
        var stats = (await seven.AskAsync("/dashboard/stats")).Json;

        Assert.Equal("7 3 3 1", $"{stats.Number("total_customers")} {stats.Number("active_customers")} {stats.Number("at_risk_customers")} {stats.Number("churned_customers")}");
        Assert.Equal(
            (Plain(stats, "total_customers"), Plain(stats, "active_customers"), Plain(stats, "at_risk_customers"), Plain(stats, "churned_customers")),
            (report.Figure("Customers"), report.Figure("Active"), report.Figure("At risk"), report.Figure("Churned")));
        Assert.Equal(stats.Number("total_contract_value"), Number(report.Figure("Contract value")));
        Assert.Equal(
            [$"Active {Plain(stats, "active_customers")}", "Onboarding 0", $"At risk {Plain(stats, "at_risk_customers")}", $"Churned {Plain(stats, "churned_customers")}"],
            report.Bars("How customers stand"));
        Assert.Equal(["MonetX|3|2|1|3", "GreenX|2|2|0|2", "SupportX|1|1|0|1", "Other products|1|1|0|1"], report.Rows("What they use"));
        Assert.All(["MonetX", "GreenX", "SupportX"], product => Assert.Contains(
            report.Rows("What they use"), row => row.StartsWith($"{product}|{Plain(stats, $"deployments_by_product.{product}")}|", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_overview_has_the_renewals_of_the_dashboard_to_the_sixtieth_day()
    {
        var report = await seven.App.WriteAsync(ReportType.CustomerOverview);
        var answer = (await seven.AskAsync("/dashboard/upcoming-renewals")).Json;

        Assert.Equal(["Flux", "Crow", "Bolt"], answer.At("renewals_60_days").EnumerateArray().Select(renewal => renewal.Text("company_name")));
        Assert.Equal(
            answer.At("renewals_60_days").EnumerateArray().Select(renewal => string.Create(
                CultureInfo.InvariantCulture,
                $"{renewal.Text("company_name")}|{renewal.Text("contract_end_date")}|{renewal.Number("contract_value"):F2}|{renewal.Number("days_until_renewal")}|{renewal.Text("account_manager")}")),
            report.Rows("Renewals"));
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"3 contracts end within 60 days, worth {answer.Number("total_value_60_days"):#,0.00}."),
            report.Section("Renewals").Finding);
    }

    [Fact]
    public async Task A_health_summary_has_the_distribution_of_the_dashboard()
    {
        var report = await seven.App.WriteAsync(ReportType.HealthSummary);
        var answer = (await seven.AskAsync("/dashboard/health-distribution")).Json;

        Assert.Equal(
            (Plain(answer, "total_scored"), Plain(answer, "average_score")),
            (report.Figure("Customers with a score"), report.Figure("Average score")));
        Assert.Equal(
            new[] { ("Healthy", "excellent"), ("Needs attention", "good"), ("At risk", "at_risk"), ("Critical", "critical") }.Select(band => string.Create(
                CultureInfo.InvariantCulture,
                $"{band.Item1}|{answer.Number($"{band.Item2}.min")}–{answer.Number($"{band.Item2}.max")}|{answer.Number($"{band.Item2}.count")}|{answer.Number($"{band.Item2}.percentage"):F1}")),
            report.Rows("How scores are spread"));
        Assert.Equal(
            report.Rows("How scores are spread").Select(row => row.Split('|')).Select(cells => $"{cells[0]} ({cells[1]}) {cells[2]}"),
            report.Bars("How scores are spread"));
        Assert.Equal(
            [Tone.Healthy, Tone.Neutral, Tone.AtRisk, Tone.AtRisk], report.Block<BarChart>("How scores are spread").Bars.Select(bar => bar.Tone));
    }

    [Fact]
    public async Task A_health_summary_has_who_is_at_risk_and_where_scores_are_heading_as_the_lists_do()
    {
        var report = await seven.App.WriteAsync(ReportType.HealthSummary);
        var atRisk = (await seven.AskAsync("/health-scores/at-risk?limit=10")).Json;
        var trends = (await seven.AskAsync("/health-scores/trends")).Json;

        Assert.Equal(Plain(atRisk, "total"), report.Figure("At risk"));
        Assert.Equal(
            atRisk.At("customers").EnumerateArray().Select(customer =>
                $"{customer.Text("company_name")}|{(customer.Text("account_manager") is "Unassigned" ? "" : customer.Text("account_manager"))}|{customer.Number("overall_score")}|{customer.Text("score_trend")}"),
            report.Rows("Customers at risk").Select(row => string.Join('|', row.Split('|')[..4])));
        Assert.StartsWith("Flux|Bob|49|declining|Engagement (−20.00 points), ", report.Rows("Customers at risk")[0], StringComparison.Ordinal);
        Assert.Equal(
            (Plain(trends, "trend_distribution.improving"), Plain(trends, "trend_distribution.stable"), Plain(trends, "trend_distribution.declining")),
            (report.Figure("Improving", "Where scores are heading"), report.Figure("Stable", "Where scores are heading"), report.Figure("Declining", "Where scores are heading")));
        Assert.NotEqual("0", report.Figure("Declining", "Where scores are heading"));
    }

    [Theory]
    [InlineData(29)]
    [InlineData(200)]
    public async Task The_course_of_the_average_is_that_of_the_dashboard_day_by_day(int days)
    {
        var range = new ReportFilters(From: seven.Day(-days), To: seven.Day());

        var line = (await seven.App.WriteAsync(ReportType.HealthSummary, range)).Block<LineChart>("How the average score went");
        var answer = (await seven.AskAsync($"/dashboard/health-trends?period_type=daily&start_date={range.From:yyyy-MM-dd}&end_date={range.To:yyyy-MM-dd}")).Json;

        Assert.Equal(Math.Min(days, ReportedAccounts.DaysAgo) + 1, line.Points.Count);
        Assert.Equal(
            answer.At("overall").EnumerateArray().Select(point => (point.Text("period"), (decimal?)point.Number("avg_score"))),
            line.Points.Select(point => (point.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), point.Value)));
        Assert.Equal((0, 100), (line.Least, line.Most));
    }

    [Fact]
    public async Task An_analysis_has_the_figures_of_the_analytics()
    {
        var report = await seven.App.WriteAsync(ReportType.CsatAnalysis);
        var answer = (await seven.AskAsync("/csat/analytics")).Json;

        Assert.Equal(
            (Plain(answer, "total_responses"), answer.Number("avg_csat"), Plain(answer, "nps_score")),
            (report.Figure("Answers"), Number(report.Figure("Average CSAT")), report.Figure("Net promoter score")));
        Assert.Equal(
            answer.At("by_survey_type").EnumerateObject()
                .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Value.Number("count")}|{kind.Value.Number("average"):F2}")).Order(),
            report.Rows("By type of survey").Select(row => string.Join('|', row.Split('|')[1..3])).Order());
        Assert.Equal(["Quarterly", "NPS", "Post ticket"], report.Rows("By type of survey").Select(row => row.Split('|')[0]));
        Assert.Equal(
            answer.At("monthly_trend").EnumerateArray().Select(month => (month.Text("month"), (decimal?)month.Number("average_score"))),
            report.Block<LineChart>("How answers went").Points.Where(point => point.Value is not null)
                .Select(point => (point.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture), point.Value)));

        // Acme, Bolt and the harmful one of seven.
        Assert.Equal("42.9", report.Figure("Response rate by customer"));
    }

    [Fact]
    public async Task An_executive_summary_has_the_figures_of_the_dashboard()
    {
        var report = await seven.App.WriteAsync(ReportType.ExecutiveSummary);
        var stats = (await seven.AskAsync("/dashboard/stats")).Json;

        Assert.Equal(
            (Plain(stats, "total_customers"), Plain(stats, "avg_health_score"), stats.Number("avg_csat_score"), Plain(stats, "nps_score"), Plain(stats, "open_alerts"), Plain(stats, "at_risk_customers")),
            (report.Figure("Customers"), report.Figure("Mean health"), Number(report.Figure("Mean CSAT")), report.Figure("Net promoter score"), report.Figure("Active alerts"), report.Figure("Customers at risk")));
        Assert.Equal(
            (await seven.App.WriteAsync(ReportType.HealthSummary)).Bars("How scores are spread"), report.Bars("How healthy customers are"));
        Assert.Equal(30, report.Block<LineChart>("How the average score went").Points.Count);
    }

    [Fact]
    public async Task The_five_latest_urgent_alerts_are_those_of_the_alerts_however_old_they_are()
    {
        var report = await seven.App.WriteAsync(ReportType.ExecutiveSummary);
        var open = (await seven.AskAsync("/alerts/?is_resolved=false&sort_by=created_at&sort_order=desc&limit=100")).Json.At("alerts").EnumerateArray()
            .Where(alert => alert.Text("severity") is "high" or "critical")
            .Select(alert => $"{alert.Text("severity")}|{alert.Text("title")}")
            .ToList();
        var latest = (await seven.AskAsync("/alerts/dashboard")).Json.At("recent_critical_alerts").EnumerateArray().Select(alert => alert.Text("title")).ToList();

        Assert.True(open.Count > 7);
        Assert.Equal(
            open.Take(5).Order(StringComparer.Ordinal),
            report.Rows("Urgent alerts").Select(row => row.Split('|')).Select(cells => $"{cells[0]}|{cells[2]}").Order(StringComparer.Ordinal));
        Assert.All(latest.Take(5), title => Assert.Contains(report.Rows("Urgent alerts"), row => row.Contains($"|{title}|", StringComparison.Ordinal)));
        Assert.Contains(report.Rows("Urgent alerts"), row => row.Contains("|Call ", StringComparison.Ordinal));
        Assert.Equal($"{open.Count} open alerts are critical or high.", report.Section("Urgent alerts").Finding);
    }

    [Fact]
    public async Task What_happened_is_counted_in_the_last_seven_days_or_in_those_that_are_asked_for()
    {
        var last = await seven.App.WriteAsync(ReportType.ExecutiveSummary);
        var first = await seven.App.WriteAsync(
            ReportType.ExecutiveSummary, new ReportFilters(From: seven.Day(-ReportedAccounts.DaysAgo - 1), To: seven.Day(-ReportedAccounts.DaysAgo)));
        var stats = (await seven.AskAsync("/alerts/stats")).Json;

        Assert.Equal(Plain(stats, "created_last_7_days"), last.Figure("Alerts raised", "What happened"));
        Assert.Equal(("1", "1", "0"), (Happened(last, "Interactions"), Happened(last, "CSAT answers"), Happened(last, "Alerts resolved")));
        Assert.Equal("15", Happened(first, "CSAT answers"));
        Assert.Equal("2", Happened(first, "Alerts resolved"));
        Assert.True(int.Parse(Happened(first, "Alerts raised"), CultureInfo.InvariantCulture) >= 9);

        static string Happened(ReportDocument report, string label) => report.Figure(label, "What happened");
    }

    private static string Plain(JsonElement json, string path) => json.At(path).GetRawText();

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
