using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Scores;

/// <summary>After an upgrade that brings a new version of a scorecard, the rows still hold scores of the old one.</summary>
public sealed class OutdatedScoreTests : ServiceTest
{
    private const int VersionByte = 7; // After the format's version, the length of "usage" and the name.

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutCustomersAsync("ada");
        await Service.SubmitAsync([.. FullPicture("ada", Clock.Now, logins: 1)]);
        await Service.SettleAsync();
        await AgeScoreAsync();
    }

    [Fact]
    public async Task A_reader_gets_a_score_of_the_present_card()
    {
        var state = await Service.StateAsync("ada");

        Assert.Equal(28_750, state.Scores["usage"].Evaluation.Milli);
        Assert.Equal(288, state.Scores["usage"].History.TenthsOn(DateOnly.FromDateTime(Clock.Now.UtcDateTime)));
    }

    [Fact]
    public async Task A_profile_can_be_written()
    {
        var (outcome, _) = await Service.PutAsync(Person("ada", "Ada King"));

        Assert.Equal(ProfileOutcome.Updated, outcome);
    }

    [Fact]
    public async Task The_nightly_run_stores_the_new_score_with_the_old_past_and_no_second_alert()
    {
        Clock.Advance(TimeSpan.FromHours(12));

        await Service.Get<NightlyRecalculation>().StartAsync(Token);
        await Service.SettleAsync();

        Assert.Equal(1, (await RowAsync()).GetBinary("Score_usage")![VersionByte]);
        Assert.Equal(288, (await Service.StateAsync("ada")).Scores["usage"].History.TenthsOn(new DateOnly(2026, 3, 17)));
        Assert.Single(await Service.CustomerRowsAsync("a:ada:"));
        Assert.Equal(1, (await Service.DashboardAsync()).Card.Scored);
    }

    [Fact]
    public async Task An_event_goes_on_with_the_episode_that_is_open()
    {
        await using var worker = await Service.StartAnotherAsync();
        await worker.SubmitAsync(Login("ada", "more"));

        var failures = await worker.DrainAsync();

        Assert.Equal(0, failures);
        Assert.Single(await Service.CustomerRowsAsync("a:ada:"));
    }

    [Fact]
    public async Task A_card_newer_than_the_row_is_worked_out_when_read_and_stored_by_the_nightly_run()
    {
        var row = await RowAsync();
        (row["Score_success"], row["Past_success"], row["Drop_success"], row["Since_success"]) = (null, null, null, null);
        await Service.Store.TransactAsync(TableNames.Customers, [RowOperation.Overwrite(row)], Token);

        Assert.Equal(54_500, (await Service.StateAsync("ada")).Scores["success"].Evaluation.Milli);

        Clock.Advance(TimeSpan.FromHours(12));
        await Service.Get<NightlyRecalculation>().StartAsync(Token);
        await Service.SettleAsync();
        Assert.NotNull((await RowAsync()).GetBinary("Score_success"));
    }

    private async Task<TableRow> RowAsync() => Assert.Single(await Service.CustomerRowsAsync("s:ada"));

    private async Task AgeScoreAsync()
    {
        var row = await RowAsync();
        row.GetBinary("Score_usage")![VersionByte] = 99;
        await Service.Store.TransactAsync(TableNames.Customers, [RowOperation.Overwrite(row)], Token);
    }
}
