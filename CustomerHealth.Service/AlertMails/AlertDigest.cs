using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.AlertMails;

/// <summary>
/// The daily mails about urgent alerts, one to each who looks after customers that have some. Up to when alerts have been told is one row; it
/// moves on in the transaction that holds the mails of the day. So a second start finds the day done, a late one makes up for what was
/// missed, and nobody hears of an alert twice.
/// </summary>
public sealed class AlertDigest(
    ITableStore tables,
    OutboxQueue outbox,
    RecordLists lists,
    CustomerReader customers,
    AccountManagers managers,
    MailSender sender,
    IOptions<AlertMailOptions> options,
    TimeProvider time)
{
    public const string Kind = "alert-digest";

    /// <summary>Row of the tenant's reports: up to when alerts have been told.</summary>
    private const string ToldKey = "g:alerts";

    /// <summary>Alerts that a mail names; the others are counted.</summary>
    private const int MostAlerts = 100;

    /// <summary>Who starts after a longer time than this is not told of all that was.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>
    /// So long before the hour the day of a mail ends: what was found by then is written by the hour, so that none falls between two days.
    /// </summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Starts the mails of the last day that is over, if nobody has. One request when they are; else one per shard for its customers, one or
    /// more for its alerts, and a transaction.
    /// </summary>
    public async Task StartAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (!sender.IsOn || options.Value.Mode != AlertMailMode.Daily)
        {
            return;
        }

        var now = time.GetUtcNow();
        var due = new DateTimeOffset(now.UtcDateTime.Date.AddHours(options.Value.DailyAt), TimeSpan.Zero);
        due = due <= now ? due : due.AddDays(-1);
        var told = await tables.GetAsync(TableNames.Reports, tenant.Value, ToldKey, null, cancellationToken);
        var from = told?.GetDateTime("Until") ?? due.AddDays(-1);
        if (from >= due)
        {
            return;
        }

        var items = await ItemsAsync(tenant, from > due - Longest ? from : due - Longest, due, cancellationToken);
        var until = new TableRow(tenant.Value, ToldKey) { ["Until"] = due };
        var parts = items.Select(item => OutboxQueue.AddOrReplace(tenant.Value, item)).Chunk(TableLimits.TransactionOperations - 1).ToList();

        // The row moves on with the last part. Should somebody die in between, who comes next writes the parts before it again: a mail of
        // them that has left by then leaves a second time as the same one. It takes a hundred people to have a second part.
        for (var part = 0; part < Math.Max(parts.Count, 1); part++)
        {
            IReadOnlyList<RowOperation> mails = part < parts.Count ? parts[part] : [];
            RowOperation[] operations = part < parts.Count - 1 ? [.. mails]
                : [told is null ? RowOperation.Add(until) : RowOperation.ReplaceIfUnchanged(until, told.ETag!), .. mails];
            if (!(await tables.TransactAsync(TableNames.Reports, operations, cancellationToken)).Committed)
            {
                return; // Somebody else was faster.
            }

            await outbox.AskAsync(tenant, TableNames.Reports, operations, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<OutboxItem>> ItemsAsync(
        TenantId tenant, DateTimeOffset from, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (first, end) = (from - Margin, due - Margin);
        var urgent = (await lists.AllAsync(tenant, CustomerAlert.Kind, cancellationToken))
            .Where(alert => alert.UrgentSince >= first && alert.UrgentSince < end && AlertMailItems.IsUrgent(alert.Severity) && alert.IsOpenAt(now))
            .ToList();
        if (urgent.Count == 0)
        {
            return [];
        }

        var theirs = await customers.FindManyAsync(tenant, urgent.Select(alert => alert.CustomerId), cancellationToken);
        var users = await managers.ListAsync(tenant, cancellationToken);
        return
        [
            .. from alert in urgent
               where theirs.ContainsKey(alert.CustomerId)
               let user = AccountManagers.Of(theirs[alert.CustomerId].Profile.Account, users)
               where user is not null
               group alert by user.Id into mail
               orderby mail.Key
               select new OutboxItem(
                   $"digest:{due:yyyy-MM-dd}:{mail.Key}", Kind, ContentsOf(mail.Key, due, [.. mail]).ToJson(), now, now),
        ];
    }

    /// <summary>By customer, in the order of each one's most urgent alert.</summary>
    private static DigestContents ContentsOf(string user, DateTimeOffset due, IReadOnlyCollection<CustomerAlert> alerts)
    {
        var shown = alerts
            .OrderByDescending(alert => alert.Severity).ThenBy(alert => alert.UrgentSince).ThenBy(alert => alert.Id)
            .Take(MostAlerts)
            .GroupBy(alert => alert.CustomerId)
            .Select(group => new DigestCustomer(group.Key, [.. group.Select(alert => alert.Id)]));
        return new DigestContents(user, due, [.. shown], Math.Max(0, alerts.Count - MostAlerts));
    }
}
