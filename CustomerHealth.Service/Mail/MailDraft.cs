namespace CustomerHealth.Service.Mail;

/// <summary>A mail to one person, before it is one.</summary>
/// <param name="Identity">What it is about and for whom: the same identity is the same Message-ID, so that a second copy is known as one.</param>
/// <param name="To">One e-mail address.</param>
/// <param name="Subject">Any text; line ends and control characters in it become spaces.</param>
/// <param name="Text">The whole content as plain text.</param>
/// <param name="Html">The same as an HTML document without script, remote image or remote style.</param>
/// <param name="Reason">Why the person gets it, as a sentence; it ends both contents.</param>
/// <param name="StopAddress">An absolute https address where one click ends it (RFC 8058); null where there is none.</param>
public sealed record MailDraft(
    string Identity,
    string To,
    string Subject,
    string Text,
    string Html,
    string Reason,
    string? StopAddress,
    IReadOnlyList<MailAttachment> Attachments);

/// <param name="ContentType">Such as <c>application/pdf</c>.</param>
public sealed record MailAttachment(string FileName, string ContentType, ReadOnlyMemory<byte> Content);
