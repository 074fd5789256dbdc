using CustomerHealth.Scoring.Relationships;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Customers;

/// <summary>What the state row says of a customer's value, for lists that do not read its signals.</summary>
public sealed class CustomerValueRowTests : ServiceTest
{
    private DateOnly Today => DateOnly.FromDateTime(Clock.Now.UtcDateTime);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutCustomersAsync("ada");
    }

    [Fact]
    public async Task A_customer_without_purchases_and_projects_has_no_more_in_its_row_than_before()
    {
        await Service.SubmitAsync(
        [
            .. FullPicture("ada", Clock.Now, logins: 3),
            Event("ada", "contract", "contract", Clock.Now, new { end_date = "2026-12-31", value = 5_000 }),
            Event("ada", "deployment", "deployment", Clock.Now, new { product = "MonetX" }),
            Event("ada", "survey", "survey", Clock.Now, new { kind = "quarterly", score = 4 }),
        ]);
        await Service.SettleAsync();

        var row = await RowAsync();

        Assert.DoesNotContain(row.Properties.Keys, name => name is "Value" or "Bought" or "Pinned");
    }

    [Fact]
    public async Task A_list_knows_value_status_and_segment_without_the_signals()
    {
        var call = Clock.Now.AddDays(-1);
        await Service.SubmitAsync(
            Event("ada", "1", "purchase", Clock.Now.AddDays(-3), new { amount = 40_000 }),
            Event("ada", "2", "project", Clock.Now.AddDays(-2), new { amount = 62_000, status = "in_progress" }),
            Event("ada", "3", "referrals", Clock.Now, new { count = 4, value = 9_000, partner = true }),
            Event("ada", "4", "survey", Clock.Now, new { kind = "nps", score = 9 }),
            Event("ada", "5", "interaction", call, new { kind = "call" }));
        await Service.SettleAsync();

        var listed = Assert.Single(await Service.Get<CustomerReader>().ListedAsync(ServiceUnderTest.Tenant, Token));
        var state = await Service.StateAsync("ada");

        Assert.Equal(CustomerValue.Of(state.Signals), listed.Value);
        Assert.Equal((102_000m, 1, 4, true, 9m), (listed.Value.LifetimeValue, listed.Value.Projects, listed.Value.Referrals, listed.Value.IsReferralPartner, listed.Value.Recommendation!.Value.OfTen));
        Assert.Equal(new CustomerRelationship(RelationshipStatus.Vip, RelationshipSegment.Premium), listed.RelationshipOn(Today));
        Assert.Equal(new CustomerRelationship(RelationshipStatus.Churned, RelationshipSegment.Premium), listed.RelationshipOn(Today.AddDays(600)));
        Assert.Equal(CustomerRelationship.Of(state.Summary, Today), listed.RelationshipOn(Today));
        Assert.Equal(call, listed.Standing.LastContact);
    }

    [Theory]
    [InlineData(RelationshipStatus.Active, RelationshipSegment.Standard)]
    [InlineData(RelationshipStatus.Churned, null)]
    [InlineData(null, RelationshipSegment.Premium)]
    public async Task What_somebody_said_is_pinned_until_it_is_taken_back(RelationshipStatus? status, RelationshipSegment? segment)
    {
        var pinned = new PinnedRelationship(status, segment);
        await EditAsync(profile => profile with { Pinned = pinned });
        await Service.PutAsync(Person("ada", "Ada King"));
        await Service.SubmitAsync(Login("ada", "1"));
        await Service.SettleAsync();

        var state = await Service.StateAsync("ada");
        var listed = Assert.Single(await Service.Get<CustomerReader>().ListedAsync(ServiceUnderTest.Tenant, Token));
        Assert.Equal(("Ada King", pinned), (state.Profile.Name, state.Profile.Pinned));
        Assert.Equal(
            new CustomerRelationship(status ?? RelationshipStatus.Active, segment ?? RelationshipSegment.Standard), listed.RelationshipOn(Today));

        await EditAsync(profile => profile with { Pinned = default });
        Assert.Equal(default, (await Service.StateAsync("ada")).Profile.Pinned);
    }

    [Fact]
    public async Task A_row_from_before_gets_its_value_in_the_next_night_and_only_then()
    {
        await Service.SubmitAsync(Event("ada", "1", "purchase", Clock.Now.AddDays(-3), new { amount = 12 }));
        await Service.SettleAsync();
        var row = await RowAsync();
        (row["Value"], row["Bought"]) = (null, null);
        await Service.Store.TransactAsync(TableNames.Customers, [RowOperation.Overwrite(row)], Token);

        await NightAsync();
        var written = await RowAsync();
        await NightAsync();

        Assert.NotNull(written.GetBinary("Value"));
        Assert.NotNull(written.GetBinary("Bought"));
        Assert.Equal(written.ETag, (await RowAsync()).ETag);
    }

    private async Task NightAsync()
    {
        Clock.Advance(TimeSpan.FromDays(1));
        await Service.Get<NightlyRecalculation>().StartAsync(Token);
        await Service.SettleAsync();
    }

    private async Task<TableRow> RowAsync() => Assert.Single(await Service.CustomerRowsAsync("s:ada"));

    private Task EditAsync(Func<CustomerProfile, CustomerProfile> change) => Service.Get<CustomerWriter>().EditAsync(
        ServiceUnderTest.Tenant, "ada", (before, _) => Task.FromResult<CustomerEdit?>(new CustomerEdit(change(before!.Profile))), Token);
}
