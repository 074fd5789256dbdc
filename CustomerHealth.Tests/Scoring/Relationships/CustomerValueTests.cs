using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Relationships;
using CustomerHealth.Scoring.Signals;
using FsCheck.Fluent;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Relationships;

public sealed class CustomerValueTests
{
    [Fact]
    public void Lifetime_value_is_purchases_and_the_projects_that_run_or_were_completed()
    {
        var value = ValueOf(new CustomerBuilder()
            .Bought(1_200.50m).Bought(300m)
            .Project(25_000).Project(15_000).Project(5_000, ProjectStatus.InProgress)
            .Project(70_000, ProjectStatus.Planned).Project(80_000, ProjectStatus.Cancelled));

        Assert.Equal(46_500.50m, value.LifetimeValue);
        Assert.Equal((3, 45_000m), (value.Projects, value.ProjectAmount));
        Assert.Equal((2, 750.25m), (value.Purchases, value.MeanOrderValue));
    }

    [Theory]
    [InlineData(85_000, 3, 28_333)]
    [InlineData(125_000, 4, 31_250)]
    [InlineData(0, 0, 0)]
    [InlineData(1.99, 1, 1)]
    public void The_average_project_is_rounded_down(double amount, int projects, int average)
    {
        var customer = new CustomerBuilder().Bought(1_000_000).Projects(Math.Max(0, projects - 1));

        Assert.Equal(average, ValueOf(projects > 0 ? customer.Project((decimal)amount) : customer).AverageProjectValue);
    }

    [Fact]
    public void A_project_counts_by_its_latest_state()
    {
        var customer = new CustomerBuilder()
            .Project(10_000, ProjectStatus.Cancelled, At(2026, 6, 2), id: "P-1").Project(10_000, ProjectStatus.InProgress, At(2026, 6, 1), id: "P-1");

        Assert.Equal((0, 0m, false), (ValueOf(customer).Projects, ValueOf(customer).LifetimeValue, ValueOf(customer).HasLifetimeValue));
    }

    [Fact]
    public void It_knows_the_days_that_rules_ask_for()
    {
        var value = ValueOf(new CustomerBuilder()
            .Bought(1, At(2025, 3, 4)).Bought(1, At(2024, 1, 2))
            .Project(1, on: At(2025, 6, 1), started: new(2025, 5, 1), ended: new(2025, 6, 20))
            .Project(1, ProjectStatus.Cancelled, At(2026, 1, 1))
            .Logins(1, At(2025, 6, 21)));

        Assert.Equal((new DateOnly(2024, 1, 2), new DateOnly(2025, 3, 4)), (value.FirstPurchase!.Value, value.LastPurchase!.Value));
        Assert.Equal((new DateOnly(2025, 6, 20), new DateOnly(2025, 6, 21)), (value.LastProject!.Value, value.LastSign!.Value));
    }

    [Theory]
    [InlineData(2025, 6, 20)]
    [InlineData(2024, 1, 1)]
    public void A_sign_of_life_that_is_no_later_says_nothing(int year, int month, int day) =>
        Assert.Null(ValueOf(new CustomerBuilder().Bought(1, At(2025, 6, 20)).Logins(1, At(year, month, day))).LastSign);

    [Fact]
    public void Referrals_and_the_last_recommendation_are_part_of_it()
    {
        var value = ValueOf(new CustomerBuilder().Referred(3, 75_000, true).Recommended(9));

        Assert.Equal((3, 75_000m, true), (value.Referrals, value.ReferralValue, value.IsReferralPartner));
        Assert.Equal((new RatedAnswer(9, 10), 9m), (value.Recommendation!.Value, value.Recommendation!.Value.OfTen));
    }

    [Fact]
    public void Who_uses_a_product_and_pays_for_it_and_no_more_takes_no_bytes()
    {
        var customer = new CustomerBuilder()
            .Logins(5).Features(9).ApiCalls(100).Tickets(3).Invoices(4, 1).Contract(100, 100, 9_000).Deployed("MonetX")
            .Add(new SurveyEvent("test", "csat", AsOf, "quarterly", 4, 5));

        Assert.Equal(CustomerValue.None, ValueOf(customer));
        Assert.Null(ValueOf(customer).ToBytes());
        Assert.Null(ValueOf(customer.Project(5_000, ProjectStatus.Cancelled)).LastProject);
    }

    [Fact]
    public void An_interaction_beside_it_costs_five_bytes() =>
        Assert.Equal(5, ValueOf(new CustomerBuilder().Logins(5).Contact("call")).ToBytes()!.Length);

    [Fact]
    public void It_survives_being_stored_and_does_not_depend_on_order() => Generated.Check(Prop.ForAll(
        Generated.Events(),
        Generated.Seeds.ToArbitrary(),
        (events, seed) =>
        {
            var value = CustomerValue.Of(CustomerSignals.Empty.With(events));
            var bytes = value.ToBytes();
            return CustomerValue.FromBytes(bytes) == value
                && CustomerValue.Of(CustomerSignals.Empty.With(Generated.Shuffled(events, seed))) == value
                && bytes is null == (value == CustomerValue.None);
        }), cases: 2_000);

    [Fact]
    public void The_scorecard_reads_the_same_lifetime_value() => Generated.Check(Prop.ForAll(
        Generated.Events(),
        events =>
        {
            var signals = CustomerSignals.Empty.With(events);
            var read = Evaluator.Evaluate(BuiltInScorecards.Relationship, signals, AsOf).Measures[0];
            return (decimal)read.Amount / read.Per == CustomerValue.Of(signals).LifetimeValue;
        }), cases: 1_000);

    [Fact]
    public void Damaged_bytes_are_read_as_something_or_refused_but_never_fail_otherwise()
    {
        var intact = ValueOf(new CustomerBuilder().Bought(5).Project(5, on: At(2020, 1, 1)).Referred(2, 5).Recommended(3).Logins(1, AsOf.AddDays(3))).ToBytes()!;
        for (var at = 0; at < intact.Length; at++)
        {
            for (var number = 0; number < 256; number++)
            {
                byte[] bytes = [.. intact];
                bytes[at] = (byte)number;

                var failure = Record.Exception(() => CustomerValue.FromBytes(bytes).ToBytes());

                Assert.True(failure is null or FormatException, $"{Convert.ToHexString(bytes)}: {failure}");
            }
        }
    }

    private static CustomerValue ValueOf(CustomerBuilder customer) => CustomerValue.Of(customer.ToSignals());
}
