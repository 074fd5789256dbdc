using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Service.Storage.StorageRequestKind;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Customers;

public sealed class ProfileWriteTests : ServiceTest
{
    [Fact]
    public async Task Saying_the_same_again_writes_nothing()
    {
        await Service.PutAsync(Company("acme", "Acme"));
        var before = await Service.StateAsync("acme");

        var (outcome, _) = await Service.PutAsync(Company("acme", "Acme"));

        Assert.Equal(ProfileOutcome.Unchanged, outcome);
        Assert.Equal(before.ETag, (await Service.StateAsync("acme")).ETag);
    }

    [Fact]
    public async Task Conditions_are_kept()
    {
        await Service.PutAsync(Person("ada"));

        Assert.Equal(ProfileOutcome.Changed, await OutcomeAsync("ada", new ProfileCondition(MustNotExist: true)));
        Assert.Equal(ProfileOutcome.Changed, await OutcomeAsync("ada", new ProfileCondition(Version: 2)));
        Assert.Equal(ProfileOutcome.Changed, await OutcomeAsync("bob", new ProfileCondition(MustExist: true)));
        Assert.Equal(ProfileOutcome.Changed, await OutcomeAsync("bob", new ProfileCondition(Version: 1)));
        Assert.Equal(ProfileOutcome.Updated, await OutcomeAsync("ada", new ProfileCondition(Version: 1)));
        Assert.Equal(2, (await Service.StateAsync("ada")).Profile.Version);
    }

    [Fact]
    public async Task Events_do_not_change_the_version_that_a_writer_has_seen()
    {
        await Service.PutCustomersAsync("ada");
        await Service.SubmitAsync(Login("ada", "1"));
        await Service.DrainAsync();

        Assert.Equal(ProfileOutcome.Updated, await OutcomeAsync("ada", new ProfileCondition(Version: 1)));
        Assert.Equal(1, (await Service.StateAsync("ada")).Signals.EventCount);
    }

    [Fact]
    public async Task An_event_between_a_writers_read_and_write_is_not_lost()
    {
        await Service.PutCustomersAsync("ada");
        await using var worker = await Service.StartAnotherAsync();
        await Service.SubmitAsync(Login("ada", "1"));
        Service.Faults.Before(Transact, Service.Faults.Calls(Transact) + 1, () => worker.DrainAsync());

        await Service.PutAsync(Person("ada", "Ada King"));

        var state = await Service.StateAsync("ada");
        Assert.Equal((1, "Ada King"), (state.Signals.EventCount, state.Profile.Name));
    }

    [Fact]
    public async Task A_profile_written_between_a_workers_read_and_write_is_not_lost()
    {
        await Service.PutCustomersAsync("ada");
        await using var worker = await Service.StartAnotherAsync();
        await Service.SubmitAsync(Login("ada", "1"));
        worker.Faults.Before(Transact, worker.Faults.Calls(Transact) + 1, () => Service.PutAsync(Person("ada", "Ada King")));

        await worker.DrainAsync();

        var state = await Service.StateAsync("ada");
        Assert.Equal((1, "Ada King"), (state.Signals.EventCount, state.Profile.Name));
    }

    [Fact]
    public async Task A_new_customer_reaches_the_dashboard_though_the_first_try_to_ask_for_it_failed()
    {
        Service.Faults.On(SendMessage, Service.Faults.Calls(SendMessage) + 1, Fault.UnavailableBefore);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Service.PutAsync(Person("ada")));

        var (outcome, _) = await Service.PutAsync(Person("ada"));
        await Service.SettleAsync();

        Assert.Equal(ProfileOutcome.Unchanged, outcome);
        Assert.Equal(1, (await Service.DashboardAsync()).Customers);
    }

    private async Task<ProfileOutcome> OutcomeAsync(string id, ProfileCondition condition) =>
        (await Service.PutAsync(Person(id, "Somebody Else"), condition)).Outcome;
}
