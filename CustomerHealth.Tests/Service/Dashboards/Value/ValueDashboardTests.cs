using CustomerHealth.Scoring.Relationships;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Dashboards.Value;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Dashboards.Value;

/// <summary>How purchases come to the figures, through the real handlers.</summary>
public sealed class ValueDashboardTests : ServiceTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutCustomersAsync("ada", "bob");
        await Service.SubmitAsync(
            Event("ada", "1", "purchase", Clock.Now.AddDays(-40), new { amount = 900, category = "Hair Care", quantity = 2 }),
            Event("ada", "2", "purchase", Clock.Now, new { amount = 300.50 }),
            Event("ada", "3", "project", Clock.Now, new { amount = 500, status = "completed" }),
            Event("bob", "4", "survey", Clock.Now, new { kind = "nps", score = 7 }));
    }

    [Fact]
    public async Task Before_the_first_build_everything_is_of_nobody() => Assert.Equal(0, (await FiguresAsync()).Customers);

    [Fact]
    public async Task What_was_bought_is_in_the_figures_and_a_view_is_one_request()
    {
        await Service.SettleAsync();

        ValueFigures? figures = null;
        var usage = await Service.MeterAsync(async () => figures = await FiguresAsync());

        Assert.Equal(1, usage.Total.Requests);
        Assert.Equal((2, 1_700.50m, 1, 1, 600.25m), (figures!.Customers, figures.LifetimeValue, figures.Buyers, figures.RepeatBuyers, figures.AverageOrderValue));
        Assert.Equal([("Hair Care", 900m)], figures.Categories.Named.Select(named => (named.Key, named.Value.Revenue)));
        Assert.Equal((1, 1, 7m), (figures.CountOf(ValueSegment.High), figures.Satisfied, figures.AverageSatisfaction));
        Assert.Equal(("ada", "Ada", "Lovelace"), figures.Top.Single() is var top ? (top.Id, top.First, top.Last) : default);
    }

    [Fact]
    public async Task A_night_moves_customers_on_though_nothing_happens()
    {
        await Service.SettleAsync();
        Assert.Equal(2, (await FiguresAsync()).CountOf(ChurnRisk.Low));

        Clock.Advance(TimeSpan.FromDays(91));
        await Service.Get<NightlyRecalculation>().StartAsync(Token);
        await Service.SettleAsync();

        var figures = await FiguresAsync();
        Assert.Equal((2, 1), (figures.CountOf(ChurnRisk.Medium), figures.RisksOfBuyers[(int)ChurnRisk.Medium]));
    }

    [Fact]
    public async Task A_roll_up_that_was_stored_before_there_were_figures_counts_as_nobody_until_the_next_one()
    {
        await Service.SettleAsync();
        var stored = await Service.Get<RollupStore>().FindAsync(ServiceUnderTest.Tenant, 0, Token);
        Assert.True(await Service.Get<RollupStore>().TryReplaceAsync(
            ServiceUnderTest.Tenant, stored! with { Rollup = stored.Rollup with { Value = null } }, Token));

        await Service.RunAsync(new BuildDashboards());
        Assert.Equal((0, 2), ((await FiguresAsync()).Customers, (await Service.DashboardAsync()).Customers));

        await Service.RunAsync(new RollUpShard(0));
        await Service.RunAsync(new BuildDashboards());
        Assert.Equal(2, (await FiguresAsync()).Customers);
    }

    private Task<ValueFigures> FiguresAsync() => Service.Get<ValueDashboard>().FiguresAsync(ServiceUnderTest.Tenant, Token);
}
