using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.AlertMails;

/// <summary>
/// Mails urgent alerts of a customer to who looks after it now. What has been dealt with by then is left out; a mail without anything left,
/// or for nobody, is not sent.
/// </summary>
public sealed class AlertMailDelivery(
    AlertPost post, CustomerReader customers, AlertReader alerts, AccountManagers managers, IOptions<AlertMailOptions> options, TimeProvider time)
    : IOutboxDelivery
{
    private readonly QuietHours quiet = options.Value.Quiet;

    public string Kind => AlertMailItems.Kind;

    public async Task<OutboxOutcome> DeliverAsync(TenantId tenant, OutboxAddress address, OutboxItem item, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (options.Value.Mode != AlertMailMode.Immediate)
        {
            return OutboxOutcome.Done(); // Another setting since: nobody wants it any more.
        }

        if (quiet.EndFor(now) is { } end)
        {
            return OutboxOutcome.NotYet(end);
        }

        var contents = AlertMailContents.Read(item.Body);
        var customer = await customers.FindAsync(tenant, contents.Customer, cancellationToken);
        if (customer is null || await managers.FindAsync(tenant, customer.Profile.Account, cancellationToken) is not { } manager)
        {
            return OutboxOutcome.Done();
        }

        var wanted = contents.Alerts.ToDictionary(alert => alert.Id, alert => alert.Severity);
        var left = (await alerts.FindAsync(tenant, contents.Customer, cancellationToken))
            .Where(alert => wanted.TryGetValue(alert.Id, out var severity) && IsWanted(alert, severity, now))
            .OrderByDescending(alert => alert.Severity).ThenBy(alert => alert.UrgentSince).ThenBy(alert => alert.Id)
            .ToList();
        return left.Count == 0
            ? OutboxOutcome.Done()
            : await post.SendAsync(
                tenant,
                manager,
                $"{item.Id}:{contents.At.UtcTicks}",
                AlertMailText.Of(customer.Profile, left, post.AddressOf),
                item.Id,
                cancellationToken);
    }

    public TimeSpan? PauseAfter(int tries) => MailPauses.After(tries);

    /// <summary>It never is.</summary>
    public IReadOnlyList<RowOperation> RecordGivingUp(OutboxAddress address, OutboxItem item, string trouble) => [];

    /// <summary>One that became more urgent meanwhile has a mail of its own for that.</summary>
    private static bool IsWanted(CustomerAlert alert, AlertSeverity severity, DateTimeOffset now) =>
        alert.IsOpenAt(now) && AlertMailItems.IsUrgent(alert.Severity) && alert.Severity <= severity;
}
