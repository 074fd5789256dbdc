using CustomerHealth.Service.Alerts;
using Xunit;

namespace CustomerHealth.Tests.Service.Alerts;

/// <summary>Components that fall, and scores that keep falling.</summary>
public sealed class HealthDeclineTests : AlertTest
{
    private const string FinancialDrop = "medium: Financial Health Score Drop";
    private const string Decline = "high: Persistent Declining Health";

    [Fact]
    public async Task A_component_that_falls_by_15_points_since_yesterday_is_told_until_it_is_back()
    {
        await ContractAsync(200);
        await PassAsync(1);
        await ContractAsync(70);
        Assert.Equal([FinancialDrop], await OpenAsync(AlertTypes.HealthDrop, "Drop"));
        var alert = (await AlertsAsync(AlertTypes.HealthDrop)).Single(alert => alert.Title.EndsWith("Drop", StringComparison.Ordinal));
        Assert.StartsWith("Financial Health fell from 100 to 50 of 100 points within a day. ", alert.Detail, StringComparison.Ordinal);

        // Better, but not where it was.
        await ContractAsync(170);
        await PassAsync(1);
        Assert.Equal([FinancialDrop], await OpenAsync(AlertTypes.HealthDrop, "Drop"));

        await ContractAsync(200);
        Assert.Empty(await OpenAsync(AlertTypes.HealthDrop, "Drop"));
        Assert.Contains("Financial Health is back at 100 points.", (await AlertsAsync(AlertTypes.HealthDrop)).Select(known => known.EndedWhy));
    }

    [Theory]
    [InlineData(7, "")]
    [InlineData(8, "medium: Support Health Score Drop")]
    [InlineData(50, "")]
    public async Task Less_than_15_points_are_no_drop_and_none_left_is_no_data(int tickets, string expected)
    {
        await ContractAsync(200);
        await PassAsync(1);
        await TicketsAsync(tickets, "low");

        Assert.Equal(expected, string.Join(", ", await OpenAsync(AlertTypes.HealthDrop, "Drop")));
    }

    [Fact]
    public async Task A_fall_within_the_first_day_is_none()
    {
        await ContractAsync(200);
        await ContractAsync(70);

        Assert.Empty(await OpenAsync(AlertTypes.HealthDrop, "Drop"));
    }

    [Fact]
    public async Task Further_falls_of_a_component_belong_to_the_same_episode_and_thirty_days_end_it()
    {
        await ContractAsync(200);
        await PassAsync(1);
        await ContractAsync(70);
        await PassAsync(1);
        await ContractAsync(25);
        Assert.Equal([FinancialDrop], await OpenAsync(AlertTypes.HealthDrop, "Drop"));

        await PassAsync(29);
        await ContractAsync(25);
        Assert.Empty(await OpenAsync(AlertTypes.HealthDrop, "Drop"));
        Assert.Contains(
            "30 days have passed; Financial Health stands at 20 points.", (await AlertsAsync(AlertTypes.HealthDrop)).Select(alert => alert.EndedWhy));
    }

    [Fact]
    public async Task Down_and_up_and_down_again_within_a_day_is_one_alert()
    {
        await ContractAsync(200);
        await PassAsync(1);
        await ContractAsync(70);
        await ContractAsync(200);
        await ContractAsync(70);

        Assert.Equal([FinancialDrop], await OpenAsync(AlertTypes.HealthDrop, "Drop"));
        Assert.Single(await AlertsAsync(AlertTypes.HealthDrop), alert => alert.Title.EndsWith("Drop", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Three_days_of_decline_are_told_until_the_score_falls_no_more()
    {
        await ContractAsync(400);
        await PassAsync(31);
        await ContractAsync(70);
        await PassAsync(1);
        Assert.Empty(await OpenAsync(AlertTypes.HealthDrop, "Health"));

        await PassAsync(1);
        Assert.Equal([Decline], await OpenAsync(AlertTypes.HealthDrop, "Declining Health"));
        await PassAsync(1);
        Assert.Equal([Decline], await OpenAsync(AlertTypes.HealthDrop, "Declining Health"));

        await ContractAsync(400);
        Assert.Empty(await OpenAsync(AlertTypes.HealthDrop, "Declining Health"));
        Assert.Contains("The score is no longer falling: it stands at 65 points.", (await AlertsAsync(AlertTypes.HealthDrop)).Select(alert => alert.EndedWhy));

        // The next one needs its own three days.
        await PassAsync(1);
        await ContractAsync(70);
        await PassAsync(1);
        Assert.Empty(await OpenAsync(AlertTypes.HealthDrop, "Declining Health"));
        await PassAsync(1);
        Assert.Equal([Decline], await OpenAsync(AlertTypes.HealthDrop, "Declining Health"));
    }

    [Fact]
    public async Task The_alerts_of_a_churned_customer_end_and_none_begins()
    {
        await ContractAsync(200);
        await PassAsync(1);
        await ContractAsync(70);
        await LifeAsync("churned");

        Assert.Contains("The customer has churned.", (await AlertsAsync(AlertTypes.HealthDrop)).Select(alert => alert.EndedWhy));
        await PassAsync(1);
        await ContractAsync(5);
        Assert.Empty(await OpenAsync(AlertTypes.HealthDrop, ""));
    }

    private async Task<IEnumerable<string>> OpenAsync(string type, string words) =>
        (await OpenAsync(type)).Where(title => title.EndsWith(words, StringComparison.Ordinal) && !title.Contains("Risk", StringComparison.Ordinal));
}
