using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Outbox;

/// <summary>Takes one kind of item out. To add one: a class that is registered as <see cref="IOutboxDelivery"/>.</summary>
public interface IOutboxDelivery
{
    /// <summary>Short and stable: it stands in rows.</summary>
    string Kind { get; }

    /// <summary>
    /// Tries once, within <see cref="OutboxDeliveryHandler.LongestTry"/>. It may be the second time for the same item, should the first
    /// one have died: what it sends carries the same identification each time.
    /// </summary>
    Task<OutboxOutcome> DeliverAsync(TenantId tenant, OutboxAddress address, OutboxItem item, CancellationToken cancellationToken);

    /// <summary>How long to wait after so many failed tries; null: give up.</summary>
    TimeSpan? PauseAfter(int tries);

    /// <summary>Rows that record, in the transaction that removes it, that an item was given up; of the item's partition.</summary>
    IReadOnlyList<RowOperation> RecordGivingUp(OutboxAddress address, OutboxItem item, string trouble);
}

/// <summary>What a try came to.</summary>
/// <param name="Trouble">Null: it is out, or need not leave any more. Else why it is not; it is tried again later.</param>
/// <param name="Records">Rows of the item's partition that are written with what becomes of the item.</param>
/// <param name="NotBefore">When to try again, where that is known; null: after the usual pause.</param>
/// <param name="IsTry">Whether it was tried: else the number of tries stays.</param>
public sealed record OutboxOutcome(string? Trouble, IReadOnlyList<RowOperation> Records, DateTimeOffset? NotBefore = null, bool IsTry = true)
{
    /// <summary>It is done with: sent, refused for good, or not wanted any more. <paramref name="records"/> say which.</summary>
    public static OutboxOutcome Done(params IReadOnlyList<RowOperation> records) => new(null, records);

    public static OutboxOutcome Later(string trouble, params IReadOnlyList<RowOperation> records) => new(trouble, records);

    /// <summary>The same, where the delivery itself knows when to try again.</summary>
    public static OutboxOutcome LaterAt(DateTimeOffset notBefore, string trouble, params IReadOnlyList<RowOperation> records) =>
        new(trouble, records, notBefore);

    /// <summary>It is not time yet, which is no failure.</summary>
    public static OutboxOutcome NotYet(DateTimeOffset notBefore) => new("Not yet.", [], notBefore, IsTry: false);
}
