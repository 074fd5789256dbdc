using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Reports;

/// <summary>
/// The mails of a report: one a recipient, written down in the transaction that completes it. Their ids follow from the report and the
/// recipient's place and their Message-IDs from the report and the address, however often each is tried.
/// </summary>
public sealed class ReportMails(OutboxQueue outbox, MailSender mail)
{
    /// <summary>The delivery that takes them out.</summary>
    public const string Kind = "report-mail";

    internal const string NoServer = "No mail server is set.";

    internal static string IdOf(Guid report, int place) => string.Create(CultureInfo.InvariantCulture, $"report:{report:N}:{place:d3}");

    /// <summary>What a mail of a report is known by, however often it is sent.</summary>
    internal static string IdentityOf(Guid report, string recipient) => $"report:{report:N}:{EmailAddress.Fold(recipient)}";

    /// <summary>The rows that hold the mails of a report and say how far each is. Without a mail server nothing waits for one.</summary>
    internal IEnumerable<RowOperation> Of(TenantId tenant, ReportEntry report, DateTimeOffset now)
    {
        var partition = ReportRows.PartitionOf(tenant);
        for (var place = 0; place < report.Recipients.Count; place++)
        {
            var delivery = new ReportDelivery(
                report.Id,
                place,
                report.Recipients[place],
                mail.IsOn ? ReportDeliveryStatus.Waiting : ReportDeliveryStatus.Skipped,
                mail.IsOn ? null : NoServer,
                now);
            yield return RowOperation.Add(ReportRows.Write(partition, delivery));
            if (mail.IsOn)
            {
                var body = JsonSerializer.Serialize(new ReportMailBody(report.Id, place), ReportMailsJson.Default.ReportMailBody);
                yield return OutboxQueue.Add(partition, new OutboxItem(IdOf(report.Id, place), Kind, body, now, now));
            }
        }
    }

    /// <summary>Asks for the mails of a report that has ended; for those that are out already nothing happens.</summary>
    /// <param name="isReminder">Whether somebody asked for them before, as far as one knows.</param>
    internal async Task AskAsync(TenantId tenant, ReportEntry report, bool isReminder, CancellationToken cancellationToken)
    {
        if (report.Status != ReportStatus.Completed || !mail.IsOn)
        {
            return;
        }

        for (var place = 0; place < report.Recipients.Count; place++)
        {
            var address = new OutboxAddress(TableNames.Reports, ReportRows.PartitionOf(tenant), IdOf(report.Id, place));
            await outbox.AskAsync(tenant, address, isReminder, cancellationToken);
        }
    }
}

/// <param name="Place">Of the recipient in the report's list.</param>
internal sealed record ReportMailBody(Guid Report, int Place);

[JsonSerializable(typeof(ReportMailBody))]
internal sealed partial class ReportMailsJson : JsonSerializerContext;
