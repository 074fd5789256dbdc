using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using FsCheck.Fluent;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Success;

public sealed class SuccessFactorsTests
{
    [Fact]
    public void Every_detail_behind_a_score_can_be_read()
    {
        var customer = new CustomerBuilder()
            .Contract(12, age: 89, value: 125_000.50m)
            .Deployed("MonetX").Deployed("GreenX").Deployed("MonetX").Deployed("SupportX", active: false)
            .Contact("meeting", AsOf.AddDays(-3)).Contact("call", AsOf.AddDays(-4), count: 2).Contact("email", AsOf.AddDays(-89))
            .Contact("training", AsOf.AddDays(-5)).Contact("meeting", AsOf.AddDays(-90)).Contact("meeting", AsOf.AddDays(2))
            .Resolved(TimeSpan.FromHours(80)).Resolved(TimeSpan.FromHours(4), TicketPriority.Critical)
            .Ticket(priority: TicketPriority.Critical).Ticket(TicketStatus.Pending, opened: AsOf.AddDays(-200));

        var factors = SuccessFactors.Of(customer.ToSignals(), AsOf);

        Assert.Equal(["GreenX", "MonetX"], factors.Adoption.DeployedProducts);
        Assert.Equal((89, true), (factors.Adoption.ContractAgeDays, factors.Adoption.IsNewCustomer));
        Assert.Equal(new SupportFactors(Tickets: 3, AverageResolutionHours: 42, Escalations: 2, OpenTickets: 2), factors.Support);
        Assert.Equal(
            new EngagementFactors(Meetings: 1, Calls: 2, Emails: 1, Interactions: 5, LastHeld: AsOf.AddDays(-3), DaysSinceLast: 3),
            factors.Engagement);
        Assert.Equal(
            new FinancialFactors(125_000.50m, new DateOnly(2026, 3, 18), new DateOnly(2026, 6, 27), 12, IsExpired: false, TenureDays: 89),
            factors.Financial);
        Assert.Equal(new SlaFactors(Tickets: 3, Breached: 1), factors.SlaCompliance);
        Assert.Equal((33.33m, 66.67m), (
            Math.Round(factors.SlaCompliance.BreachRatePercent, 2), Math.Round(factors.SlaCompliance.ComplianceRatePercent, 2)));
    }

    [Fact]
    public void Of_a_customer_nobody_knows_anything_of_there_is_nothing_to_tell()
    {
        var factors = SuccessFactors.Of(CustomerSignals.Empty, AsOf);

        Assert.Empty(factors.Adoption.DeployedProducts);
        Assert.Equal((null, false), (factors.Adoption.ContractAgeDays, factors.Adoption.IsNewCustomer));
        Assert.Equal(new SupportFactors(0, null, 0, 0), factors.Support);
        Assert.Equal(new EngagementFactors(0, 0, 0, 0, null, null), factors.Engagement);
        Assert.Equal(new FinancialFactors(null, null, null, null, false, null), factors.Financial);
        Assert.Equal((0m, 100m), (factors.SlaCompliance.BreachRatePercent, factors.SlaCompliance.ComplianceRatePercent));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    public void A_contract_has_expired_once_its_last_day_is_over(int daysToEnd, bool expired) =>
        Assert.Equal(expired, SuccessFactors.Of(new CustomerBuilder().Contract(daysToEnd).ToSignals(), AsOf).Financial.IsExpired);

    [Fact]
    public void A_contract_that_has_not_begun_has_no_tenure_yet()
    {
        var factors = SuccessFactors.Of(new CustomerBuilder().Contract(300, age: -5).ToSignals(), AsOf);

        Assert.Equal((-5, 0, false), (factors.Adoption.ContractAgeDays, factors.Financial.TenureDays, factors.Adoption.IsNewCustomer));
    }

    [Fact]
    public void They_agree_with_the_score() => Generated.Check(Prop.ForAll(
        Generated.Events(),
        events =>
        {
            var signals = CustomerSignals.Empty.With(events);
            var factors = SuccessFactors.Of(signals, AsOf);
            var scores = SuccessScores.Of(Evaluator.Evaluate(BuiltInScorecards.Success, signals, AsOf));
            var products = factors.Adoption.DeployedProducts.Count switch { 0 => 0, 1 => 40, 2 => 70, _ => 100 };
            var lost = (2 * factors.Support.Tickets) + (10 * factors.Support.Escalations)
                + (5 * (factors.Support.AverageResolutionHours ?? 0) / 24);
            return scores.Adoption == Math.Min(100, products + (factors.Adoption.IsNewCustomer ? 10 : 0))
                && scores.Engagement == Math.Min(
                    100, (15 * factors.Engagement.Meetings) + (10 * factors.Engagement.Calls) + (5 * factors.Engagement.Emails))
                && scores.Support == (int)Math.Max(0, Math.Round(100 - lost, 9))
                && scores.SlaCompliance == (int)Math.Round(factors.SlaCompliance.ComplianceRatePercent, 9);
        }), cases: 2_000);
}
