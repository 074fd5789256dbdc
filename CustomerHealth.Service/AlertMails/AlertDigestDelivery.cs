using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.AlertMails;

/// <summary>
/// Mails the urgent alerts of a day to one person: those of customers that still are theirs, as they stand when it goes out. What has been
/// dealt with by then is left out.
/// </summary>
public sealed class AlertDigestDelivery(
    AlertPost post, CustomerReader customers, AlertReader alerts, AccountManagers managers, IOptions<AlertMailOptions> options, TimeProvider time)
    : IOutboxDelivery
{
    private readonly QuietHours quiet = options.Value.Quiet;

    public string Kind => AlertDigest.Kind;

    public async Task<OutboxOutcome> DeliverAsync(TenantId tenant, OutboxAddress address, OutboxItem item, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (options.Value.Mode != AlertMailMode.Daily)
        {
            return OutboxOutcome.Done();
        }

        if (quiet.EndFor(now) is { } end)
        {
            return OutboxOutcome.NotYet(end);
        }

        var contents = DigestContents.Read(item.Body);
        var users = await managers.ListAsync(tenant, cancellationToken);
        if (users.FirstOrDefault(user => user.Id == contents.User) is not { Active: true } to)
        {
            return OutboxOutcome.Done();
        }

        var left = await LeftAsync(tenant, contents, to, users, now, cancellationToken);
        return left.Count == 0
            ? OutboxOutcome.Done()
            : await post.SendAsync(
                tenant, to, item.Id, AlertMailText.OfDay(left, contents.More, contents.Due, post.AddressOf), item.Id, cancellationToken);
    }

    public TimeSpan? PauseAfter(int tries) => MailPauses.After(tries);

    /// <summary>It never is.</summary>
    public IReadOnlyList<RowOperation> RecordGivingUp(OutboxAddress address, OutboxItem item, string trouble) => [];

    private async Task<List<(CustomerProfile Customer, IReadOnlyList<CustomerAlert> Alerts)>> LeftAsync(
        TenantId tenant, DigestContents contents, User to, IReadOnlyList<User> users, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await customers.FindManyAsync(tenant, contents.Customers.Select(item => item.Customer), cancellationToken);
        var left = new List<(CustomerProfile, IReadOnlyList<CustomerAlert>)>();
        foreach (var (customerId, ids) in contents.Customers)
        {
            if (known.TryGetValue(customerId, out var customer) && AccountManagers.Of(customer.Profile.Account, users)?.Id == to.Id)
            {
                var found = (await alerts.FindAsync(tenant, customerId, cancellationToken)).ToDictionary(alert => alert.Id);
                CustomerAlert[] open =
                    [.. ids.Select(found.GetValueOrDefault).OfType<CustomerAlert>().Where(alert => alert.IsOpenAt(now) && AlertMailItems.IsUrgent(alert.Severity))];
                if (open.Length > 0)
                {
                    left.Add((customer.Profile, open));
                }
            }
        }

        return left;
    }
}
