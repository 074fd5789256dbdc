using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Outbox;

/// <summary>
/// Takes one item out. Of two that are asked for the same item one holds it, the other one comes back later: so a second copy leaves only
/// where the first one died, or could not write, after the item had left and before that was recorded.
/// </summary>
public sealed partial class OutboxDeliveryHandler(
    ITableStore tables, OutboxQueue queue, IEnumerable<IOutboxDelivery> deliveries, TimeProvider time, ILogger<OutboxDeliveryHandler> logger)
    : IMessageHandler<DeliverOutboxItem>
{
    /// <summary>A try that takes longer is cancelled.</summary>
    public static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(2);

    /// <summary>For how long an item is held: well past the longest try, so that nobody else has it while one still writes.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, IOutboxDelivery> deliveries = deliveries.ToDictionary(delivery => delivery.Kind, StringComparer.Ordinal);

    public async Task HandleAsync(TenantId tenant, DeliverOutboxItem message, CancellationToken cancellationToken)
    {
        var address = message.Address;
        var row = await tables.GetAsync(address.Table, address.Partition, OutboxRow.KeyOf(address.Id), null, cancellationToken);
        if (row is null)
        {
            return; // It is out.
        }

        var item = OutboxRow.Read(row);
        if (!deliveries.TryGetValue(item.Kind, out var delivery))
        {
            throw new PermanentMessageException("unknown-delivery", $"Nothing takes out items of kind '{item.Kind}'.");
        }

        var now = time.GetUtcNow();
        var mayBeTried = item.NotBefore <= now && !(item.HeldUntil > now);
        if (mayBeTried
            && await HoldAsync(address, item with { Tries = item.Tries + 1, HeldUntil = now + Hold }, cancellationToken) is { } held)
        {
            var outcome = await TryAsync(tenant, address, held, delivery, cancellationToken);
            await SettleAsync(tenant, address, held, delivery, outcome, cancellationToken);
        }
        else if (!message.IsReminder)
        {
            // Too early, or somebody else was asked as well and was faster: comes back, and finds it held or gone.
            var later = mayBeTried ? item with { NotBefore = now + Hold } : item;
            await queue.AskAsync(tenant, address.Table, address.Partition, later, isReminder: false, cancellationToken);
        }
    }

    private async Task<OutboxItem?> HoldAsync(OutboxAddress address, OutboxItem item, CancellationToken cancellationToken)
    {
        var outcome = await tables.TransactAsync(
            address.Table, [RowOperation.ReplaceIfUnchanged(OutboxRow.Write(address.Partition, item), item.ETag!)], cancellationToken);
        return outcome.Committed ? item with { ETag = outcome.ETags[0] } : null;
    }

    private async Task<OutboxOutcome> TryAsync(
        TenantId tenant, OutboxAddress address, OutboxItem item, IOutboxDelivery delivery, CancellationToken cancellationToken)
    {
        using var longest = new CancellationTokenSource(LongestTry, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(longest.Token, cancellationToken);
        try
        {
            return await delivery.DeliverAsync(tenant, address, item, either.Token);
        }
        catch (OperationCanceledException) when (longest.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return OutboxOutcome.Later($"It took longer than {LongestTry.TotalMinutes:0} minutes.");
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StorageUnavailableException))
        {
            // Of ours, or of a row that this build cannot read. Thrown on, it would be tried every few minutes for ever, whatever the kind
            // of delivery says about pauses and giving up.
            Failed(exception, item.Kind, item.Id);
            return OutboxOutcome.Later($"The try failed: {exception.GetType().Name}.");
        }
    }

    private async Task SettleAsync(
        TenantId tenant,
        OutboxAddress address,
        OutboxItem item,
        IOutboxDelivery delivery,
        OutboxOutcome outcome,
        CancellationToken cancellationToken)
    {
        if (outcome.Trouble is not { } trouble)
        {
            await RemoveAsync(address, item, outcome.Records, cancellationToken);
            return;
        }

        var tries = outcome.IsTry ? item.Tries : item.Tries - 1;
        if ((outcome.NotBefore ?? (time.GetUtcNow() + delivery.PauseAfter(tries))) is not { } notBefore)
        {
            GaveUp(item.Kind, item.Id, item.Tries, trouble);
            await RemoveAsync(address, item, [.. outcome.Records, .. delivery.RecordGivingUp(address, item, trouble)], cancellationToken);
            return;
        }

        if (outcome.IsTry)
        {
            Delayed(item.Kind, item.Id, tries, notBefore, trouble);
        }

        var waiting = item with { Tries = tries, NotBefore = notBefore, HeldUntil = null, Trouble = trouble };
        var written = await WriteAsync(
            address, RowOperation.ReplaceIfUnchanged(OutboxRow.Write(address.Partition, waiting), item.ETag!), outcome.Records, cancellationToken);

        // Not written: somebody else has the item, or it is gone, or an adapter that lost an answer has met its own row. A reminder costs
        // nothing in the first two cases and is what the third one needs.
        await queue.AskAsync(tenant, address.Table, address.Partition, waiting, isReminder: !written, cancellationToken);
    }

    // Not removed: the item is gone already, or was held for so long that somebody else has it now. Either way it is not ours any more.
    private Task RemoveAsync(
        OutboxAddress address, OutboxItem item, IReadOnlyList<RowOperation> records, CancellationToken cancellationToken) =>
        WriteAsync(
            address,
            RowOperation.DeleteIfUnchanged(address.Partition, OutboxRow.KeyOf(item.Id), item.ETag!),
            records,
            cancellationToken);

    /// <summary>
    /// What becomes of the item, and its records. Records that the store refuses are given up: an item that cannot be removed for them
    /// would leave again, and again.
    /// </summary>
    private async Task<bool> WriteAsync(
        OutboxAddress address, RowOperation change, IReadOnlyList<RowOperation> records, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await tables.TransactAsync(address.Table, [change, .. records], cancellationToken);
            if (outcome.Committed || outcome.RefusedIndex == 0)
            {
                return outcome.Committed;
            }

            NoRecords(null, address.Id);
        }
        catch (StorageLimitException exception) when (records.Count > 0)
        {
            NoRecords(exception, address.Id);
        }

        return (await tables.TransactAsync(address.Table, [change], cancellationToken)).Committed;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Outbox item {Kind} {Id}: the try failed.")]
    private partial void Failed(Exception exception, string kind, string id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Outbox item {Id}: the store refused what was to be recorded about it.")]
    private partial void NoRecords(Exception? exception, string id);

    [LoggerMessage(Level = LogLevel.Information, Message = "Outbox item {Kind} {Id}: try {Tries} failed, next one at {NotBefore:u}. {Trouble}")]
    private partial void Delayed(string kind, string id, int tries, DateTimeOffset notBefore, string trouble);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox item {Kind} {Id} was given up after {Tries} tries. {Trouble}")]
    private partial void GaveUp(string kind, string id, int tries, string trouble);
}
