using CustomerHealth.Scoring.Relationships;
using Xunit;

namespace CustomerHealth.Tests.Scoring.Relationships;

public sealed class RelationshipRuleTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);
    private static readonly RelationshipDays Fresh = new(Today.AddDays(-3_000), Today);

    [Theory]
    [InlineData(100_000, RelationshipStatus.Active)]
    [InlineData(100_000.01, RelationshipStatus.Vip)]
    public void A_vip_is_worth_more_than_a_hundred_thousand(double value, RelationshipStatus status) =>
        Assert.Equal(status, StatusOf(Worth(value), Fresh));

    [Theory]
    [InlineData(180, RelationshipStatus.Active)]
    [InlineData(181, RelationshipStatus.Inactive)]
    [InlineData(547, RelationshipStatus.Inactive)]
    [InlineData(548, RelationshipStatus.Churned)]
    public void A_relationship_grows_quiet_and_then_silent(int days, RelationshipStatus status) =>
        Assert.Equal(status, StatusOf(Worth(1), Fresh with { LastContact = Today.AddDays(-days) }));

    [Theory]
    [InlineData(181, RelationshipStatus.Vip)]
    [InlineData(547, RelationshipStatus.Vip)]
    [InlineData(548, RelationshipStatus.Churned)]
    public void A_vip_is_not_quiet_but_can_fall_silent(int days, RelationshipStatus status) =>
        Assert.Equal(status, StatusOf(Worth(200_000), Fresh with { LastContact = Today.AddDays(-days) }));

    [Fact]
    public void Any_activity_breaks_the_silence_but_only_an_interaction_the_quiet()
    {
        var quiet = Fresh with { LastContact = Today.AddDays(-600) };
        var recent = Today.AddDays(-547);

        Assert.Equal(RelationshipStatus.Churned, StatusOf(CustomerValue.None, quiet));
        Assert.Equal(RelationshipStatus.Inactive, StatusOf(new CustomerValue { Purchases = 1, FirstPurchase = recent, LastPurchase = recent }, quiet));
        Assert.Equal(RelationshipStatus.Inactive, StatusOf(new CustomerValue { Projects = 1, LastProject = recent }, quiet));
        Assert.Equal(RelationshipStatus.Inactive, StatusOf(new CustomerValue { LastSign = recent }, quiet));
        Assert.Equal(RelationshipStatus.Inactive, StatusOf(CustomerValue.None, quiet with { LifeSince = recent }));
    }

    [Fact]
    public void Who_left_has_churned_whatever_it_is_worth() =>
        Assert.Equal(RelationshipStatus.Churned, StatusOf(Worth(200_000), Fresh with { HasChurned = true }));

    [Theory]
    [InlineData(180, RelationshipStatus.Active)]
    [InlineData(181, RelationshipStatus.Inactive)]
    [InlineData(9_000, RelationshipStatus.Inactive)]
    public void Where_nothing_ever_was_nothing_fell_silent(int days, RelationshipStatus status) =>
        Assert.Equal(status, StatusOf(CustomerValue.None, new RelationshipDays(Today.AddDays(-days), null)));

    [Theory]
    [InlineData(180, RelationshipStatus.Active)]
    [InlineData(181, RelationshipStatus.Inactive)]
    [InlineData(548, RelationshipStatus.Churned)]
    public void Where_no_interaction_was_ever_logged_a_purchase_stands_for_it(int days, RelationshipStatus status)
    {
        var bought = new CustomerValue { Purchases = 1, FirstPurchase = Today.AddDays(-900), LastPurchase = Today.AddDays(-days) };

        Assert.Equal(status, StatusOf(bought, new RelationshipDays(Today.AddDays(-1_000), null)));
    }

    [Fact]
    public void A_status_that_was_said_is_pinned() => Assert.All(
        Enum.GetValues<RelationshipStatus>(),
        said => Assert.Equal(said, RelationshipStatuses.Of(said, Worth(200_000), Fresh with { HasChurned = true }, Today)));

    [Theory]
    [InlineData(50_000, 0, 0, RelationshipSegment.Standard)]
    [InlineData(50_000.01, 5, 5, RelationshipSegment.Premium)]
    [InlineData(50_000, 3, 2, RelationshipSegment.ReferralSource)]
    [InlineData(50_000, 2, 2, RelationshipSegment.Repeat)]
    [InlineData(0, 2, 1, RelationshipSegment.Standard)]
    public void A_segment_is_the_first_that_fits(double value, int referrals, int projects, RelationshipSegment segment) => Assert.Equal(
        segment, RelationshipSegments.Of(null, Worth(value) with { Referrals = referrals, Projects = projects }));

    [Fact]
    public void A_segment_that_was_said_is_pinned() => Assert.All(
        Enum.GetValues<RelationshipSegment>(), said => Assert.Equal(said, RelationshipSegments.Of(said, Worth(200_000))));

    private static CustomerValue Worth(double value) => new() { ProjectAmount = (decimal)value };

    private static RelationshipStatus StatusOf(CustomerValue value, RelationshipDays days) => RelationshipStatuses.Of(null, value, days, Today);
}
