using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Service.Outbox;

/// <summary>How an item leaves, when nothing breaks.</summary>
public sealed class OutboxDeliveryTests : OutboxTest
{
    [Fact]
    public async Task An_item_leaves_once_and_is_gone()
    {
        await AddAsync();

        await Service.DrainAsync();

        Assert.Equal(1, Assert.Single(Delivery.Tried).Tries);
        Assert.Null(await ItemAsync());
    }

    [Fact]
    public async Task What_a_delivery_records_is_written_with_the_end_of_the_item()
    {
        Delivery.Outcome = (_, _) => Task.FromResult(OutboxOutcome.Done([RowOperation.Add(new TableRow(Partition, "d:one") { ["State"] = "sent" })]));
        await AddAsync();

        await Service.DrainAsync();

        Assert.Equal("sent", Assert.Single(await Service.RowsAsync(Table, Partition, "d:")).GetString("State"));
        Assert.Null(await ItemAsync());
    }

    /// <summary>Else it would leave again and again, for the sake of a row.</summary>
    [Fact]
    public async Task An_item_whose_record_the_store_refuses_is_gone_all_the_same()
    {
        await Service.Store.TransactAsync(Table, [RowOperation.Add(new TableRow(Partition, "d:one"))], Token);
        Delivery.Outcome = (_, _) => Task.FromResult(OutboxOutcome.Done([RowOperation.Add(new TableRow(Partition, "d:one"))]));
        await AddAsync();

        await Service.DrainAsync();

        Assert.Single(Delivery.Tried);
        Assert.Null(await ItemAsync());
    }

    [Fact]
    public async Task A_record_beyond_the_limits_of_the_store_keeps_no_item_either()
    {
        var tooLong = new string('x', TableLimits.PropertyBytes);
        Delivery.Outcome = (_, _) => Task.FromResult(OutboxOutcome.Done([RowOperation.Overwrite(new TableRow(Partition, "d:one") { ["Why"] = tooLong })]));
        await AddAsync();

        await Service.DrainAsync();

        Assert.Single(Delivery.Tried);
        Assert.Null(await ItemAsync());
    }

    [Fact]
    public async Task Of_two_that_are_asked_at_once_one_takes_the_item_out()
    {
        await AddAsync();
        var message = await MessageAsync();
        Delivery.Outcome = async (_, _) =>
        {
            await DeliverAsync(message); // The other one, while this one is at it.
            return OutboxOutcome.Done();
        };

        await DeliverAsync(message);
        await PassAsync(OutboxDeliveryHandler.Hold);

        Assert.Single(Delivery.Tried);
        Assert.Null(await ItemAsync());
    }

    [Fact]
    public async Task Of_two_that_want_to_hold_an_item_at_once_one_gets_it()
    {
        await AddAsync();
        var message = await MessageAsync();
        await using var other = await Service.StartAnotherAsync();
        Service.Faults.Before(
            StorageRequestKind.Transact,
            Service.Faults.Calls(StorageRequestKind.Transact) + 1,
            () => other.DeliverAsync(QueueNames.Outbox, message));

        await DeliverAsync(message);
        await PassAsync(OutboxDeliveryHandler.Hold);

        Assert.Single(Delivery.Tried);
        Assert.Null(await ItemAsync());
    }

    [Fact]
    public async Task A_failed_try_is_repeated_after_the_pause_of_its_kind()
    {
        Delivery.Outcome = (item, _) => Task.FromResult(item.Tries < 3 ? OutboxOutcome.Later("The server is away.") : OutboxOutcome.Done());
        await AddAsync();
        await Service.DrainAsync();

        var waiting = await ItemAsync();
        Assert.Equal((1, Clock.Now.AddMinutes(1), "The server is away."), (waiting!.Tries, waiting.NotBefore, waiting.Trouble));
        Assert.Null(waiting.HeldUntil);

        await PassAsync(TimeSpan.FromSeconds(59));
        Assert.Single(Delivery.Tried);
        await PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Delivery.Tried.Count);
        await PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal([1, 2, 3], Delivery.Tried.Select(item => item.Tries));
        Assert.Null(await ItemAsync());
    }

    [Fact]
    public async Task After_the_last_try_it_is_given_up_and_that_is_recorded()
    {
        Delivery.Outcome = (_, _) => Task.FromResult(OutboxOutcome.Later("The server is away."));
        await AddAsync();
        await Service.DrainAsync();
        await PassAsync(TimeSpan.FromMinutes(1));
        await PassAsync(TimeSpan.FromMinutes(2));
        await PassAsync(TimeSpan.FromDays(1));

        Assert.Equal(ScriptedDelivery.MostTries, Delivery.Tried.Count);
        Assert.Null(await ItemAsync());
        Assert.Equal("The server is away.", Assert.Single(await Service.RowsAsync(Table, Partition, "d:")).GetString("Trouble"));
    }

    [Fact]
    public async Task What_is_not_due_yet_waits_and_counts_as_no_try()
    {
        var due = Clock.Now.AddDays(20); // Longer than a message may wait.
        Delivery.Outcome = (_, _) => Task.FromResult(Clock.Now < due ? OutboxOutcome.NotYet(due) : OutboxOutcome.Done());
        await AddAsync();
        await Service.DrainAsync();

        Assert.Equal(0, (await ItemAsync())!.Tries);
        for (var days = 0; days < 19; days++)
        {
            await PassAsync(TimeSpan.FromDays(1));
        }

        Assert.Single(Delivery.Tried);
        await PassAsync(TimeSpan.FromDays(1));
        Assert.Equal([1, 1], Delivery.Tried.Select(item => item.Tries));
        Assert.Null(await ItemAsync());
    }

    [Fact]
    public async Task An_item_that_begins_to_wait_is_not_tried_before()
    {
        await AddAsync(notBefore: Clock.Now.AddHours(1));
        await PassAsync(TimeSpan.FromMinutes(59));
        Assert.Empty(Delivery.Tried);

        await PassAsync(TimeSpan.FromMinutes(1));

        Assert.Single(Delivery.Tried);
    }

    /// <summary>Whatever the kind says about pauses and giving up holds for our own mistakes too.</summary>
    [Fact]
    public async Task A_delivery_that_breaks_waits_and_is_given_up_like_one_that_fails()
    {
        Delivery.Outcome = (_, _) => throw new FormatException("Its body cannot be read.");
        await AddAsync();
        await Service.DrainAsync();
        Assert.Equal("The try failed: FormatException.", (await ItemAsync())!.Trouble);

        await PassAsync(TimeSpan.FromMinutes(1));
        await PassAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(ScriptedDelivery.MostTries, Delivery.Tried.Count);
        Assert.Null(await ItemAsync());
    }

    [Fact]
    public async Task A_kind_that_nobody_takes_out_is_buried_and_the_item_stays_for_a_build_that_does()
    {
        RowOperation[] operations = [OutboxQueue.Add(Partition, new OutboxItem("one", "unknown", "{}", Clock.Now, Clock.Now))];
        await Service.Store.TransactAsync(Table, operations, Token);
        await Queue.AskAsync(ServiceUnderTest.Tenant, Table, operations, Token);

        await Service.DrainAsync();

        Assert.Equal("unknown-delivery", Assert.Single(await Service.DeadAsync()).GetString("Reason"));
        Assert.NotNull(await ItemAsync());
    }
}
