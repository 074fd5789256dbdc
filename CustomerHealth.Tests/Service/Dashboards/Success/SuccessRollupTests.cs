using System.Text.Json;
using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Surveys;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Service.Dashboards.Success;

/// <summary>The figures of the success manager, against sums that are worked out beside them from the customers one by one.</summary>
public sealed class SuccessRollupTests
{
    private const int Everybody = 400;

    private static readonly ShardAccounts All = Portfolio.Of(Enumerable.Range(0, Everybody));
    private static readonly SuccessRollup Whole = SuccessRollup.Of(All, null, Portfolio.Now);
    private static readonly SuccessFigures Figures = Whole.Figures;

    private static IEnumerable<CustomerSummary> Stayed => All.Customers.Where(customer => customer.Standing.Status != CustomerStatus.Churned);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(90)]
    [InlineData(Everybody)]
    public void The_sum_of_the_parts_is_the_roll_up_of_the_whole(int customers)
    {
        var parts = Enumerable.Range(0, customers).Chunk(37).Select(numbers => SuccessRollup.Of(Portfolio.Of(numbers), null, Portfolio.Now));

        Assert.Equal(
            JsonSerializer.Serialize(SuccessRollup.Of(Portfolio.Of(Enumerable.Range(0, customers)), null, Portfolio.Now)),
            JsonSerializer.Serialize(SuccessRollup.Sum([.. parts])));
    }

    [Fact]
    public void Customers_are_counted_by_status_and_what_those_agreed_who_stayed_is_added_up()
    {
        foreach (var status in Enum.GetValues<CustomerStatus>())
        {
            var expected = All.Customers.Count(customer => customer.Standing.Status == status);
            Assert.Equal((status, expected), (status, Figures.CountOf(status)));
            Assert.NotEqual(0, expected);
        }

        Assert.Equal(Everybody, Figures.Customers);
        Assert.Equal(Stayed.Sum(customer => customer.Standing.Contract.Value ?? 0), Figures.ContractValue);
    }

    [Fact]
    public void Health_is_the_mean_of_the_whole_points_that_lists_show()
    {
        var points = All.Customers.Select(customer => customer.Scores["success"].Evaluation)
            .Where(evaluation => evaluation.HasScore)
            .Select(evaluation => SuccessScores.Of(evaluation).Overall)
            .ToList();

        Assert.Equal((points.Sum(), points.Count), (Figures.Health.Points, Figures.Health.Customers));
        Assert.Equal((decimal)points.Sum() / points.Count, Figures.Health.Average);
        Assert.Equal(
            [points.Count(score => score < 40), points.Count(score => score is >= 40 and < 60), points.Count(score => score is >= 60 and < 80), points.Count(score => score >= 80)],
            Figures.Bands);
        Assert.Equal(100m, Enumerable.Range(0, 4).Sum(Figures.PercentOf), 8);
        Assert.Equal([(0, 39), (40, 59), (60, 79), (80, 100)], Enumerable.Range(0, 4).Select(SuccessHealth.BoundsOf));
    }

    [Theory]
    [InlineData("MonetX")]
    [InlineData("SupportX")]
    [InlineData("GreenX")]
    public void A_product_has_its_deployments_its_users_health_and_the_answers_about_it(string product)
    {
        var deployments = All.Deployments.Where(deployment => deployment.Product == product).ToList();
        var users = deployments.Where(deployment => deployment.IsActive).Select(deployment => deployment.CustomerId).ToHashSet();
        var health = All.Customers.Where(customer => users.Contains(customer.Profile.Id)).Select(PointsOf).OfType<int>().ToList();
        var ids = deployments.Select(deployment => (Guid?)deployment.Id).ToHashSet();
        var scores = All.Surveys.Where(survey => survey.Kind != "nps" && ids.Contains(survey.DeploymentId)).Select(survey => survey.Score).ToList();
        var figures = Figures.Products[product];

        Assert.Equal((users.Count > 0, scores.Count > 0), (true, true));
        Assert.Equal(deployments.Count, figures.Deployments);
        Assert.Equal(deployments.Count(deployment => deployment.IsActive), figures.Active);
        Assert.Equal((decimal)figures.Active / deployments.Count, figures.ActiveRatio);
        Assert.Equal(deployments.Select(deployment => deployment.CustomerId).Distinct().Count(), figures.Customers);
        Assert.Equal((decimal)health.Sum() / health.Count, figures.Health.Average);
        Assert.Equal((decimal)scores.Sum() / scores.Count, figures.Satisfaction.Average);
        Assert.True(Figures.Deployments > Figures.Products.Values.Sum(counted => counted.Deployments));
    }

    [Fact]
    public void Answers_are_satisfaction_or_recommendation()
    {
        var nps = All.Surveys.Where(survey => survey.Kind == "nps").Select(survey => survey.Score).ToList();
        var others = All.Surveys.Where(survey => survey.Kind != "nps").Select(survey => survey.Score).ToList();

        Assert.Equal((decimal)others.Sum() / others.Count, Figures.Surveys.Satisfaction.Average);
        Assert.Equal(
            new PromoterCounts(nps.Count(score => score >= 9), nps.Count(score => score is 7 or 8), nps.Count(score => score <= 6)),
            Figures.Surveys.Recommendation);
    }

    [Fact]
    public void Alerts_that_wait_are_counted_and_one_that_was_put_off_waits_again_when_its_time_has_come()
    {
        foreach (var hours in new[] { 0, 4, 5, 6, 1_000 })
        {
            var at = Portfolio.Now.AddHours(hours);
            var open = All.Alerts.Where(alert => alert.IsOpenAt(at)).ToList();

            Assert.Equal((hours, open.Count), (hours, Figures.Alerts.OpenAt(at)));
            Assert.Equal((hours, open.Count(alert => alert.Severity == AlertSeverity.Critical)), (hours, Figures.Alerts.CriticalAt(at)));
        }

        Assert.NotEqual(Figures.Alerts.OpenAt(Portfolio.Now), Figures.Alerts.OpenAt(Portfolio.Now.AddHours(5)));
        Assert.NotEqual(Figures.Alerts.CriticalAt(Portfolio.Now), Figures.Alerts.CriticalAt(Portfolio.Now.AddHours(5)));
    }

    [Fact]
    public void Every_cut_into_segments_has_everybody_who_stayed_once()
    {
        var segments = Figures.Segments;

        Assert.Equal(Stayed.Count(), segments.Customers);
        Assert.Equal(segments.Customers, segments.Industries.Values.Sum(segment => segment.Customers));
        Assert.Equal(segments.Customers, segments.Sizes.Sum(segment => segment.Customers));
        Assert.Equal(segments.Customers, segments.Bands.Sum());
        Assert.Equal(segments.Customers, segments.Products.Values.Sum());
        Assert.Equal(Figures.ContractValue, segments.Industries.Values.Sum(segment => segment.Value));
        Assert.Equal(Figures.ContractValue, segments.Sizes.Sum(segment => segment.Value));
        var telecom = Stayed.Where(customer => customer.Profile.Industry == "Telecom").ToList();
        Assert.Equal(new SegmentSum(telecom.Count, telecom.Sum(customer => customer.Standing.Contract.Value ?? 0)), segments.Industries["Telecom"]);
        Assert.Equal(Stayed.Count(customer => customer.Profile.Industry is null), segments.Industries[""].Customers);
        Assert.Equal(Stayed.Count(customer => PointsOf(customer) is null), segments.Bands[^1]);
        Assert.Equal(Stayed.Count(customer => customer.Standing.Products.Count == 0), segments.Products[""]);
        Assert.Equal(Stayed.Count(customer => customer.Standing.Products.SequenceEqual(["MonetX", "SupportX"])), segments.Products["MonetX, SupportX"]);
        Assert.Equal(100m, segments.Products.Values.Sum(segments.PercentOf), 8);
    }

    [Theory]
    [InlineData(0, ContractSize.Starter)]
    [InlineData(24_999.99, ContractSize.Starter)]
    [InlineData(25_000, ContractSize.Small)]
    [InlineData(99_999.99, ContractSize.Small)]
    [InlineData(100_000, ContractSize.MidMarket)]
    [InlineData(499_999.99, ContractSize.MidMarket)]
    [InlineData(500_000, ContractSize.Enterprise)]
    public void A_contract_of_exactly_the_bound_belongs_to_the_larger_ones(decimal value, ContractSize size) =>
        Assert.Equal(size, SegmentFigures.SizeOf(value));

    [Fact]
    public void A_manager_has_the_customers_that_name_one()
    {
        Assert.Equal(["Ada", "Bob", "Cyd"], Figures.Managers.Keys);
        foreach (var (name, figures) in Figures.Managers)
        {
            var customers = All.Customers.Where(customer => customer.Profile.Account.AccountManager == name).ToList();
            var ids = customers.Select(customer => customer.Profile.Id).ToHashSet();
            var points = customers.Select(PointsOf).OfType<int>().ToList();

            Assert.Equal(customers.Count, figures.Customers);
            Assert.Equal((decimal)points.Sum() / points.Count, figures.Health.Average);
            Assert.Equal(customers.Count(customer => customer.Standing.Status == CustomerStatus.AtRisk), figures.AtRisk);
            Assert.Equal(customers.Count(customer => customer.Standing.Status == CustomerStatus.Churned), figures.Churned);
            Assert.Equal(customers.Intersect(Stayed).Sum(customer => customer.Standing.Contract.Value ?? 0), figures.ContractValue);
            Assert.Equal(
                All.Alerts.Count(alert => ids.Contains(alert.CustomerId) && alert.IsOpenAt(Portfolio.Now)), figures.Alerts.OpenAt(Portfolio.Now));
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(90)]
    public void Renewals_are_those_within_the_days_and_today_counts(int days)
    {
        var expected = Stayed
            .Where(customer => customer.Standing.Contract.End is { } end && end >= Portfolio.Today && end <= Portfolio.Today.AddDays(days))
            .ToList();
        var upcoming = UpcomingRenewals.Within(days, Whole.Renewals, Portfolio.Today);

        Assert.Contains(upcoming.Renewals, renewal => renewal.DaysLeft(Portfolio.Today) == 0);
        Assert.Equal(expected.Select(customer => customer.Profile.Id).Order(), upcoming.Renewals.Select(renewal => renewal.CustomerId).Order());
        Assert.Equal(expected.Sum(customer => customer.Standing.Contract.Value ?? 0), upcoming.Value);
        Assert.Equal(upcoming.Renewals.Select(renewal => renewal.End).Order(), upcoming.Renewals.Select(renewal => renewal.End));
    }

    [Fact]
    public void A_list_of_yesterday_still_has_everybody_of_the_next_ninety_days()
    {
        var tomorrow = Portfolio.Today.AddDays(1);

        Assert.Equal(
            UpcomingRenewals.Within(90, Renewal.Of(All.Customers, tomorrow), tomorrow).Renewals,
            UpcomingRenewals.Within(90, Whole.Renewals, tomorrow).Renewals);
    }

    /// <summary>As many as a store of half a million has in each of its 64 shards, a quarter of them with a contract that ends soon.</summary>
    [Fact]
    public void The_figures_of_eight_thousand_customers_take_less_than_half_a_row()
    {
        var days = new HealthDays(
            Portfolio.Today.AddDays(-399), HealthSeries.Of(400, day => new HealthSum(300_000 + (day * 7919 % 9_000), 6_000 + (day * 31 % 500))), Whole.Health.Products);
        var rollup = SuccessRollup.Of(Portfolio.Of(Enumerable.Range(0, 8_000)), days, Portfolio.Now);

        var packed = PackedDocument.Pack(new ShardRollup(8_000, new Dictionary<string, CardRollup>(), rollup), RollupJson.Default.ShardRollup);

        Assert.True(rollup.Renewals.Count > 2_000);
        Assert.InRange(packed.Length, 1, PackedDocument.RowBytes / 2);
    }

    private static int? PointsOf(CustomerSummary customer) =>
        customer.Scores["success"].Evaluation is { HasScore: true } evaluation ? SuccessScores.Of(evaluation).Overall : null;
}
