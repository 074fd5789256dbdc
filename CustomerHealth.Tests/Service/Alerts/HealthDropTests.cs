using CustomerHealth.Service.Events;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Alerts;

/// <summary>
/// The health-drop alert through the real apply path. With the full picture of <see cref="Submissions.FullPicture"/> a customer has 28.75
/// points on the usage card; logins, features and API calls lift it.
/// </summary>
public sealed class HealthDropTests : ServiceTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutCustomersAsync("ada");
    }

    [Fact]
    public async Task A_fall_below_the_bound_raises_an_alert_in_the_transaction_of_the_score()
    {
        var usage = await Service.MeterAsync(FallAsync);

        var alert = Assert.Single(await AlertsAsync());
        Assert.Equal(1, usage[StorageRequestKind.Transact, TableNames.Customers].Requests);
        Assert.Equal("Health score is below 50", alert.GetString("Title"));
        Assert.StartsWith("Usage health: 28.75 of 100 points.", alert.GetString("Detail"), StringComparison.Ordinal);
        Assert.Equal((Clock.Now, null), (alert.GetDateTime("Raised"), alert.GetDateTime("Resolved")));
    }

    [Fact]
    public async Task There_is_one_alert_per_episode()
    {
        await FallAsync();
        await ApplyAsync(Login("ada", "again", Clock.Now));
        Clock.Advance(TimeSpan.FromDays(3));
        await ApplyAsync(Login("ada", "and again", Clock.Now));

        Assert.Single(await AlertsAsync());
    }

    [Fact]
    public async Task No_alert_is_raised_while_too_little_is_known()
    {
        await ApplyAsync(Event("ada", "1", "invoice", Clock.Now, new { amount = 1, due_date = "2026-01-01" }));

        Assert.False((await Service.StateAsync("ada")).Scores["usage"].Evaluation.Sufficient);
        Assert.Empty(await AlertsAsync());
    }

    [Fact]
    public async Task An_episode_ends_two_points_above_the_bound_and_says_why()
    {
        await FallAsync();

        // 28.75 + 20 for four more features, then + 3.75 for the next step of API calls.
        await ApplyAsync(Features(2, 5));
        Assert.Null(Assert.Single(await AlertsAsync()).GetDateTime("Resolved"));
        Clock.Advance(TimeSpan.FromHours(1));
        await ApplyAsync(Event("ada", "calls", "api_called", Clock.Now, new { count = 12 * 51 }));

        var alert = Assert.Single(await AlertsAsync());
        Assert.Equal("The score rose to 52.5 points.", alert.GetString("ResolvedWhy"));
        Assert.Equal(Clock.Now, alert.GetDateTime("Resolved"));
        Assert.Equal("Health score is below 50", alert.GetString("Title"));
    }

    [Fact]
    public async Task An_episode_does_not_end_just_above_the_bound()
    {
        await FallAsync();

        // 28.75 + 20 for four more features, − 5 for a ticket, + 7.5 for one of two invoices in time.
        await ApplyAsync(Features(2, 5));
        await ApplyAsync(Event("ada", "T2", "ticket", Clock.Now, new { ticket_id = "T2" }));
        await ApplyAsync(Event("ada", "paid", "invoice", Clock.Now, new { invoice_id = "I2", amount = 1, due_date = "2026-03-01", paid_date = "2026-03-01" }));

        Assert.Equal(51_250, (await Service.StateAsync("ada")).Scores["usage"].Evaluation.Milli);
        Assert.Null(Assert.Single(await AlertsAsync()).GetDateTime("Resolved"));
    }

    [Fact]
    public async Task A_second_fall_is_a_second_episode()
    {
        await FallAsync();
        await ApplyAsync(Features(2, 5));
        await ApplyAsync(Event("ada", "calls", "api_called", Clock.Now, new { count = 12 * 51 }));
        Clock.Advance(TimeSpan.FromDays(1));
        await ApplyAsync(Event("ada", "T2", "ticket", Clock.Now, new { ticket_id = "T2" }));

        var alerts = await AlertsAsync();
        Assert.Equal(["a:ada:health_drop.usage:00001", "a:ada:health_drop.usage:00002"], alerts.Select(alert => alert.RowKey));
        Assert.Equal([false, true], alerts.Select(alert => alert.GetDateTime("Resolved") is null));
    }

    private Task FallAsync() => ApplyAsync([.. FullPicture("ada", Clock.Now, logins: 1)]);

    private EventSubmission[] Features(int first, int last) =>
        [.. Enumerable.Range(first, last - first + 1).Select(number => Event("ada", $"feature {number}", "feature_used", Clock.Now, new { feature = $"{number}" }))];

    private async Task ApplyAsync(params EventSubmission[] events)
    {
        await Service.SubmitAsync([.. events]);
        await Service.DrainAsync();
    }

    private Task<IReadOnlyList<TableRow>> AlertsAsync() => Service.CustomerRowsAsync("a:ada:");
}
