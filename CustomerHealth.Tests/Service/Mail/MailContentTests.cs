using System.Text;
using CustomerHealth.Service.Mail;
using CustomerHealth.Tests.Service.Mail.SmtpServer;
using CustomerHealth.Tests.Support;
using MimeKit;
using Xunit;

namespace CustomerHealth.Tests.Service.Mail;

/// <summary>What a real server is given.</summary>
public sealed class MailContentTests(RealSmtpServer server) : IClassFixture<RealSmtpServer>
{
    [SmtpFact]
    public async Task A_mail_says_the_same_as_text_and_as_HTML_and_ends_with_the_reason_why_it_came()
    {
        var mail = await SendAsync(Drafts.To(Drafts.Someone));

        Assert.Equal(("health@product.example", "ada@example.com"), (mail.From, Assert.Single(mail.To)));
        Assert.Equal("\"Customer Health\" <health@product.example>", mail.Message.From.ToString());
        Assert.Equal("ada@example.com", mail.Message.To.ToString());
        Assert.Equal("Acme needs you", mail.Message.Subject);
        Assert.Equal("Acme\n\nThe score fell.\n\nYou look after Acme. An administrator can stop such mails.\n", mail.Text);
        Assert.Contains("<p>The score fell.</p>", mail.Html, StringComparison.Ordinal);
        Assert.EndsWith("An administrator can stop such mails.</p>\n</body></html>", mail.Html, StringComparison.Ordinal);
        Assert.Equal("multipart/alternative", mail.Message.Body!.ContentType.MimeType);
    }

    [SmtpFact]
    public async Task The_identity_makes_the_Message_ID_and_a_second_copy_is_the_same_to_the_byte()
    {
        var clock = new TestClock();
        var sender = server.Sender(clock);
        var draft = Drafts.To(Drafts.Someone) with { Attachments = [Report()] };
        await sender.SendAsync(draft, CancellationToken.None);
        await sender.SendAsync(draft, CancellationToken.None);
        await sender.SendAsync(draft with { Identity = "test:2" }, CancellationToken.None);

        var mails = await server.TakeAsync();

        Assert.Equal(mails[0].Raw, mails[1].Raw);
        Assert.Matches("^[0-9a-f]{64}@product\\.example$", mails[0].Message.MessageId);
        Assert.NotEqual(mails[0].Message.MessageId, mails[2].Message.MessageId);
        Assert.Equal(clock.Now, mails[0].Message.Date);
    }

    [SmtpFact]
    public async Task A_mail_that_can_be_stopped_says_how_to_programs_and_to_people()
    {
        var mail = await SendAsync(Drafts.To(Drafts.Someone) with { StopAddress = "https://health.example/mail/stop/abc.def" });

        Assert.Equal("<https://health.example/mail/stop/abc.def>", mail.Message.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Message.Headers[HeaderId.ListUnsubscribePost]);
        Assert.Equal("auto-generated", mail.Message.Headers[HeaderId.AutoSubmitted]);
        Assert.Contains("https://health.example/mail/stop/abc.def", mail.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://health.example/mail/stop/abc.def\"", mail.Html, StringComparison.Ordinal);
    }

    [SmtpFact]
    public async Task One_that_cannot_says_nothing_of_it()
    {
        var mail = await SendAsync(Drafts.To(Drafts.Someone));

        Assert.DoesNotContain(mail.HeaderNames, name => name.StartsWith("List-", StringComparison.Ordinal));
        Assert.DoesNotContain("Stop", mail.Text, StringComparison.Ordinal);
    }

    [SmtpFact]
    public async Task An_attachment_arrives_byte_for_byte_under_its_name()
    {
        var content = Enumerable.Range(0, 100_000).Select(number => (byte)(number * 31)).ToArray();
        var mail = await SendAsync(Drafts.To(Drafts.Someone) with
        {
            Attachments = [new MailAttachment("Gesundheit für Müller & Söhne – März.pdf", "application/pdf", content)],
        });

        var attachment = Assert.IsType<MimePart>(Assert.Single(mail.Message.Attachments));
        using var received = new MemoryStream();
        await attachment.Content!.DecodeToAsync(received);
        Assert.Equal(content, received.ToArray());
        Assert.Equal("Gesundheit für Müller & Söhne – März.pdf", attachment.FileName);
        Assert.Equal("application/pdf", attachment.ContentType.MimeType);
        Assert.Equal("Acme\n\nThe score fell.\n\nYou look after Acme. An administrator can stop such mails.\n", mail.Text);
    }

    [SmtpFact]
    public async Task Text_in_any_language_arrives_as_it_was_written_and_the_message_is_ASCII()
    {
        var options = Drafts.Settings(server.Open);
        options.FromName = "Kundengesundheit Österreich";
        await Drafts.Sender(options).SendAsync(
            Drafts.To(Drafts.Someone) with { Subject = "顧客 Łódź: 😀 Wert fällt", Text = "Größe −6,25 · 顧客 😀", Html = "<p>顧客 😀</p>" },
            CancellationToken.None);

        var mail = Assert.Single(await server.TakeAsync());

        Assert.DoesNotContain(mail.Raw, part => part > 127);
        Assert.Equal("顧客 Łódź: 😀 Wert fällt", mail.Message.Subject);
        Assert.Equal("Kundengesundheit Österreich", Assert.Single(mail.Message.From.Mailboxes).Name);
        Assert.StartsWith("Größe −6,25 · 顧客 😀\n", mail.Text, StringComparison.Ordinal);
        Assert.StartsWith("<p>顧客 😀</p>", mail.Html, StringComparison.Ordinal);
    }

    [SmtpTheory]
    [InlineData("Acme\r\nBcc: everybody@example.com")]
    [InlineData("Acme\nBcc: everybody@example.com")]
    [InlineData("Acme\rBcc: everybody@example.com")]
    [InlineData("Acme\u0085Bcc: everybody@example.com")]
    [InlineData("Acme\u2028Bcc: everybody@example.com")]
    [InlineData("Acme\0Bcc: everybody@example.com")]
    [InlineData("Acme\v\f\u001b\u007fBcc: everybody@example.com")]
    [InlineData("Acme\r\n\r\n.\r\nMAIL FROM:<evil@example.com>")]
    [InlineData("Acme \ud83d half a pair\r\nBcc: everybody@example.com")]
    public async Task No_text_of_a_draft_begins_a_header_or_another_recipient(string evil)
    {
        var usual = await SendAsync(Drafts.To(Drafts.Someone) with { Attachments = [Report()] });

        var mail = await SendAsync(Drafts.To(Drafts.Someone) with
        {
            Subject = evil,
            Reason = evil,
            Attachments = [new MailAttachment(evil, evil, Report().Content)],
        });

        Assert.Equal(usual.HeaderNames, mail.HeaderNames);
        Assert.Equal(["ada@example.com"], mail.To);
        Assert.Empty(mail.Message.Bcc);
        Assert.DoesNotContain(mail.Message.Subject!, char.IsControl);
        Assert.StartsWith("Acme ", mail.Message.Subject, StringComparison.Ordinal);
        var attachment = Assert.Single(mail.Message.Attachments);
        Assert.DoesNotContain(attachment.ContentDisposition!.FileName!, char.IsControl);
        Assert.DoesNotContain(attachment.Headers, header => header.Field is "Bcc" or "MAIL");
        Assert.Equal("application/octet-stream", attachment.ContentType.MimeType);
    }

    /// <summary>Lines that begin with a dot, and what looks like the end of a part.</summary>
    [SmtpFact]
    public async Task A_text_that_looks_like_the_protocol_is_text()
    {
        var draft = Drafts.To(Drafts.Someone);
        var boundary = (await SendAsync(draft)).Message.Body!.ContentType.Boundary;
        var text = $".\n..\n--{boundary}\nContent-Type: text/html\n\n--{boundary}--\nFrom here on\n{new string('x', 3_000)}";

        var mail = await SendAsync(draft with { Text = text });

        Assert.Equal(boundary, mail.Message.Body!.ContentType.Boundary);
        Assert.Equal($"{text}\n\nYou look after Acme. An administrator can stop such mails.\n", mail.Text);
    }

    [SmtpFact]
    public async Task A_file_name_leads_into_no_folder()
    {
        var mail = await SendAsync(Drafts.To(Drafts.Someone) with
        {
            Attachments = [new MailAttachment("../../etc/pass\\wd", "application/pdf", Report().Content)],
        });

        Assert.Equal(".._.._etc_pass_wd", Assert.Single(mail.Message.Attachments).ContentDisposition!.FileName);
    }

    private static MailAttachment Report() => new("report.pdf", "application/pdf", Encoding.ASCII.GetBytes("%PDF-1.7"));

    private async Task<ReceivedMail> SendAsync(MailDraft draft)
    {
        Assert.Equal(new MailOutcome(MailVerdict.Sent), await server.Sender().SendAsync(draft, CancellationToken.None));
        return Assert.Single(await server.TakeAsync());
    }
}
