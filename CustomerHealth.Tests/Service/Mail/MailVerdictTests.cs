using System.Net;
using System.Net.Sockets;
using CustomerHealth.Service.Mail;
using CustomerHealth.Tests.Service.Mail.SmtpServer;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.Options;
using Xunit;

namespace CustomerHealth.Tests.Service.Mail;

/// <summary>What became of a mail, as a real server and a real network say it.</summary>
public sealed class MailVerdictTests(RealSmtpServer server) : IClassFixture<RealSmtpServer>
{
    [SmtpTheory]
    [InlineData("refuse@example.com", MailVerdict.Refused, "550 5.1.1 There is no (address) here")]
    [InlineData("spam@example.com", MailVerdict.Refused, "554 5.7.1 Looks like spam")]
    [InlineData("busy@example.com", MailVerdict.Delayed, "451 4.3.2 Come back later")]
    public async Task An_answer_of_500_is_a_refusal_and_one_of_400_a_delay_each_with_the_server_s_words(
        string to, MailVerdict verdict, string answer) => Assert.Equal(new MailOutcome(verdict, answer), await SendAsync(server.Sender(), to));

    [SmtpFact]
    public async Task A_sender_that_is_not_welcome_is_a_matter_of_the_settings_and_so_a_delay()
    {
        var options = Drafts.Settings(server.Open);
        options.From = "unwelcome@product.example";

        Assert.Equal(new MailOutcome(MailVerdict.Delayed, "553 5.1.8 Not a sender of ours"), await SendAsync(Drafts.Sender(options)));
    }

    [SmtpTheory]
    [InlineData("no address")]
    [InlineData("ada@example.com,eve@example.com")]
    [InlineData("Ada <ada@example.com>")]
    [InlineData("ada@example.com\r\nRCPT TO:<eve@example.com>")]
    [InlineData("<@eve.example:ada@example.com>")]
    [InlineData("")]
    public async Task What_is_no_single_address_reaches_no_server(string to)
    {
        Assert.Equal(MailVerdict.Refused, (await SendAsync(server.Sender(), to)).Verdict);
        Assert.Empty(await server.TakeAsync());
    }

    [SmtpFact]
    public async Task An_address_that_the_server_cannot_take_is_a_refusal() =>
        Assert.Equal(MailVerdict.Refused, (await SendAsync(server.Sender(), "пример@example.com")).Verdict);

    [SmtpFact]
    public async Task A_server_that_does_not_answer_is_waited_for_and_then_it_is_a_delay()
    {
        var sender = new MailSender(Options.Create(Drafts.Settings(server.Open)), new TestClock()) { Patience = TimeSpan.FromMilliseconds(300) };

        var outcome = await SendAsync(sender, "hang@example.com");

        Assert.Equal(MailVerdict.Delayed, outcome.Verdict);
        Assert.StartsWith("The server took longer than", outcome.Answer, StringComparison.Ordinal);
    }

    [SmtpFact]
    public async Task A_mail_whose_answer_is_lost_is_a_delay_and_comes_again_as_the_same_one()
    {
        Assert.Equal(MailVerdict.Delayed, (await SendAsync(server.Sender(), "drop@example.com")).Verdict);
        Assert.Equal(MailVerdict.Delayed, (await SendAsync(server.Sender(), "drop@example.com")).Verdict);

        var copies = await server.TakeAsync();
        Assert.Equal(2, copies.Count);
        Assert.Single(copies.Select(copy => copy.Message.MessageId).Distinct());
    }

    [SmtpFact]
    public async Task A_server_with_a_certificate_that_nobody_trusts_gets_no_mail()
    {
        foreach (var (security, port) in new[] { (MailSecurity.StartTls, server.StartTls), (MailSecurity.Tls, server.Tls) })
        {
            var options = Drafts.Settings(port);
            (options.Security, options.Host) = (security, "localhost");

            var outcome = await SendAsync(Drafts.Sender(options));

            Assert.Equal(MailVerdict.Delayed, outcome.Verdict);
            Assert.StartsWith("The connection could not be protected", outcome.Answer, StringComparison.Ordinal);
        }

        Assert.Empty(await server.TakeAsync());
    }

    [SmtpFact]
    public async Task A_server_that_offers_no_TLS_gets_none_where_TLS_is_asked_for()
    {
        var options = Drafts.Settings(server.Open);
        options.Security = MailSecurity.StartTls;

        Assert.Equal(MailVerdict.Delayed, (await SendAsync(Drafts.Sender(options))).Verdict);
        Assert.Empty(await server.TakeAsync());
    }

    [SmtpFact]
    public async Task The_user_of_the_settings_signs_in()
    {
        Assert.Equal(new MailOutcome(MailVerdict.Sent), await SendAsync(SignedIn("mailer", "right")));

        Assert.Equal("mailer", Assert.Single(await server.TakeAsync()).User);
    }

    [SmtpFact]
    public async Task A_wrong_password_or_none_is_a_delay_since_the_settings_can_be_mended()
    {
        var wrong = await SendAsync(SignedIn("mailer", "wrong"));
        var none = await SendAsync(SignedIn(null, null));

        Assert.Equal((MailVerdict.Delayed, MailVerdict.Delayed), (wrong.Verdict, none.Verdict));
        Assert.StartsWith("The server does not take Mail:User and Mail:Password.", wrong.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", wrong.Answer, StringComparison.Ordinal);
        Assert.Empty(await server.TakeAsync());
    }

    [Fact]
    public async Task A_server_that_is_down_is_a_delay()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // Bound and not listening: nobody is there.

        var outcome = await SendAsync(Drafts.Sender(Drafts.Settings(((IPEndPoint)taken.LocalEndPoint!).Port)));

        Assert.Equal(MailVerdict.Delayed, outcome.Verdict);
        Assert.NotNull(outcome.Answer);
    }

    [Fact]
    public async Task A_server_that_is_another_kind_of_server_is_a_delay()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var answer = Task.Run(async () =>
        {
            using var client = await other.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        });

        var outcome = await SendAsync(Drafts.Sender(Drafts.Settings(((IPEndPoint)other.LocalEndpoint).Port)));

        Assert.Equal(MailVerdict.Delayed, outcome.Verdict);
        await answer;
    }

    [Fact]
    public async Task Without_a_server_mail_is_off()
    {
        var sender = Drafts.Sender(new MailOptions());

        Assert.False(sender.IsOn);
        Assert.Equal(MailVerdict.Delayed, (await SendAsync(sender)).Verdict);
    }

    private MailSender SignedIn(string? user, string? password)
    {
        var options = Drafts.Settings(server.SignedIn);
        (options.User, options.Password) = (user, password);
        return Drafts.Sender(options);
    }

    private static Task<MailOutcome> SendAsync(MailSender sender, string to = Drafts.Someone) =>
        sender.SendAsync(Drafts.To(to), CancellationToken.None);
}
