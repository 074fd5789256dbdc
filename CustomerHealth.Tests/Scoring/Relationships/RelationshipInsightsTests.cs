using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Relationships;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Relationships;

public sealed class RelationshipInsightsTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    [Theory]
    [InlineData(10, 10, RecommendationKind.Promoter)]
    [InlineData(9, 10, RecommendationKind.Promoter)]
    [InlineData(89, 100, RecommendationKind.Passive)]
    [InlineData(8, 10, RecommendationKind.Passive)]
    [InlineData(7, 10, RecommendationKind.Passive)]
    [InlineData(6, 10, RecommendationKind.Detractor)]
    [InlineData(0, 10, RecommendationKind.Detractor)]
    [InlineData(null, 0, RecommendationKind.Unknown)]
    public void An_answer_has_a_name(int? score, int scale, RecommendationKind kind) =>
        Assert.Equal(kind, Of(new CustomerValue { Recommendation = score is { } given ? new RatedAnswer(given, scale) : null }).Recommendation);

    [Theory]
    [InlineData(30_000, false, false)]
    [InlineData(30_000.01, false, true)]
    [InlineData(500_000, true, false)]
    public void Who_is_worth_more_than_thirty_thousand_could_bring_others_unless_it_does(double value, bool partner, bool candidate)
    {
        var insights = Of(new CustomerValue { PurchaseAmount = (decimal)value, IsReferralPartner = partner });

        Assert.Equal(candidate ? ["Candidate for referral program"] : [], insights.Opportunities);
    }

    [Theory]
    [InlineData(1, 15, false)]
    [InlineData(1, 16, true)]
    [InlineData(1, null, false)]
    [InlineData(0, 40, false)]
    [InlineData(2, 40, false)]
    public void One_project_and_an_old_roof_may_mean_another(int projects, int? roof, bool soon) => Assert.Equal(
        soon ? ["May need maintenance or replacement soon"] : [], Of(new CustomerValue { Projects = projects }, roofAge: roof).Opportunities);

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Many_interactions_are_an_opportunity(int contacts, bool engaged) => Assert.Equal(
        engaged ? ["High engagement - potential upsell opportunity"] : [], Of(CustomerValue.None, contacts: contacts).Opportunities);

    [Fact]
    public void All_opportunities_can_stand_together() => Assert.Equal(
        ["Candidate for referral program", "May need maintenance or replacement soon", "High engagement - potential upsell opportunity"],
        Of(new CustomerValue { Projects = 1, ProjectAmount = 45_000 }, contacts: 9, roofAge: 20).Opportunities);

    [Theory]
    [InlineData(RelationshipStatus.Active, false)]
    [InlineData(RelationshipStatus.Vip, false)]
    [InlineData(RelationshipStatus.Inactive, true)]
    [InlineData(RelationshipStatus.Churned, true)]
    public void Who_is_inactive_or_gone_is_at_risk(RelationshipStatus status, bool risk)
    {
        var insights = Of(CustomerValue.None, status);

        Assert.Equal(risk, insights.IsAtRisk);
        Assert.Equal(risk ? ["Schedule re-engagement campaign"] : [], insights.Recommendations);
    }

    [Theory]
    [InlineData("2026-02-28", "")]
    [InlineData("2026-03-01", "Good time for roof inspection outreach")]
    [InlineData("2026-05-31", "Good time for roof inspection outreach")]
    [InlineData("2026-06-01", "")]
    [InlineData("2026-08-31", "")]
    [InlineData("2026-09-01", "Winter preparation services")]
    [InlineData("2026-10-31", "Winter preparation services")]
    [InlineData("2026-11-01", "")]
    public void Each_season_has_its_recommendation(string day, string text)
    {
        var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(text, string.Join('|', Of(CustomerValue.None, today: today).Recommendations));
        Assert.Equal(
            text.Length == 0 ? ["Schedule re-engagement campaign"] : ["Schedule re-engagement campaign", text],
            Of(CustomerValue.None, RelationshipStatus.Churned, today: today).Recommendations);
    }

    [Fact]
    public void Interactions_of_thirty_days_are_today_s_and_those_of_the_29_days_before()
    {
        var signals = new CustomerBuilder()
            .Contact("call", AsOf).Contact("call", AsOf.AddDays(-29)).Contact("call", AsOf.AddDays(-30)).Contact("call", AsOf.AddDays(1))
            .Add(new InteractionEvent("test", "mistake", AsOf, "call", Withdrawn: true))
            .ToSignals();

        Assert.Equal(2, RelationshipInsights.ContactsIn(30, signals, Today));
    }

    private static RelationshipInsights Of(
        CustomerValue value,
        RelationshipStatus status = RelationshipStatus.Active,
        int contacts = 0,
        int? roofAge = null,
        DateOnly? today = null) => RelationshipInsights.Of(value, status, contacts, roofAge, today ?? Today);
}
