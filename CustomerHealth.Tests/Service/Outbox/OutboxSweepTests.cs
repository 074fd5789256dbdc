using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.Service.Events;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Service.Outbox;

/// <summary>Items that nobody is asked to take out any more.</summary>
public sealed class OutboxSweepTests : OutboxTest
{
    [Fact]
    public async Task An_item_whose_cause_died_before_it_asked_is_found_by_the_sweep()
    {
        await CauseAsync();
        await PassAsync(TimeSpan.FromMinutes(6));
        Assert.Empty(Delivery.Tried);

        await SweepAsync();
        await Service.DrainAsync();

        Assert.Single(Delivery.Tried);
        Assert.Null(await ItemAsync());
    }

    [Fact]
    public async Task The_sweep_finds_items_of_customers_too()
    {
        var partition = ShardMap.Partition(ServiceUnderTest.Tenant, 0);
        var item = new OutboxItem("one", ScriptedDelivery.KindName, "{}", Clock.Now, Clock.Now);
        await Service.Store.TransactAsync(TableNames.Customers, [OutboxQueue.Add(partition, item)], Token);
        Clock.Advance(TimeSpan.FromMinutes(6));

        await SweepAsync();
        await Service.DrainAsync();

        Assert.Single(Delivery.Tried);
        Assert.Empty(await Service.CustomerRowsAsync("o:"));
    }

    [Fact]
    public async Task The_sweep_costs_a_request_a_shard_one_for_reports_and_one_to_find_who_is_told_of_changes()
    {
        var usage = await Service.MeterAsync(SweepAsync);

        Assert.Equal(2 + Service.Get<ShardMap>().Count, RequestCountTests.TableRequests(usage));
    }

    [Fact]
    public async Task What_was_just_written_or_waits_or_is_held_is_left_to_who_was_asked()
    {
        await CauseAsync("new");
        await CauseAsync("waits", Clock.Now.AddHours(1));
        await CauseAsync("held");
        var held = (await ItemAsync("held"))! with { HeldUntil = Clock.Now.AddMinutes(5) };
        await Service.Store.TransactAsync(Table, [RowOperation.Overwrite(OutboxRow.Write(Partition, held))], Token);
        Clock.Advance(TimeSpan.FromMinutes(5));

        await SweepAsync();

        Assert.Empty(await Service.TakeAsync(QueueNames.Outbox));
    }

    /// <summary>Else an outage of some days would end with as many messages an item as there were sweeps in it, each asking again.</summary>
    [Fact]
    public async Task Reminders_do_not_pile_up_while_an_item_cannot_leave()
    {
        await CauseAsync();
        Clock.Advance(TimeSpan.FromMinutes(6));
        for (var sweep = 0; sweep < 20; sweep++)
        {
            await SweepAsync();
        }

        Delivery.Outcome = (_, _) => Task.FromResult(OutboxOutcome.NotYet(Clock.Now.AddHours(1)));
        await Service.DrainAsync();
        Assert.Single(Delivery.Tried);
        Delivery.Outcome = (_, _) => Task.FromResult(OutboxOutcome.Done());

        Clock.Advance(TimeSpan.FromHours(1));

        await DeliverAsync(await MessageAsync());
        Assert.Null(await ItemAsync());
    }

    [Fact]
    public async Task Whoever_may_have_died_before_it_asked_asks_for_what_is_due_or_was_never_tried()
    {
        await CauseAsync("due");
        await CauseAsync("later", Clock.Now.AddHours(1));
        await CauseAsync("failed");
        var failed = (await ItemAsync("failed"))! with { Tries = 1, NotBefore = Clock.Now.AddHours(1) };
        await Service.Store.TransactAsync(Table, [RowOperation.Overwrite(OutboxRow.Write(Partition, failed))], Token);

        await Queue.AskForRestAsync(ServiceUnderTest.Tenant, Table, Partition, isSweep: false, Token);

        Assert.Contains("due", Assert.Single(await Service.TakeAsync(QueueNames.Outbox)), StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains("later", await MessageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_cause_takes_the_place_of_an_item_that_still_waits()
    {
        await CauseAsync(notBefore: Clock.Now.AddHours(1));
        RowOperation[] later =
            [OutboxQueue.AddOrReplace(Partition, new OutboxItem("one", ScriptedDelivery.KindName, """{"second":true}""", Clock.Now, Clock.Now))];

        Assert.True((await Service.Store.TransactAsync(Table, later, Token)).Committed);
        await Queue.AskAsync(ServiceUnderTest.Tenant, Table, later, Token);
        await Service.DrainAsync();

        Assert.Equal("""{"second":true}""", Assert.Single(Delivery.Tried).Body);
    }
}
