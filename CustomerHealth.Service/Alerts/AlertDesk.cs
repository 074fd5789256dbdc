using CustomerHealth.Service.AlertMails;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Webhooks.Out;

namespace CustomerHealth.Service.Alerts;

/// <summary>
/// What people do about alerts. A change replaces the row only if nobody changed it since it was read, and is worked out anew if somebody
/// did: of two people who change different things, both are heard.
/// </summary>
public sealed class AlertDesk(
    ITableStore tables,
    ShardMap shards,
    RecordReader records,
    CustomerReader customers,
    AlertMailItems mails,
    WebhookNotices notices,
    OutboxQueue outbox,
    RollupRequests rollups,
    ConflictPause pause,
    TimeProvider time)
{
    private const int Tries = 8;
    private const int ParallelChanges = 8;

    /// <summary>The alert with this id, or null. Two requests.</summary>
    public Task<CustomerAlert?> FindAsync(TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        records.FindAsync(tenant, CustomerAlert.Kind, id, cancellationToken);

    /// <summary>Writes an alert that somebody thought of; null where there is no such customer.</summary>
    public async Task<CustomerAlert?> WriteAsync(
        TenantId tenant, string customerId, AlertStatement statement, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(tenant, customerId, cancellationToken) is not { } customer)
        {
            return null;
        }

        var alert = AlertRow.Begin(tenant, customerId, $"manual.{Guid.NewGuid():D}", statement, time.GetUtcNow());
        var partition = shards.PartitionOf(tenant, customerId);
        var told = await notices.RowsAsync(tenant, partition, [CustomerHappenings.Raised(customer.Profile, alert)], cancellationToken);
        List<RowOperation> rows = RecordVersions.Marked(
            partition,
            [
                RowOperation.Overwrite(AlertRow.Write(alert, partition)),
                AlertRow.Point(alert, partition),
                .. mails.For(tenant, customer.Profile, alert, partition),
                .. told,
            ]);
        var outcome = await tables.TransactAsync(TableNames.Customers, rows, cancellationToken);
        await outbox.AskAsync(tenant, TableNames.Customers, rows, cancellationToken);
        await rollups.RequestAsync(tenant, shards.ShardOf(tenant, customerId), cancellationToken);
        return alert with { ETag = outcome.ETags[0] };
    }

    /// <param name="amend">What to change, given the alert as it is; asked again when somebody else was faster.</param>
    /// <param name="caller">Who makes the change.</param>
    /// <returns>The alert after it; null where there is none.</returns>
    public Task<CustomerAlert?> AmendAsync(
        TenantId tenant, Guid id, Func<CustomerAlert, AlertAmendment> amend, string caller, CancellationToken cancellationToken) =>
        ChangeAsync(tenant, id, (alert, now) => amend(alert).ApplyTo(alert, caller, now), cancellationToken);

    /// <summary>Resolves an alert, also one that is resolved: the last one who does is named.</summary>
    public Task<CustomerAlert?> ResolveAsync(TenantId tenant, Guid id, string by, CancellationToken cancellationToken) =>
        ChangeAsync(tenant, id, (alert, now) => alert with { Closed = new AlertClosing(now, by), Snooze = null }, cancellationToken);

    /// <summary>
    /// Puts an alert off for some days. One that was resolved, or ended by itself, comes back then, too: somebody wants to see it again.
    /// </summary>
    public Task<CustomerAlert?> SnoozeAsync(TenantId tenant, Guid id, int days, string by, CancellationToken cancellationToken) =>
        ChangeAsync(
            tenant,
            id,
            (alert, now) => alert with { Snooze = new AlertSnooze(now, by, now.AddDays(days)), Closed = null, Ended = null, EndedWhy = null },
            cancellationToken);

    /// <returns>How many of them there are; each counts once.</returns>
    public async Task<int> ResolveAllAsync(TenantId tenant, IEnumerable<Guid> ids, string by, CancellationToken cancellationToken)
    {
        var found = 0;
        await Parallel.ForEachAsync(
            ids.Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelChanges, CancellationToken = cancellationToken },
            async (id, token) =>
            {
                if (await ResolveAsync(tenant, id, by, token) is not null)
                {
                    Interlocked.Increment(ref found);
                }
            });
        return found;
    }

    private async Task<CustomerAlert?> ChangeAsync(
        TenantId tenant, Guid id, Func<CustomerAlert, DateTimeOffset, CustomerAlert> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (await FindAsync(tenant, id, cancellationToken) is not { } alert)
            {
                return null;
            }

            var changed = change(alert, time.GetUtcNow());
            if (changed == alert)
            {
                return alert;
            }

            var partition = shards.PartitionOf(tenant, alert.CustomerId);
            var rows = RecordVersions.Marked(
                partition,
                [
                    RowOperation.ReplaceIfUnchanged(AlertRow.Write(changed, partition), alert.ETag!),
                    .. await MailsAsync(tenant, alert, changed, partition, cancellationToken),
                ]);
            var outcome = await tables.TransactAsync(TableNames.Customers, rows, cancellationToken);
            if (outcome.Committed)
            {
                await outbox.AskAsync(tenant, TableNames.Customers, rows, cancellationToken);
                await rollups.RequestAsync(tenant, shards.ShardOf(tenant, alert.CustomerId), cancellationToken);
                return changed with { ETag = outcome.ETags[0] };
            }

            await pause.WaitAsync(attempt, cancellationToken);
        }

        throw new StorageUnavailableException($"Alert {id} changed {Tries} times while it was written.");
    }

    /// <summary>Who looks after the customer hears of an alert that became more urgent, whoever thought so.</summary>
    private async Task<IEnumerable<RowOperation>> MailsAsync(
        TenantId tenant, CustomerAlert before, CustomerAlert after, string partition, CancellationToken cancellationToken) =>
        mails.AreOn
        && after.Severity > before.Severity
        && after.IsOpenAt(time.GetUtcNow())
        && await customers.FindAsync(tenant, after.CustomerId, cancellationToken) is { } customer
            ? mails.For(tenant, customer.Profile, after, partition)
            : [];
}
