using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Webhooks.Out;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Support.Suites;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Webhooks.Out;

/// <summary>
/// A fault at each call to the storage, one after the other, from the change to its delivery: the receiver gets every message, under one id,
/// and nothing is left behind.
/// </summary>
[OnlySqlite("each of some three hundred faults has a store of its own.")]
public sealed class WebhookFaultTests : WebhookTest
{
    /// <summary>More calls of a kind than the whole way takes.</summary>
    private const int MostCalls = 25;

    public static TheoryData<StorageRequestKind, Fault> Faults
    {
        get
        {
            var cases = new TheoryData<StorageRequestKind, Fault>();
            foreach (var kind in new[] { StorageRequestKind.GetRow, StorageRequestKind.QueryPage, StorageRequestKind.Transact, StorageRequestKind.SendMessage })
            {
                foreach (var fault in new[] { Fault.UnavailableBefore, Fault.CommitThenDrop, Fault.SentTwice })
                {
                    cases.Add(kind, fault);
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task An_event_that_a_queue_brings_is_told_of_once_whatever_fails(StorageRequestKind kind, Fault fault)
    {
        for (var call = 1; call <= MostCalls; call++)
        {
            await using var service = await ServiceUnderTest.StartAsync(setting: Setting);
            var (id, _) = await SubscribeAsync(service, WebhookEventTypes.InteractionCreated);
            await service.PutCustomersAsync("ada");
            var text = await service.MessageAsync(Event("ada", "1", "interaction", service.Clock.Now, new { kind = "call", interaction_id = "i1" }));
            var first = service.Faults.Calls(kind);
            service.Faults.On(kind, first + call, fault);

            await HostDeliversAsync(service, text);
            await FinishAsync(service);

            await AssertToldOnceAsync(service, id, $"{kind} {call} {fault}");
            if (service.Faults.Calls(kind) < first + call)
            {
                return; // It was never reached: all calls had their turn.
            }
        }

        Assert.Fail($"The way took more than {MostCalls} calls of {kind}.");
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task A_customer_that_somebody_writes_until_it_works_is_told_of_once_whatever_fails(StorageRequestKind kind, Fault fault)
    {
        for (var call = 1; call <= MostCalls; call++)
        {
            await using var service = await ServiceUnderTest.StartAsync(setting: Setting);
            var (id, _) = await SubscribeAsync(service, WebhookEventTypes.CustomerCreated);
            var first = service.Faults.Calls(kind);
            service.Faults.On(kind, first + call, fault);

            for (var isWritten = false; !isWritten;)
            {
                try
                {
                    await service.PutAsync(Person("ada"));
                    isWritten = true;
                }
                catch (StorageUnavailableException)
                {
                    // 503: the client tries again.
                }
            }

            await FinishAsync(service);
            await AssertToldOnceAsync(service, id, $"{kind} {call} {fault}");
            if (service.Faults.Calls(kind) < first + call)
            {
                return;
            }
        }

        Assert.Fail($"The way took more than {MostCalls} calls of {kind}.");
    }

    /// <summary>The process died after the commit; nobody asks for the item, and nobody sends the message again.</summary>
    [Fact]
    public async Task What_nobody_asks_for_any_more_is_found_by_the_sweep()
    {
        var (id, _) = await SubscribeAsync(WebhookEventTypes.CustomerCreated);
        Service.Faults.During(StorageRequestKind.SendMessage, 1, 1, Fault.UnavailableBefore);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Service.PutAsync(Person("ada")));
        await Service.DrainAsync();
        Assert.Empty(Receiver.Received);

        await FinishAsync(Service);
        Assert.Single(Receiver.Received);

        // The same for what was fanned out and never asked for.
        await MessageAsync(id);
        Assert.Single(await Service.TakeAsync(QueueNames.Outbox));
        await FinishAsync(Service);
        Assert.Equal(2, Receiver.Received.Count);
    }

    private async Task<(string Id, string Secret)> SubscribeAsync(ServiceUnderTest service, string type)
    {
        var added = await service.Get<Subscriptions>().AddAsync(
            ServiceUnderTest.Tenant, new SubscriptionDraft(Receiver.Url, [type], null, null), "test", Token);
        return (added!.Value.Subscription.Id, added.Value.Secret);
    }

    private static async Task HostDeliversAsync(ServiceUnderTest service, string text)
    {
        for (var delivery = 0; ; delivery++)
        {
            try
            {
                await service.DeliverAsync(QueueNames.Events, text);
                return;
            }
            catch (StorageUnavailableException) when (delivery < 5)
            {
                // Brought again.
            }
        }
    }

    /// <summary>What the host and an hourly sweep do in the next half hour.</summary>
    private static async Task FinishAsync(ServiceUnderTest service)
    {
        await service.DrainAsync();
        for (var look = 0; look < 3; look++)
        {
            service.Clock.Advance(OutboxDeliveryHandler.Hold + TimeSpan.FromMinutes(5));
            await service.DrainAsync();
            await SweepAsync(service);
            await service.DrainAsync();
        }
    }

    /// <summary>A timer whose work failed is started again.</summary>
    private static async Task SweepAsync(ServiceUnderTest service)
    {
        try
        {
            await service.Get<OutboxQueue>().SweepAsync(ServiceUnderTest.Tenant, Token);
        }
        catch (StorageUnavailableException)
        {
            await service.Get<OutboxQueue>().SweepAsync(ServiceUnderTest.Tenant, Token);
        }
    }

    private int seen;

    private async Task AssertToldOnceAsync(ServiceUnderTest service, string id, string what)
    {
        var told = Receiver.Received.Skip(seen).ToList();
        seen = Receiver.Received.Count;
        var copies = told.Select(message => (message.Id, message.Text)).Distinct().ToList();
        Assert.True(copies.Count == 1 && told.Count <= 2, $"{what}: {told.Count} messages, {copies.Count} different.");
        var logged = await service.RowsAsync(TableNames.WebhookDeliveries, DeliveryRow.PartitionOf(ServiceUnderTest.Tenant, id), "d:");
        Assert.True(logged.Select(DeliveryRow.Read).ToList() is [{ State: DeliveryState.Delivered }], $"{what}: {logged.Count} in the log");
        Assert.Empty(await service.CustomerRowsAsync("o:"));
        Assert.Empty(await service.RowsAsync(TableNames.WebhookDeliveries, DeliveryRow.PartitionOf(ServiceUnderTest.Tenant, id), "o:"));
    }
}
