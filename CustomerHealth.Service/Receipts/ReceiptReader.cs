using CustomerHealth.Service.Events;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Receipts;

/// <summary>What became of one event of a submission.</summary>
public enum ReceiptStatus
{
    /// <summary>On its way.</summary>
    Pending,

    /// <summary>This submission changed the customer's state by it.</summary>
    Applied,

    /// <summary>The same event had come before.</summary>
    Duplicate,

    /// <summary>Another event with its id had come before; this one is in quarantine.</summary>
    Conflict,

    /// <summary>It could not be applied; it is in quarantine.</summary>
    Quarantined,

    /// <summary>Refused at the door.</summary>
    Rejected,
}

/// <param name="Reason">For an event in quarantine, a short word.</param>
public sealed record ReceiptOutcome(ReceiptLine Line, ReceiptStatus Status, string? Reason = null);

/// <summary>
/// Says what became of a submission, from the event rows and the quarantine, at the moment of asking: the worker writes nothing for it.
/// </summary>
public sealed class ReceiptReader(ReceiptStore receipts, KnownEvents knownEvents, DeadLetters dead, ShardMap shards, TimeProvider time)
{
    /// <summary>A message is buried within a few tries; what is not found in so many days was never buried.</summary>
    private const int DaysOfQuarantine = 7;

    private const int ParallelShards = 8;

    public async Task<(Receipt Receipt, IReadOnlyList<ReceiptOutcome> Outcomes)?> FindAsync(
        TenantId tenant, Guid batch, CancellationToken cancellationToken)
    {
        if (await receipts.FindAsync(tenant, batch, cancellationToken) is not { } receipt)
        {
            return null;
        }

        var applied = await AppliedAsync(tenant, receipt, cancellationToken);
        var open = receipt.Lines.Where(line => line.Problem is null && !applied.ContainsKey(IdentityOf(line))).ToList();
        var buried = await BuriedAsync(tenant, receipt, open, cancellationToken);
        var seen = new HashSet<(string, string)>();
        return (receipt, [.. receipt.Lines.Select(OutcomeOf)]);

        ReceiptOutcome OutcomeOf(ReceiptLine line)
        {
            if (line.Problem is not null)
            {
                return new ReceiptOutcome(line, ReceiptStatus.Rejected, line.Problem.Code);
            }

            if (!applied.TryGetValue(IdentityOf(line), out var content))
            {
                return buried.TryGetValue(DeadKeyOf(line), out var reason)
                    ? new ReceiptOutcome(line, ReceiptStatus.Quarantined, reason)
                    : new ReceiptOutcome(line, ReceiptStatus.Pending);
            }

            if (!content.Hash.AsSpan().SequenceEqual(line.Hash))
            {
                return new ReceiptOutcome(line, ReceiptStatus.Conflict, "conflict");
            }

            // The same event twice in one submission: the first one counts.
            return new ReceiptOutcome(
                line, content.Batch == batch && seen.Add(IdentityOf(line)) ? ReceiptStatus.Applied : ReceiptStatus.Duplicate);
        }
    }

    private static (string Customer, string Key) IdentityOf(ReceiptLine line) => (line.CustomerId!, line.Key!);

    private static string DeadKeyOf(ReceiptLine line) => DeadLetters.KeyOf(line.CustomerId!, line.Key!, line.Hash);

    private async Task<IReadOnlyDictionary<(string Customer, string Key), AppliedContent>> AppliedAsync(
        TenantId tenant, Receipt receipt, CancellationToken cancellationToken)
    {
        var applied = new Dictionary<(string Customer, string Key), AppliedContent>();
        await Parallel.ForEachAsync(
            receipt.Lines.Where(line => line.Problem is null).GroupBy(line => shards.PartitionOf(tenant, line.CustomerId!)),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelShards, CancellationToken = cancellationToken },
            async (shard, token) =>
            {
                var found = await knownEvents.FindContentAsync(shard.Key, [.. shard.Select(IdentityOf)], token);
                lock (applied)
                {
                    foreach (var (identity, content) in found)
                    {
                        applied[identity] = content;
                    }
                }
            });
        return applied;
    }

    private async Task<IReadOnlyDictionary<string, string>> BuriedAsync(
        TenantId tenant, Receipt receipt, List<ReceiptLine> lines, CancellationToken cancellationToken)
    {
        var buried = new Dictionary<string, string>(StringComparer.Ordinal);
        var today = time.GetUtcNow().UtcDateTime.Date;
        for (var day = receipt.Received.UtcDateTime.Date;
            lines.Count > 0 && day <= today && day < receipt.Received.UtcDateTime.Date.AddDays(DaysOfQuarantine);
            day = day.AddDays(1))
        {
            foreach (var (key, reason) in await dead.FindReasonsAsync(tenant, day, lines.Select(DeadKeyOf), cancellationToken))
            {
                buried[key] = reason;
            }
        }

        return buried;
    }
}
