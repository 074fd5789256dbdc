using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Customers;

/// <summary>Changes of one customer inside a request.</summary>
public sealed class CustomerEditTests : ServiceTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutAsync(Company("acme", "Acme"));
    }

    [Fact]
    public async Task Profile_and_events_take_effect_together_in_one_transaction()
    {
        var usage = await Service.MeterAsync(() => EditAsync(before => new CustomerEdit(
            before!.Profile with { Industry = "Tools" },
            [Event("acme", "c1", "contract", Clock.Now, new { end_date = "2026-03-29", value = 12_000 })])));

        var state = await Service.StateAsync("acme");
        Assert.Equal(1, usage[StorageRequestKind.Transact, TableNames.Customers].Requests);
        Assert.Equal(("Tools", new DateOnly(2026, 3, 29)), (state.Profile.Industry, state.Signals.Contract!.EndDate));
        Assert.Equal(49_000, state.Scores["success"].Evaluation.Milli);
    }

    [Fact]
    public async Task Two_edits_of_different_fields_both_survive()
    {
        await using var other = await Service.StartAnotherAsync();
        var isFirst = true;
        await EditSlowlyAsync(async before =>
        {
            if (isFirst)
            {
                isFirst = false;
                await other.Get<CustomerWriter>().EditAsync(
                    ServiceUnderTest.Tenant,
                    "acme",
                    (theirs, _) => Task.FromResult<CustomerEdit?>(new CustomerEdit(theirs!.Profile with { MarketSegment = "SMB" })),
                    Token);
            }

            return new CustomerEdit(before!.Profile with { Industry = "Tools" });
        });

        var profile = (await Service.StateAsync("acme")).Profile;
        Assert.Equal(("Tools", "SMB"), (profile.Industry, profile.MarketSegment));
    }

    [Fact]
    public async Task A_refused_edit_and_one_that_says_nothing_new_write_nothing()
    {
        var before = await Service.PictureAsync();

        Assert.Equal(ProfileOutcome.Changed, (await EditAsync(_ => null)).Outcome);
        Assert.Equal(ProfileOutcome.Unchanged, (await EditAsync(state => new CustomerEdit(state!.Profile))).Outcome);
        Assert.Equal(before, await Service.PictureAsync());
    }

    [Fact]
    public async Task With_an_event_that_is_none_nothing_is_written()
    {
        var before = await Service.PictureAsync();

        await Assert.ThrowsAsync<CustomerHealth.Service.Events.EventProblemException>(() => EditAsync(state => new CustomerEdit(
            state!.Profile with { Industry = "Tools" }, [Event("acme", "x", "contract", Clock.Now, new { value = -1 })])));
        Assert.Equal(before, await Service.PictureAsync());
    }

    [Fact]
    public async Task A_try_whose_answer_was_lost_is_not_made_twice()
    {
        Service.Faults.On(StorageRequestKind.Transact, Service.Faults.Calls(StorageRequestKind.Transact) + 1, Fault.SentTwice);

        var edited = await EditAsync(_ => new CustomerEdit(Events: [Event("acme", "x", "interaction", Clock.Now, new { kind = "call" })]));

        Assert.Equal(ProfileOutcome.Updated, edited.Outcome);
        Assert.Single((await Service.StateAsync("acme")).Signals.Interactions);
        Assert.Single(await Service.CustomerRowsAsync("e:acme:"));
    }

    private Task<CustomerEdited> EditAsync(Func<CustomerState?, CustomerEdit?> edit) =>
        EditSlowlyAsync(before => Task.FromResult(edit(before)));

    private Task<CustomerEdited> EditSlowlyAsync(Func<CustomerState?, Task<CustomerEdit?>> edit) =>
        Service.Get<CustomerWriter>().EditAsync(ServiceUnderTest.Tenant, "acme", (before, _) => edit(before), Token);
}
