using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.AlertMails;

/// <summary>Writes to somebody about alerts, unless they stopped that.</summary>
public sealed partial class AlertPost(MailSender sender, MailStops stops, ILogger<AlertPost> logger)
{
    /// <summary>What is stopped with one click: all mails about alerts.</summary>
    public const string Topic = "alerts";

    internal async Task<OutboxOutcome> SendAsync(
        TenantId tenant, User to, string identity, AlertMailText.Words words, string itemId, CancellationToken cancellationToken)
    {
        if (await stops.IsStoppedAsync(tenant, to.Email, Topic, cancellationToken))
        {
            return OutboxOutcome.Done();
        }

        var stop = stops.AddressToStop(tenant, to.Email, Topic);
        var outcome = await sender.SendAsync(
            new MailDraft(
                $"{tenant.Value}:{identity}:{to.Id}",
                to.Email,
                words.Subject,
                words.Content.ToText(),
                words.Content.ToHtml(),
                words.Reason,
                stop,
                []),
            cancellationToken);
        switch (outcome.Verdict)
        {
            case MailVerdict.Delayed:
                return OutboxOutcome.Later(outcome.Answer!);
            case MailVerdict.Refused:
                Refused(itemId, outcome.Answer!);
                return OutboxOutcome.Done();
            default:
                return OutboxOutcome.Done();
        }
    }

    internal string? AddressOf(string path) => sender.AddressOf(path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail of {ItemId} was refused and is not sent again. {Answer}")]
    private partial void Refused(string itemId, string answer);
}
