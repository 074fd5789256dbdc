using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Service.Outbox;

/// <summary>Items in the tenant's partition of the reports, taken out by a delivery that a test scripts.</summary>
public abstract class OutboxTest : ServiceTest
{
    private protected const string Table = TableNames.Reports;

    private protected ScriptedDelivery Delivery { get; } = new();

    private protected static string Partition => ServiceUnderTest.Tenant.Value;

    private protected OutboxQueue Queue => Service.Get<OutboxQueue>();

    protected override ServiceSetting Setting => new(Services: services => services.AddSingleton<IOutboxDelivery>(Delivery));

    /// <summary>What a cause does in its transaction; it dies before it asks for the item.</summary>
    private protected async Task<IReadOnlyList<RowOperation>> CauseAsync(string id = "one", DateTimeOffset? notBefore = null)
    {
        RowOperation[] operations =
            [OutboxQueue.Add(Partition, new OutboxItem(id, ScriptedDelivery.KindName, "{}", Clock.Now, notBefore ?? Clock.Now))];
        Assert.True((await Service.Store.TransactAsync(Table, operations, Token)).Committed);
        return operations;
    }

    /// <summary>The same, and asks.</summary>
    private protected async Task AddAsync(string id = "one", DateTimeOffset? notBefore = null) =>
        await Queue.AskAsync(ServiceUnderTest.Tenant, Table, await CauseAsync(id, notBefore), Token);

    private protected Task SweepAsync() => Queue.SweepAsync(ServiceUnderTest.Tenant, Token);

    /// <summary>The message that asks for an item, as the host keeps it while it is handled.</summary>
    private protected async Task<string> MessageAsync() => Assert.Single(await Service.TakeAsync(QueueNames.Outbox));

    private protected Task DeliverAsync(string message) => Service.DeliverAsync(QueueNames.Outbox, message);

    /// <summary>A delivery that fails, after which the host brings the message again.</summary>
    private protected Task FailAsync(string message) => Assert.ThrowsAsync<StorageUnavailableException>(() => DeliverAsync(message));

    private protected async Task<OutboxItem?> ItemAsync(string id = "one") =>
        await Service.Store.GetAsync(Table, Partition, OutboxRow.KeyOf(id), null, Token) is { } row ? OutboxRow.Read(row) : null;

    private protected async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await Service.DrainAsync();
    }
}
