using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace CustomerHealth.Service.Mail;

/// <summary>
/// A draft as a message (RFC 5322). What identifies it follows from the draft's identity, so that a second copy of a mail is known as one.
/// MimeKit encodes every header; no text of a draft can begin another one.
/// </summary>
internal static class ComposedMail
{
    private const int MostSubject = 200;

    public static MimeMessage Of(MailDraft draft, MailOptions options, DateTimeOffset now)
    {
        var sender = new MailboxAddress(Encoding.UTF8, options.FromName, options.From!);
        var identity = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Identity)));
        var message = new MimeMessage
        {
            MessageId = $"{identity}@{sender.Domain}",
            Date = now,
            Subject = MailText.OneLine(draft.Subject, MostSubject),
            Body = BodyOf(draft, identity),
        };
        message.From.Add(sender);
        message.To.Add(new MailboxAddress(string.Empty, draft.To));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // RFC 3834: no out-of-office notes to us, please.
        if (draft.StopAddress is { } stop)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{new Uri(stop).AbsoluteUri}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        return message;
    }

    private static MimeEntity BodyOf(MailDraft draft, string identity)
    {
        var reading = new MultipartAlternative { TextPartOf("plain", TextOf(draft)), TextPartOf("html", HtmlOf(draft)) };
        reading.Boundary = BoundaryOf(identity, "alternative");
        if (draft.Attachments.Count == 0)
        {
            return reading;
        }

        var whole = new Multipart("mixed") { reading };
        whole.Boundary = BoundaryOf(identity, "mixed");
        foreach (var attachment in draft.Attachments)
        {
            whole.Add(PartOf(attachment));
        }

        return whole;
    }

    /// <summary>"=_" occurs in no part: neither base64 nor quoted-printable can write it (RFC 2045 §6.7), whoever knows the identity.</summary>
    private static string BoundaryOf(string identity, string part) => $"=_{identity[..40]}_{part}";

    private static TextPart TextPartOf(string subtype, string content)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, content);
        return part;
    }

    private static MimePart PartOf(MailAttachment attachment)
    {
        var type = ContentType.TryParse(attachment.ContentType, out var known) ? known : new ContentType("application", "octet-stream");
        var name = MailText.OneLine(attachment.FileName, MostSubject).Replace('/', '_').Replace('\\', '_');
        return new MimePart(type)
        {
            Content = new MimeContent(new MemoryStream(attachment.Content.ToArray(), writable: false)),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = name,
        };
    }

    private static string TextOf(MailDraft draft) =>
        $"{draft.Text.ReplaceLineEndings("\n").TrimEnd('\n')}\n\n{ReasonOf(draft)}\n"
        + (draft.StopAddress is { } stop ? $"Stop these mails: {stop}\n" : string.Empty);

    /// <summary>At the end of the document, within it.</summary>
    private static string HtmlOf(MailDraft draft)
    {
        var stop = draft.StopAddress is { } address ? $"<br><a href=\"{MailTemplate.Encode(address)}\">Stop these mails</a>" : string.Empty;
        var reason = $"<p style=\"font-size:13px;color:#4c5a65;margin:24px 0 0\">{MailTemplate.Encode(ReasonOf(draft))}{stop}</p>\n";
        var html = draft.Html.ReplaceLineEndings("\n");
        var end = html.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html + reason : html.Insert(end, reason);
    }

    /// <summary>Why it came and, where it has no link for that, who can stop it.</summary>
    private static string ReasonOf(MailDraft draft) =>
        MailText.OneLine(draft.StopAddress is null ? $"{draft.Reason} An administrator can stop such mails." : draft.Reason);
}
