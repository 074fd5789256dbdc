using System.Text.Json.Nodes;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Records;

/// <summary>Records as somebody writes them inside a request.</summary>
public sealed class RecordWriterTests : ServiceTest
{
    private const string Source = "writer";

    private readonly Guid id = RecordIds.New(ServiceUnderTest.Tenant, "ada");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutCustomersAsync("ada", "bob");
    }

    [Fact]
    public async Task A_record_is_there_as_soon_as_it_was_added_and_its_event_is_too()
    {
        var usage = await Service.MeterAsync(async () => Assert.Equal(
            new Deployment(id, "ada", "MonetX", "cloud", null, null, null, null, true, Clock.Now, Clock.Now), (await AddAsync(Service)).Record));

        Assert.Equal(1, usage[StorageRequestKind.Transact, TableNames.Customers].Requests);
        Assert.Equal(["MonetX"], (await Service.StateAsync("ada")).Signals.ActiveProducts);
    }

    [Fact]
    public async Task A_change_costs_one_transaction_and_keeps_what_it_does_not_name()
    {
        await AddAsync(Service);
        Clock.Advance(TimeSpan.FromHours(1));

        var usage = await Service.MeterAsync(async () => Assert.Equal(
            new Deployment(id, "ada", "MonetX", "cloud", "2", null, null, null, true, Clock.Now.AddHours(-1), Clock.Now),
            (await ChangeAsync(Service, new JsonObject { ["version"] = "2" })).Record));

        Assert.Equal(
            (1, 4), (usage[StorageRequestKind.Transact, TableNames.Customers].Requests, usage[StorageRequestKind.GetRow, TableNames.Customers].Requests));
        Assert.Null((await ChangeAsync(Service, new JsonObject { ["version"] = null })).Record!.Version);
    }

    [Fact]
    public async Task Changes_at_one_moment_are_ordered_and_one_that_says_nothing_new_is_no_event()
    {
        await AddAsync(Service);
        await ChangeAsync(Service, new JsonObject { ["version"] = "2" });
        await ChangeAsync(Service, new JsonObject { ["version"] = "3" });
        var before = (await Service.StateAsync("ada")).Signals;
        var last = await ChangeAsync(Service, new JsonObject { ["version"] = "3", ["license_type"] = null });

        Assert.Equal((RecordOutcome.Done, "3"), (last.Outcome, last.Record!.Version));
        Assert.Equal((3, before.EventCount), (before.EventCount, (await Service.StateAsync("ada")).Signals.EventCount));
    }

    [Fact]
    public async Task A_change_is_later_than_an_event_that_another_clock_dated_ahead()
    {
        var ahead = Clock.Now.AddMinutes(5);
        await ApplyAsync(Event("ada", "1", "deployment", ahead, new { deployment_id = "D1", product = "MonetX", seats = 7 }));
        var known = RecordIds.OfEntity(ServiceUnderTest.Tenant, "ada", "deployment", "D1");
        Clock.Advance(TimeSpan.FromSeconds(1));

        var changed = await ChangeAsync(Service, new JsonObject { ["product"] = "GreenX" }, known);

        Assert.Equal((known, "GreenX", ahead.AddTicks(1)), (changed.Record!.Id, changed.Record.Product, changed.Record.UpdatedAt));
        Assert.Equal(["GreenX"], (await Service.StateAsync("ada")).Signals.ActiveProducts);
    }

    [Fact]
    public async Task Changes_of_different_fields_by_two_processes_at_once_both_survive()
    {
        await AddAsync(Service);
        await using var other = await Service.StartAnotherAsync();
        var isFirst = true;

        await Service.Get<RecordWriter>().ChangeAsync(ServiceUnderTest.Tenant, RecordKinds.Deployments, id, Source, _ =>
        {
            if (isFirst)
            {
                isFirst = false;
                ChangeAsync(other, new JsonObject { ["environment"] = "hybrid" }).GetAwaiter().GetResult();
            }

            return new JsonObject { ["version"] = "2" };
        }, Token);

        var after = await FindAsync();
        Assert.Equal(("2", "hybrid"), (after!.Version, after.Environment));
    }

    [Fact]
    public async Task Of_two_processes_that_add_the_same_record_one_does()
    {
        await using var other = await Service.StartAnotherAsync();
        Service.Faults.Before(StorageRequestKind.Transact, Service.Faults.Calls(StorageRequestKind.Transact) + 1, () => AddAsync(other));

        Assert.Equal(RecordOutcome.Taken, (await AddAsync(Service)).Outcome);
        Assert.Equal(1, (await Service.StateAsync("ada")).Signals.EventCount);
    }

    [Fact]
    public async Task What_an_adapter_sends_twice_because_an_answer_was_lost_is_written_once_and_is_one_s_own()
    {
        Service.Faults.On(StorageRequestKind.Transact, Service.Faults.Calls(StorageRequestKind.Transact) + 1, Fault.SentTwice);
        Assert.Equal(RecordOutcome.Done, (await AddAsync(Service)).Outcome);

        Service.Faults.On(StorageRequestKind.Transact, Service.Faults.Calls(StorageRequestKind.Transact) + 1, Fault.SentTwice);
        Assert.Equal("2", (await ChangeAsync(Service, new JsonObject { ["version"] = "2" })).Record!.Version);
        Assert.Equal(2, (await Service.StateAsync("ada")).Signals.EventCount);
    }

    [Fact]
    public async Task What_is_withdrawn_unknown_of_another_kind_or_refused_is_not_changed()
    {
        await AddAsync(Service);
        await ApplyAsync(Event("ada", "1", "interaction", Clock.Now, new { interaction_id = "I1", kind = "call", withdrawn = true }));
        var withdrawn = RecordIds.OfEntity(ServiceUnderTest.Tenant, "ada", "interaction", "I1");
        var before = await Service.PictureAsync();

        Assert.Equal(RecordOutcome.Unknown, (await WithdrawnAsync(withdrawn)).Outcome);
        Assert.Equal(RecordOutcome.Unknown, (await WithdrawnAsync(id)).Outcome);
        Assert.Equal(RecordOutcome.Unknown, (await ChangeAsync(Service, [], Guid.NewGuid())).Outcome);
        Assert.Equal(RecordOutcome.Unknown, (await AddAsync(Service, "nobody")).Outcome);
        Assert.Equal(RecordOutcome.Refused, (await ChangeAsync(Service, null)).Outcome);
        Assert.Equal(before, await Service.PictureAsync());

        Task<Written<Interaction>> WithdrawnAsync(Guid interaction) => Service.Get<RecordWriter>().ChangeAsync(
            ServiceUnderTest.Tenant, RecordKinds.Interactions, interaction, Source, _ => new JsonObject { ["withdrawn"] = false }, Token);
    }

    [Fact]
    public async Task What_does_not_fit_into_an_event_is_not_written()
    {
        await AddAsync(Service);

        var changed = await ChangeAsync(Service, new JsonObject { ["notes"] = new string('x', EventLimits.EventBytes) });

        Assert.Equal(new Written<Deployment>(RecordOutcome.TooLarge), changed);
        Assert.Equal(1, (await Service.StateAsync("ada")).Signals.EventCount);
    }

    private Task<Deployment?> FindAsync() => Service.Get<RecordReader>().FindAsync(ServiceUnderTest.Tenant, RecordKinds.Deployments, id, Token);

    private Task<Written<Deployment>> AddAsync(ServiceUnderTest service, string customer = "ada") => service.Get<RecordWriter>().AddAsync(
        ServiceUnderTest.Tenant,
        RecordKinds.Deployments,
        customer,
        id,
        Source,
        new JsonObject { ["product"] = "MonetX", ["environment"] = "cloud", ["version"] = null },
        Token);

    private Task<Written<Deployment>> ChangeAsync(ServiceUnderTest service, JsonObject? fields, Guid? record = null) =>
        service.Get<RecordWriter>().ChangeAsync(ServiceUnderTest.Tenant, RecordKinds.Deployments, record ?? id, Source, _ => fields, Token);

    private async Task ApplyAsync(params EventSubmission[] events)
    {
        await Service.SubmitAsync(events);
        await Service.DrainAsync();
    }
}
