using System.Globalization;
using System.Text.Json;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.EndToEnd;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Surfaces;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Content;

/// <summary>Reports over imported data have the numbers that the API answers.</summary>
public sealed class RavenstackReportTests
{
    private static readonly DateTimeOffset EndOfData = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Reports_of_a_small_sample_agree_with_the_API()
    {
        using var folder = new TemporaryFolder();
        RavenstackSample.WriteTo(folder);

        await AssertAgreementAsync(Path.GetDirectoryName(folder.File("any"))!, customers: 3);
    }

    [RavenstackFact]
    public async Task Reports_of_the_whole_data_set_agree_with_the_API() => await AssertAgreementAsync(RavenstackFactAttribute.Folder!, customers: 500);

    private static async Task AssertAgreementAsync(string folder, int customers)
    {
        await using var product = await TestProduct.StartAsync(now: EndOfData);
        using var console = new StringWriter();
        Assert.Equal(0, await LocalProgram.RunAsync(["import", "ravenstack", folder, "--url", product.App.Address.ToString()], folder, console, console));
        await product.DrainAsync();

        var stats = await AskAsync(product, "dashboard/stats");
        var spread = await AskAsync(product, "dashboard/health-distribution");
        var atRisk = await AskAsync(product, "health-scores/at-risk?limit=10");
        var (health, overview, executive) =
            (await WriteAsync(product, ReportType.HealthSummary), await WriteAsync(product, ReportType.CustomerOverview), await WriteAsync(product, ReportType.ExecutiveSummary));

        Assert.Equal(customers, stats.Number("total_customers"));
        Assert.Equal(
            [Text("total_customers"), Text("active_customers"), Text("at_risk_customers"), Text("churned_customers")],
            new[] { "Customers", "Active", "At risk", "Churned" }.Select(label => overview.Figure(label)));
        Assert.Equal((Text("avg_health_score"), Text("open_alerts")), (Whole(executive.Figure("Mean health")), executive.Figure("Active alerts")));
        Assert.Equal(
            new[] { "excellent", "good", "at_risk", "critical" }.Select(band => spread.Number($"{band}.count").ToString(CultureInfo.InvariantCulture)),
            health.Rows("How scores are spread").Select(row => row.Split('|')[2]));
        Assert.Equal(atRisk.At("total").GetRawText(), health.Figure("At risk"));
        Assert.Equal(
            atRisk.At("customers").EnumerateArray().Select(customer => $"{customer.Text("company_name")}|{customer.Number("overall_score")}"),
            health.Rows("Customers at risk").Select(row => row.Split('|')).Select(cells => $"{cells[0]}|{cells[2]}"));

        string Text(string field) => stats.At(field).GetRawText();
    }

    private static async Task<JsonElement> AskAsync(TestProduct product, string path)
    {
        var answer = await product.SendAsync(HttpMethod.Get, $"/success-manager/api/v1/{path}", null, ("X-Api-Key", TestProduct.AdminKey));
        Assert.True(answer.Status == 200, answer.ToString());
        return answer.Json;
    }

    private static string Whole(string figure) => figure.EndsWith(".0", StringComparison.Ordinal) ? figure[..^2] : figure;

    private static Task<ReportDocument> WriteAsync(TestProduct product, ReportType type) => product.App.Services.GetRequiredService<ReportWriter>().WriteAsync(
        TenantId.Main, new ReportOrder(type, ReportFilters.None, null, EndOfData.AddMinutes(1)), CancellationToken.None);
}
