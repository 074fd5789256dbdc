using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Content;

/// <summary>A course that goes back behind the 92 days that customers remember.</summary>
public sealed class ScoreCourseTests : ServiceTest
{
    private DateOnly began;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        began = Today;
        await Service.PutCustomersAsync("c");
        await MeetAsync("first");
        await CountAsync();
        Clock.Advance(TimeSpan.FromDays(100));
        await MeetAsync("second");
        await CountAsync();
    }

    private DateOnly Today => DateOnly.FromDateTime(Clock.Now.UtcDateTime);

    [Fact]
    public async Task Days_that_nobody_remembers_are_those_the_dashboards_keep()
    {
        var line = (await WriteAsync(new ReportFilters(From: began.AddDays(-30)))).Block<LineChart>("How the average score went");
        var kept = await Service.Get<SuccessDashboards>().HealthDaysAsync(ServiceUnderTest.Tenant, Token);

        Assert.Equal(began, line.Points[0].Day);
        Assert.Equal(101, line.Points.Count);
        Assert.Equal(kept.On(began).Average, line.Points[0].Value);
        Assert.All(line.Points.Skip(1).Take(8), point => Assert.Null(point.Value)); // Nobody counted on these days.
        Assert.All(line.Points.Skip(9), point => Assert.Equal(kept.On(point.Day).Average, point.Value));
    }

    [Fact]
    public async Task Of_chosen_customers_only_what_they_remember_is_known()
    {
        var report = await WriteAsync(new ReportFilters(CustomerIds: ["c"], From: began.AddDays(-30)));

        Assert.Equal(HealthDays.RememberedFrom(Today), report.Block<LineChart>("How the average score went").Points[0].Day);
        Assert.Contains(" Of chosen customers no day before ", report.Section("How the average score went").Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboards_are_asked_only_by_a_report_that_goes_back_so_far()
    {
        var near = await Service.MeterAsync(() => WriteAsync(new ReportFilters(From: HealthDays.RememberedFrom(Today))));
        var far = await Service.MeterAsync(() => WriteAsync(new ReportFilters(From: HealthDays.RememberedFrom(Today).AddDays(-1))));

        Assert.Equal((1, 2), (near.Total.Requests, far.Total.Requests));
    }

    private async Task MeetAsync(string id)
    {
        await Service.SubmitAsync(Submissions.Event("c", id, "interaction", Clock.Now, new { kind = "meeting", subject = "Meeting", description = "Fine" }));
        await Service.DrainAsync();
    }

    private async Task CountAsync()
    {
        await Service.RunAsync(new RollUpShard(0));
        await Service.RunAsync(new BuildDashboards());
    }

    private Task<ReportDocument> WriteAsync(ReportFilters filters) => Service.Get<ReportWriter>().WriteAsync(
        ServiceUnderTest.Tenant, new ReportOrder(ReportType.HealthSummary, filters, null, Clock.Now), Token);
}
