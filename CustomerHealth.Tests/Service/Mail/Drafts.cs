using CustomerHealth.Service.Mail;
using CustomerHealth.Tests.Service.Mail.SmtpServer;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Tests.Service.Mail;

/// <summary>Drafts, and a sender of them as the settings of a test say.</summary>
internal static class Drafts
{
    public const string Someone = "ada@example.com";

    public static MailDraft To(string address) => new(
        "test:1", address, "Acme needs you", "Acme\n\nThe score fell.", "<!DOCTYPE html><html><body><p>The score fell.</p></body></html>",
        "You look after Acme.", null, []);

    public static MailOptions Settings(int port) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Security = MailSecurity.None,
        From = "health@product.example",
        FromName = "Customer Health",
    };

    public static MailSender Sender(this RealSmtpServer server, TestClock? clock = null) => Sender(Settings(server.Open), clock);

    public static MailSender Sender(MailOptions options, TestClock? clock = null) =>
        new(Options.Create(options), clock ?? new TestClock()) { Patience = TimeSpan.FromSeconds(20) };
}
