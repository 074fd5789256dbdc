using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;
using Xunit;

namespace CustomerHealth.Tests.Service.Dashboards.Success;

public sealed class HealthDaysTests
{
    private static readonly DateOnly Today = Portfolio.Today;
    private static readonly IReadOnlyCollection<CustomerSummary> Customers = Portfolio.Of(Enumerable.Range(0, 150)).Customers;

    [Fact]
    public void Every_day_adds_up_the_scores_in_force_on_it()
    {
        var days = HealthDays.Of(Customers, Today, null);

        for (var ago = 0; ago <= 100; ago++)
        {
            var day = Today.AddDays(-ago);
            foreach (var product in SuccessProducts.All.Prepend(null))
            {
                var points = Customers.Where(customer => product is null || customer.Standing.Products.Contains(product))
                    .Select(customer => customer.Scores["success"])
                    .Select(score => ago == 0 ? score.Evaluation.HasScore ? score.Evaluation.Milli / 1000 : null : score.History.TenthsOn(day) / 10)
                    .OfType<int>()
                    .ToList();
                var expected = ago < ScoreHistory.Length ? new HealthSum(points.Sum(), points.Count) : default;

                Assert.Equal((ago, product, expected), (ago, product, days.On(day, product)));
            }
        }
    }

    [Fact]
    public void A_score_holds_until_the_next_one()
    {
        var history = ScoreHistory.Empty.With(Today.AddDays(-20), 70_000).With(Today.AddDays(-5), 40_000);
        var days = HealthDays.Of([With(Customers.ElementAt(1), history)], Today, null);

        Assert.Equal(default, days.On(Today.AddDays(-21)));
        Assert.Equal(new HealthSum(70, 1), days.On(Today.AddDays(-6)));
        Assert.Equal(new HealthSum(40, 1), days.On(Today.AddDays(-1)));
        Assert.Equal(Today.AddDays(-20), days.First);
    }

    [Fact]
    public void Days_that_nobody_remembers_are_carried_on_as_they_were_and_the_others_are_recounted()
    {
        var wrong = new HealthDays(
            Today.AddDays(-450),
            HealthSeries.Of(450, _ => new HealthSum(7, 1)),
            new Dictionary<string, HealthSeries> { ["GreenX"] = HealthSeries.Of(450, _ => new HealthSum(3, 1)) });
        var counted = HealthDays.Of(Customers, Today, null);

        var days = HealthDays.Of(Customers, Today, wrong);

        Assert.Equal((new HealthSum(7, 1), new HealthSum(3, 1)), (days.On(Today.AddDays(-92)), days.On(Today.AddDays(-92), "GreenX")));
        Assert.Equal(default, days.On(Today.AddDays(-92), "MonetX"));
        Assert.Equal(counted.On(Today.AddDays(-91)), days.On(Today.AddDays(-91)));
        Assert.Equal(counted.On(Today.AddDays(-91), "GreenX"), days.On(Today.AddDays(-91), "GreenX"));
        Assert.Equal(new HealthSum(7, 1), days.On(Today.AddDays(1 - HealthDays.Kept)));
        Assert.Equal(default, days.On(Today.AddDays(-HealthDays.Kept)));
    }

    [Fact]
    public void From_night_to_night_no_day_of_the_last_thirteen_months_is_lost()
    {
        var first = Today.AddDays(-500);
        var customer = With(Customers.ElementAt(1), ScoreHistory.Empty.With(first, 55_000));
        HealthDays? days = null;
        for (var day = first; day <= Today; day = day.AddDays(day.DayNumber % 9 == 0 ? 40 : 1))
        {
            days = HealthDays.Of([customer], day, days);
        }

        var last = first.AddDays(days!.All.Points.Count - 1 + days.First.DayNumber - first.DayNumber);
        Assert.Equal(HealthDays.Kept, days.All.Points.Count);
        Assert.All(days.Between(new DayRange(last.AddDays(-399), last.AddDays(-1))), day => Assert.Equal(new HealthSum(55, 1), day.Scores));
        Assert.Equal(399, days.Between(new DayRange(last.AddDays(-399), last.AddDays(-1))).Count());
    }

    [Theory]
    [InlineData(PeriodKind.Daily, "2026-01-01", "2026-01-01")]
    [InlineData(PeriodKind.Weekly, "2026-11-22", "2026-W46")]
    [InlineData(PeriodKind.Weekly, "2026-11-23", "2026-W47")]
    [InlineData(PeriodKind.Weekly, "2026-01-01", "2026-W00")]
    [InlineData(PeriodKind.Weekly, "2026-01-04", "2026-W00")]
    [InlineData(PeriodKind.Weekly, "2026-01-05", "2026-W01")]
    [InlineData(PeriodKind.Weekly, "2024-01-01", "2024-W01")]
    [InlineData(PeriodKind.Weekly, "2023-01-01", "2023-W00")]
    [InlineData(PeriodKind.Weekly, "2024-12-31", "2024-W53")]
    [InlineData(PeriodKind.Weekly, "2026-12-31", "2026-W52")]
    [InlineData(PeriodKind.Weekly, "2027-01-01", "2027-W00")]
    [InlineData(PeriodKind.Monthly, "2026-11-22", "2026-11")]
    public void A_day_belongs_to_its_period(PeriodKind kind, string day, string key) =>
        Assert.Equal(key, Period.KeyOf(kind, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_period_has_the_mean_of_all_its_customer_days_and_the_customers_of_its_last_day()
    {
        var monday = new DateOnly(2026, 11, 16);
        (long Points, int Customers)[] sums = [(60, 1), (60, 1), (0, 0), (150, 2), (0, 0), (0, 0), (0, 0), (80, 1)];
        var days = new HealthDays(
            monday, HealthSeries.Of(sums.Length, at => new HealthSum(sums[at].Points, sums[at].Customers)), new Dictionary<string, HealthSeries>());

        var weeks = HealthTrend.Of(days, PeriodKind.Weekly, new DayRange(monday, monday.AddDays(30))).All;

        Assert.Equal([new HealthPoint("2026-W46", 270m / 4, 2), new HealthPoint("2026-W47", 80, 1)], weeks);
        Assert.Equal(
            ["2026-11-16", "2026-11-17", "2026-11-19"],
            HealthTrend.Of(days, PeriodKind.Daily, new DayRange(monday.AddDays(-5), monday.AddDays(6))).All.Select(point => point.Period));
        Assert.Empty(HealthTrend.Of(days, PeriodKind.Daily, new DayRange(monday.AddDays(4), monday.AddDays(3))).All);
    }

    private static CustomerSummary With(CustomerSummary customer, ScoreHistory history) => customer with
    {
        Scores = new Dictionary<string, CustomerScore> { ["success"] = customer.Scores["success"] with { History = history } },
    };
}
