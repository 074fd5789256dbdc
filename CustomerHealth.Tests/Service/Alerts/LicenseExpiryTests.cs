using CustomerHealth.Service.Alerts;
using Xunit;

namespace CustomerHealth.Tests.Service.Alerts;

/// <summary>Licences of products in use that come to their end.</summary>
public sealed class LicenseExpiryTests : AlertTest
{
    private const string ForeignId = "a:b/c\\d#e?'ü";

    [Fact]
    public async Task An_episode_begins_in_the_license_check_and_in_no_other()
    {
        await DeployAsync("D1", 30);
        await CheckAsync(AlertChecks.Health | AlertChecks.Contract | AlertChecks.Inactivity);
        Assert.Empty(await AlertsAsync(AlertTypes.ContractExpiry));

        await CheckAsync(AlertChecks.License);
        await CheckAsync(AlertChecks.License);

        Assert.Equal(["medium: MonetX License Expiring in 30 Days"], await OpenAsync(AlertTypes.ContractExpiry));
        Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry));
    }

    [Theory]
    [InlineData(31, "")]
    [InlineData(14, "high: MonetX License Expiring in 14 Days")]
    [InlineData(7, "critical: MonetX License Expiring in 7 Days")]
    [InlineData(-1, "")]
    public async Task The_days_that_are_left_decide_on_the_severity(int days, string expected)
    {
        await DeployAsync("D1", days);
        await CheckAsync(AlertChecks.License);

        Assert.Equal(expected, string.Join(", ", await OpenAsync(AlertTypes.ContractExpiry)));
    }

    [Fact]
    public async Task Each_deployment_has_its_own_whatever_its_id_and_each_rises_by_itself()
    {
        await DeployAsync("D1", 30);
        await DeployAsync(ForeignId, 20);
        await DeployAsync("D3", 10, "SupportX", active: false);
        await ContractAsync(25);
        await CheckAsync(AlertChecks.License | AlertChecks.Contract);
        Assert.Equal(3, (await OpenAsync(AlertTypes.ContractExpiry)).Count());

        await PassAsync(16);

        Assert.Equal(
            ["critical: MonetX License Expiring in 7 Days", "high: Contract Expiring in 14 Days", "high: MonetX License Expiring in 14 Days"],
            (await OpenAsync(AlertTypes.ContractExpiry)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_renewal_ends_it_and_so_does_taking_the_product_out_of_use()
    {
        await DeployAsync("D1", 10);
        await DeployAsync("D2", 10, "GreenX");
        await CheckAsync(AlertChecks.License);

        await DeployAsync("D1", 375);
        await DeployAsync("D2", 10, "GreenX", active: false);

        Assert.Equal(
            [$"The licence of MonetX ends on {Date(375)} now.", "The product is no longer in use."],
            (await AlertsAsync(AlertTypes.ContractExpiry)).Select(alert => alert.EndedWhy).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_does_not_end_with_the_licence_but_with_the_customer()
    {
        await DeployAsync("D1", 1);
        await CheckAsync(AlertChecks.License);
        await PassAsync(3);
        Assert.Equal(["critical: MonetX License Expiring in 1 Day"], await OpenAsync(AlertTypes.ContractExpiry));

        await LifeAsync("churned");
        await CheckAsync(AlertChecks.License);

        Assert.Equal("The customer has churned.", Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry)).EndedWhy);
    }
}
