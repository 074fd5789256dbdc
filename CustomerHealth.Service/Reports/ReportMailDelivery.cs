using System.Text.Json;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Reports;

/// <summary>Mails a report to one recipient: the figures that stand on top of it, the report as PDF, and the way to its page.</summary>
public sealed class ReportMailDelivery(
    ReportStore store, ReportFiles files, MailSender mail, MailStops stops, TimeProvider time) : IOutboxDelivery
{
    public string Kind => ReportMails.Kind;

    public async Task<OutboxOutcome> DeliverAsync(
        TenantId tenant, OutboxAddress address, OutboxItem item, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.Deserialize(item.Body, ReportMailsJson.Default.ReportMailBody)!;
        if (await store.FindAsync(tenant, body.Report, cancellationToken) is not { } report
            || await files.FindPdfAsync(tenant, report, cancellationToken) is not { } pdf)
        {
            return OutboxOutcome.Done(); // It waited for longer than reports are kept.
        }

        OutboxOutcome Came(ReportDeliveryStatus status, string? trouble = null) => OutboxOutcome.Done(Record(address, report, body.Place, status, trouble));

        if (!mail.IsOn)
        {
            return Came(ReportDeliveryStatus.Skipped, ReportMails.NoServer);
        }

        var recipient = report.Recipients[body.Place];
        if (await stops.IsStoppedAsync(tenant, recipient, TopicOf(report), cancellationToken))
        {
            return Came(ReportDeliveryStatus.Skipped, "The recipient asked not to get it.");
        }

        var document = await files.FindAsync(tenant, report, cancellationToken);
        var outcome = await mail.SendAsync(Draft(tenant, report, recipient, document, pdf), cancellationToken);
        return outcome.Verdict switch
        {
            MailVerdict.Sent => Came(ReportDeliveryStatus.Sent),
            MailVerdict.Refused => Came(ReportDeliveryStatus.Refused, outcome.Answer),
            _ => OutboxOutcome.Later(
                outcome.Answer ?? "The mail server did not take it.",
                Record(address, report, body.Place, ReportDeliveryStatus.Waiting, outcome.Answer)),
        };
    }

    public TimeSpan? PauseAfter(int tries) => MailPauses.After(tries);

    /// <summary>Never asked: mails are not given up.</summary>
    public IReadOnlyList<RowOperation> RecordGivingUp(OutboxAddress address, OutboxItem item, string trouble) => [];

    /// <summary>Each schedule is stopped on its own.</summary>
    private static string TopicOf(ReportEntry report) => $"report:{report.Schedule ?? report.Id:N}";

    private RowOperation Record(OutboxAddress address, ReportEntry report, int place, ReportDeliveryStatus status, string? trouble) =>
        RowOperation.Overwrite(ReportRows.Write(
            address.Partition, new ReportDelivery(report.Id, place, report.Recipients[place], status, trouble, time.GetUtcNow())));

    private MailDraft Draft(TenantId tenant, ReportEntry report, string recipient, ReportDocument? document, ReadOnlyMemory<byte> pdf)
    {
        var title = report.Name ?? document?.Title ?? "Report";
        var template = new MailTemplate(title);
        if (document is not null)
        {
            template.Note($"{document.Title}. {document.Covers}");
            foreach (var section in document.Sections.Where(section => section.Finding is not null))
            {
                template.Say($"{section.Heading}: {section.Finding}");
            }
        }

        template.Say("The whole report is attached as PDF.").Link("Open the report", mail.AddressOf(SiteNavigation.ReportPage(report.Id)));
        return new MailDraft(
            ReportMails.IdentityOf(report.Id, recipient),
            recipient,
            $"{title}, {PageText.Date(report.AsOf)}",
            template.ToText(),
            template.ToHtml(),
            $"You get this because somebody who schedules reports entered {recipient} as a recipient of “{title}”.",
            stops.AddressToStop(tenant, recipient, TopicOf(report)),
            [new MailAttachment(report.FileName("pdf"), "application/pdf", pdf)]);
    }
}
