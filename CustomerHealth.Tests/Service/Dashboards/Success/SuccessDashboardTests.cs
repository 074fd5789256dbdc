using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Dashboards.Success;

/// <summary>How what happens with customers comes to the dashboards of the success manager, through the real handlers.</summary>
public sealed class SuccessDashboardTests : ServiceTest
{
    private SuccessDashboards Dashboards => Service.Get<SuccessDashboards>();

    private DateOnly Today => DateOnly.FromDateTime(Clock.Now.UtcDateTime);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutCustomersAsync("ada", "bob");
    }

    [Fact]
    public async Task Before_the_first_build_everything_is_of_nobody()
    {
        Assert.Equal(0, (await FiguresAsync()).Customers);
        Assert.Empty(await Dashboards.RenewalsAsync(ServiceUnderTest.Tenant, Token));
        Assert.Empty((await HealthAsync()).All);
        Assert.Empty((await SurveysAsync(null, null)).All);
    }

    [Fact]
    public async Task A_change_is_in_the_figures_within_a_minute()
    {
        await Service.SettleAsync();
        Clock.Advance(TimeSpan.FromHours(1));
        var change = Clock.Now;
        await Service.SubmitAsync(Survey("ada", 9), Contract("ada", 12_000));

        while ((await FiguresAsync()).Surveys.Responses == 0 && Clock.Now < change.AddMinutes(2))
        {
            await Service.DrainAsync();
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(Clock.Now - change, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Equal((12_000m, 100), ((await FiguresAsync()).ContractValue, (await FiguresAsync()).Surveys.Recommendation.Score));
        Assert.Equal("ada", Assert.Single(await Dashboards.RenewalsAsync(ServiceUnderTest.Tenant, Token)).CustomerId);
        Assert.Equal(("2026-03", 9m, 1), Assert.Single((await SurveysAsync(null, null)).All) is var point ? (point.Period, point.Average, point.Responses) : default);
        Assert.Equal(("2026-03", 1), Assert.Single((await HealthAsync()).All) is var month ? (month.Period, month.Customers) : default);
    }

    [Fact]
    public async Task A_view_is_one_request_however_much_happened()
    {
        await Service.SubmitAsync([.. Enumerable.Range(0, 500).Select(number => Meeting("ada", number)), Survey("bob", 3), Contract("bob", 10)]);
        await Service.SettleAsync();

        foreach (var view in new Func<Task>[]
        {
            FiguresAsync,
            HealthAsync,
            () => SurveysAsync(null, null),
            () => SurveysAsync(new DateOnly(2025, 3, 1), new DateOnly(2026, 2, 28)),
            () => Dashboards.RenewalsAsync(ServiceUnderTest.Tenant, Token),
            () => ActivityAsync(30, 0, 200),
        })
        {
            Assert.Equal(1, (await Service.MeterAsync(view)).Total.Requests);
        }
    }

    [Fact]
    public async Task A_roll_up_reads_what_changed_of_the_records_and_costs_nothing_more_without()
    {
        await Service.SettleAsync();
        Assert.Equal(3, await RollUpRequestsAsync());

        await Service.SubmitAsync(Survey("ada", 9), Meeting("ada", 1));
        await Service.DrainAsync();
        Assert.Equal(5, await RollUpRequestsAsync());
        Assert.Equal(3, await RollUpRequestsAsync());

        await Service.SubmitAsync(Survey("bob", 8));
        await Service.DrainAsync();
        Assert.Equal(4, await RollUpRequestsAsync());
    }

    [Fact]
    public async Task An_alert_of_the_night_is_counted_in_the_same_night()
    {
        await Service.SubmitAsync(Contract("ada", 1, endsInDays: -1));
        await Service.SettleAsync();
        Assert.Equal(0, (await FiguresAsync()).Alerts.OpenAt(Clock.Now));
        Clock.Advance(TimeSpan.FromDays(1));

        await Service.Get<NightlyRecalculation>().StartAsync(Token);
        await Service.SettleAsync();

        var figures = await FiguresAsync();
        Assert.Equal((1, 1), (figures.Alerts.OpenAt(Clock.Now), figures.CountOf(CustomerStatus.AtRisk)));
    }

    [Fact]
    public async Task A_roll_up_that_was_stored_before_there_were_figures_counts_as_nobody_until_the_next_one()
    {
        await Service.SubmitAsync(Contract("ada", 500));
        await Service.SettleAsync();
        await StoreAsync(success: null);

        await Service.RunAsync(new BuildDashboards());
        Assert.Equal((0, 2), ((await FiguresAsync()).Customers, (await Service.DashboardAsync()).Customers));

        await Service.RunAsync(new RollUpShard(0));
        await Service.RunAsync(new BuildDashboards());
        Assert.Equal((2, 500m), ((await FiguresAsync()).Customers, (await FiguresAsync()).ContractValue));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Days_that_nobody_remembers_are_carried_on_by_roll_ups_and_nights(bool isCold)
    {
        await Service.SubmitAsync(Contract("ada", 500));
        await Service.SettleAsync();
        var old = new HealthDays(Today.AddDays(-200), HealthSeries.Of(150, _ => new HealthSum(77, 1)), new Dictionary<string, HealthSeries>());
        await StoreAsync(SuccessRollup.Empty with { Health = old });

        await using var other = await Service.StartAnotherAsync();
        var worker = isCold ? other : Service;
        await worker.RunAsync(new RecalculateShard(Today, 0));
        await Service.RunAsync(new RollUpShard(0));
        await worker.RunAsync(new RecalculateShard(Today, 0));

        var days = (await Service.Get<RollupStore>().FindAsync(ServiceUnderTest.Tenant, 0, Token))!.Rollup.Success!.Health;
        Assert.Equal((old.First, new HealthSum(77, 1)), (days.First, days.On(Today.AddDays(-92))));
        Assert.Equal(default, days.On(Today.AddDays(-91)));
        Assert.Equal(1, days.On(Today).Customers);
    }

    [Fact]
    public async Task A_bound_that_cuts_through_a_month_is_kept_to_the_day()
    {
        await Service.SubmitAsync(
            Survey("ada", 2, new DateTimeOffset(2026, 2, 14, 23, 59, 0, TimeSpan.Zero)),
            Survey("ada", 6, new DateTimeOffset(2026, 2, 15, 0, 0, 0, TimeSpan.Zero)),
            Survey("bob", 10, new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)));
        await Service.SettleAsync();

        Assert.Equal([("2026-02", 6m, 1), ("2026-03", 10m, 1)], Points(await SurveysAsync(new DateOnly(2026, 2, 15), null)));
        Assert.Equal([("2026-02", 2m, 1)], Points(await SurveysAsync(null, new DateOnly(2026, 2, 14))));
        Assert.Equal([("2026-02", 4m, 2)], Points(await SurveysAsync(new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28))));
        Assert.Equal([("2026-02", 4m, 2), ("2026-03", 10m, 1)], Points(await SurveysAsync(null, Today.AddDays(10))));
        Assert.Empty(Points(await SurveysAsync(new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 1))));
    }

    [Fact]
    public async Task What_happened_behind_the_latest_of_all_is_found_too()
    {
        await Service.SubmitAsync([.. Enumerable.Range(0, 250).Select(number => Meeting("ada", number))]);
        await Service.SettleAsync();

        Assert.Equal("Meeting 0", (await ActivityAsync(30, 0, 200)).First(activity => activity.Kind == ActivityKind.Interaction).Subject);
        var early = await ActivityAsync(240, 235, 200);
        Assert.Equal(Enumerable.Range(235, 6).Select(number => $"Meeting {number}"), early.Select(activity => activity.Subject));
        Assert.All(early, activity => Assert.Equal("Ada Lovelace", activity.CustomerName));
        Assert.Equal(2, (await ActivityAsync(240, 235, 2)).Count);
    }

    [Fact]
    public async Task Ranges_that_no_document_has_cost_one_request_a_shard_beside_it()
    {
        await Service.SubmitAsync([.. Enumerable.Range(0, 250).Select(number => Meeting("ada", number)), Survey("bob", 3)]);
        await Service.SettleAsync();
        Task BehindAsync() => ActivityAsync(249, 240, 200);
        Task CutAsync() => SurveysAsync(new DateOnly(2026, 3, 2), null);
        await BehindAsync();

        // The document, then customers and marks together.
        Assert.Equal(2, (await Service.MeterAsync(BehindAsync)).Total.Requests);
        Assert.Equal(1, (await Service.MeterAsync(CutAsync)).Total.Requests);
    }

    [Fact]
    public async Task Alerts_of_before_there_were_marks_are_counted_as_well()
    {
        await Service.SubmitAsync([.. FullPicture("ada", Clock.Now, logins: 240)]);
        await Service.DrainAsync();
        Clock.MoveTo(new DateTimeOffset(2026, 6, 17, 0, 0, 0, TimeSpan.Zero));
        await Service.Get<NightlyRecalculation>().StartAsync(Token);
        await Service.SettleAsync();
        var alerts = await Service.CustomerRowsAsync("a:");
        Assert.Equal((1, 1), (alerts.Count, (await FiguresAsync()).Alerts.OpenAt(Clock.Now)));

        await Service.Store.TransactAsync(TableNames.Customers, [RowOperation.Delete(alerts[0].PartitionKey, "v:alert")], Token);
        await using var other = await Service.StartAnotherAsync();
        await other.RunAsync(new RollUpShard(0));
        await other.RunAsync(new BuildDashboards());

        Assert.Equal(1, (await FiguresAsync()).Alerts.OpenAt(Clock.Now));
    }

    private async Task<long> RollUpRequestsAsync() =>
        CustomerHealth.Tests.Service.Events.RequestCountTests.TableRequests(await Service.MeterAsync(() => Service.RunAsync(new RollUpShard(0))));

    /// <summary>Puts another roll-up in the place of the shard's, as if it had been written like that.</summary>
    private async Task StoreAsync(SuccessRollup? success)
    {
        var stored = await Service.Get<RollupStore>().FindAsync(ServiceUnderTest.Tenant, 0, Token);
        Assert.True(await Service.Get<RollupStore>().TryReplaceAsync(
            ServiceUnderTest.Tenant, stored! with { Rollup = stored.Rollup with { Success = success } }, Token));
    }

    private Task<SuccessFigures> FiguresAsync() => Dashboards.FiguresAsync(ServiceUnderTest.Tenant, Token);

    private Task<HealthTrend> HealthAsync() => Dashboards.HealthTrendAsync(
        ServiceUnderTest.Tenant, PeriodKind.Monthly, DayRange.Of(null, null, 365, Today), Token);

    private Task<SurveyTrend> SurveysAsync(DateOnly? from, DateOnly? to) => Dashboards.SurveyTrendAsync(ServiceUnderTest.Tenant, from, to, Token);

    private Task<IReadOnlyList<Activity>> ActivityAsync(int fromDaysAgo, int toDaysAgo, int limit) => Dashboards.ActivityAsync(
        ServiceUnderTest.Tenant, new DayRange(Today.AddDays(-fromDaysAgo), Today.AddDays(-toDaysAgo)), limit, Token);

    private static IEnumerable<(string, decimal, int)> Points(SurveyTrend trend) =>
        trend.All.Select(point => (point.Period, point.Average, point.Responses));

    private EventSubmission Contract(string customer, decimal value, int endsInDays = 20) =>
        Event(customer, $"contract-{value}", "contract", Clock.Now, new { end_date = Today.AddDays(endsInDays), value });

    private EventSubmission Survey(string customer, int score, DateTimeOffset? at = null) =>
        Event(customer, $"survey-{score}", "survey", at ?? Clock.Now, new { kind = "nps", score });

    private EventSubmission Meeting(string customer, int number) => Event(
        customer, $"meeting-{number}", "interaction", Clock.Now, new { kind = "meeting", subject = $"Meeting {number}", held = Clock.Now.AddDays(-number) });
}
