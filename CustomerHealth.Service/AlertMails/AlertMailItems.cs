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
/// Has urgent alerts mailed: an item of the outbox in the transaction that writes them. All that one change of a customer raises go into one
/// mail, so that a transaction grows by one row whatever happens.
/// </summary>
public sealed class AlertMailItems(MailSender sender, IOptions<AlertMailOptions> options, TimeProvider time)
{
    public const string Kind = "alert-mail";

    /// <summary>Whether alerts are mailed as they come about; if not, nothing is written and nothing asked for.</summary>
    public bool AreOn { get; } = sender.IsOn && options.Value.Mode == AlertMailMode.Immediate;

    /// <summary>Rows that a change of one customer may need for it.</summary>
    public int MostRows => AreOn ? 1 : 0;

    /// <summary>The item for what the rules found; none where nothing of it is urgent, or nobody looks after the customer.</summary>
    internal IEnumerable<RowOperation> For(TenantId tenant, CustomerProfile customer, IEnumerable<AlertChange> changes, string partition) =>
        AreOn ? For(tenant, customer, changes.Select(change => UrgentOf(tenant, customer.Id, change)).OfType<UrgentAlert>(), partition) : [];

    /// <summary>The item for an alert that a person wrote, or made more urgent.</summary>
    internal IEnumerable<RowOperation> For(TenantId tenant, CustomerProfile customer, CustomerAlert alert, string partition) =>
        For(tenant, customer, IsUrgent(alert.Severity) ? [new UrgentAlert(alert.Id, alert.Severity)] : [], partition);

    internal static bool IsUrgent(AlertSeverity severity) => severity >= AlertSeverity.High;

    private static UrgentAlert? UrgentOf(TenantId tenant, string customerId, AlertChange change)
    {
        AlertSeverity? severity = change switch
        {
            AlertRaised raised => raised.Severity,
            AlertReturned returned => returned.Severity,
            AlertRisen risen => risen.Severity,
            _ => null,
        };
        return severity is { } urgent && IsUrgent(urgent)
            ? new UrgentAlert(AlertRow.IdOf(tenant, customerId, change.Rule, change.Episode), urgent)
            : null;
    }

    private static string IdOf(TenantId tenant, string customerId, List<UrgentAlert> alerts) => alerts switch
    {
        [var only] => $"alert:{only.Id:D}:{only.Severity.Word()}",
        _ => $"alerts:{RecordIds.Derived(tenant, customerId, string.Join('|', alerts.Select(alert => $"{alert.Id:D}:{alert.Severity.Word()}"))):D}",
    };

    private IEnumerable<RowOperation> For(TenantId tenant, CustomerProfile customer, IEnumerable<UrgentAlert> urgent, string partition)
    {
        var alerts = urgent.ToList();
        if (!AreOn || alerts.Count == 0 || !AccountManagers.IsNamed(customer.Account))
        {
            return [];
        }

        // The same alert may come back while its first mail still waits for a server: then the later one is meant.
        var now = time.GetUtcNow();
        var contents = new AlertMailContents(customer.Id, now, alerts);
        return [OutboxQueue.AddOrReplace(partition, new OutboxItem(IdOf(tenant, customer.Id, alerts), Kind, contents.ToJson(), now, now))];
    }
}
