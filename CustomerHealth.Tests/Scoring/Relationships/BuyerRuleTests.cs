using CustomerHealth.Scoring.Relationships;
using Xunit;

namespace CustomerHealth.Tests.Scoring.Relationships;

public sealed class BuyerRuleTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    [Theory]
    [InlineData(0, ValueSegment.Low)]
    [InlineData(500, ValueSegment.Low)]
    [InlineData(500.01, ValueSegment.Medium)]
    [InlineData(1_000, ValueSegment.Medium)]
    [InlineData(1_000.01, ValueSegment.High)]
    public void A_segment_begins_over_its_bound(double value, ValueSegment segment) => Assert.Equal(segment, ValueSegments.Of((decimal)value));

    [Theory]
    [InlineData(-1, ChurnRisk.Low)]
    [InlineData(0, ChurnRisk.Low)]
    [InlineData(90, ChurnRisk.Low)]
    [InlineData(91, ChurnRisk.Medium)]
    [InlineData(180, ChurnRisk.Medium)]
    [InlineData(181, ChurnRisk.High)]
    public void The_risk_rises_with_the_days_since_the_last_purchase_or_without_one_since_the_first_day(int days, ChurnRisk risk)
    {
        var day = Today.AddDays(-days);

        Assert.Equal(risk, ChurnRisks.Of(new CustomerValue { Purchases = 1, FirstPurchase = day, LastPurchase = day }, Today.AddDays(-999), Today));
        Assert.Equal(risk, ChurnRisks.Of(CustomerValue.None, day, Today));
        Assert.Equal(risk, ChurnRisks.Of(new CustomerValue { Projects = 1, LastProject = Today }, day, Today));
    }

    [Fact]
    public void A_buyer_has_recency_frequency_and_monetary_value_as_they_are()
    {
        var buyer = new CustomerValue
        {
            Purchases = 3,
            PurchaseAmount = 89.5m,
            FirstPurchase = Today.AddDays(-400),
            LastPurchase = Today.AddDays(-35),
            Projects = 1,
            ProjectAmount = 10,
        };

        Assert.Equal(new RfmPoint(35, 3, 99.5m), RfmPoint.Of(buyer, Today));
        Assert.Equal(0, RfmPoint.Of(buyer, Today.AddDays(-50))!.Value.Recency);
    }

    [Fact]
    public void Who_never_bought_has_none() => Assert.Null(RfmPoint.Of(new CustomerValue { Projects = 4, ProjectAmount = 10_000, LastProject = Today }, Today));
}
