using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.AlertMails;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Tests.Service.Mail.SmtpServer;
using CustomerHealth.Tests.Support;
using MimeKit;
using Xunit;

namespace CustomerHealth.Tests.Service.AlertMails;

/// <summary>From an event to a mail on a real server, and what keeps it from going out.</summary>
public sealed class AlertMailDeliveryTests(RealSmtpServer server) : AlertMailTest, IClassFixture<RealSmtpServer>
{
    protected override int MailPort => server.Open;

    [SmtpFact]
    public async Task Who_looks_after_a_customer_is_told_what_is_wrong_since_when_and_where_to_go()
    {
        await AdaLooksAfterAcmeAsync();
        await EscalateAsync();
        await Service.DrainAsync();

        var mail = Assert.Single(await server.TakeAsync());

        var alert = Assert.Single(await AlertsAsync());
        Assert.Equal(["ada@example.com"], mail.To);
        Assert.Equal($"High alert: Acme – {alert.Title}", mail.Message.Subject);
        foreach (var text in new[] { mail.Text, mail.Html })
        {
            Assert.Contains("Acme has an urgent alert", text, StringComparison.Ordinal);
            Assert.Contains($"High: {alert.Title}", text, StringComparison.Ordinal);
            Assert.Contains("Since 17 Mar 2026, 12:00 UTC.", text, StringComparison.Ordinal);
            Assert.Contains("https://health.example/app/customers/acme", text, StringComparison.Ordinal);
            Assert.Contains("https://health.example/app/alerts", text, StringComparison.Ordinal);
            Assert.Contains("You get this mail because you look after Acme in CustomerHealth.", text, StringComparison.Ordinal);
            Assert.Contains("https://health.example/mail/stop/", text, StringComparison.Ordinal);
        }

        Assert.Contains(alert.Detail, mail.Text, StringComparison.Ordinal);
        Assert.StartsWith("<https://health.example/mail/stop/", mail.Message.Headers[HeaderId.ListUnsubscribe], StringComparison.Ordinal);
        Assert.Empty(await WaitingAsync());
        Assert.Empty(await Service.TakeAsync(QueueNames.Outbox));
    }

    [SmtpFact]
    public async Task Alerts_of_one_change_come_in_one_mail_the_most_urgent_one_first()
    {
        await AdaLooksAfterAcmeAsync();
        await DeployAsync("d1", license: 10);
        await DeployAsync("d2", license: 5, product: "SupportX");
        await CheckAsync(AlertChecks.License);
        await Service.DrainAsync();

        var mail = Assert.Single(await server.TakeAsync());

        Assert.Equal("2 urgent alerts: Acme", mail.Message.Subject);
        Assert.True(mail.Text.IndexOf("Critical: ", StringComparison.Ordinal) is > 0 and var first && first < mail.Text.IndexOf("High: ", StringComparison.Ordinal));
    }

    [SmtpFact]
    public async Task One_that_rises_comes_again()
    {
        await AdaLooksAfterAcmeAsync();
        await ContractAsync(14);
        await CheckAsync(AlertChecks.Contract);
        await Service.DrainAsync();
        await PassAsync(7);
        await Service.DrainAsync();

        Assert.Equal(
            ["High alert: Acme – Contract Expiring in 14 Days", "Critical alert: Acme – Contract Expiring in 7 Days"],
            (await server.TakeAsync()).Select(mail => mail.Message.Subject!).Where(subject => subject.Contains("Contract", StringComparison.Ordinal)));
    }

    [SmtpFact]
    public async Task What_was_dealt_with_before_the_mail_goes_out_needs_none()
    {
        await AdaLooksAfterAcmeAsync();
        var desk = Service.Get<AlertDesk>();
        var resolved = await WriteAsync(AlertSeverity.High);
        var snoozed = await WriteAsync(AlertSeverity.High);
        var calmed = await WriteAsync(AlertSeverity.High);
        var left = await WriteAsync(AlertSeverity.High, "The one that is left");
        await desk.ResolveAsync(ServiceUnderTest.Tenant, resolved!.Id, "Ada", Token);
        await desk.SnoozeAsync(ServiceUnderTest.Tenant, snoozed!.Id, 1, "Ada", Token);
        await desk.AmendAsync(
            ServiceUnderTest.Tenant, calmed!.Id, _ => new AlertAmendment(null, AlertSeverity.Low, null, null, null, null), "Ada", Token);

        await Service.DrainAsync();

        Assert.Contains(left!.Title, Assert.Single(await server.TakeAsync()).Message.Subject, StringComparison.Ordinal);
        Assert.Empty(await WaitingAsync());
    }

    [SmtpFact]
    public async Task The_mail_goes_to_who_looks_after_the_customer_when_it_goes_out()
    {
        await AdaLooksAfterAcmeAsync();
        await EscalateAsync();
        await AddUserAsync("Grace Hopper", "grace@example.com");
        await LookedAfterByAsync(new AccountDetails(AccountManager: " grace hopper "));

        await Service.DrainAsync();

        Assert.Equal(["grace@example.com"], Assert.Single(await server.TakeAsync()).To);
    }

    [SmtpFact]
    public async Task Nobody_found_deactivated_or_gone_means_no_mail()
    {
        await LookedAfterByAsync(new AccountDetails(AccountManager: "Nobody We Know"));
        await EscalateAsync();
        var ada = await AdaLooksAfterAcmeAsync();
        await LookedAfterByAsync(new AccountDetails(AccountManager: "Nobody We Know"));
        await Service.DrainAsync();

        await LookedAfterByAsync(new AccountDetails(AccountManagerId: ada.Id));
        await EscalateAsync();
        await DeactivateAsync(ada);
        await Service.DrainAsync();

        Assert.Empty(await server.TakeAsync());
        Assert.Empty(await WaitingAsync());
    }

    [SmtpFact]
    public async Task Who_stopped_such_mails_gets_none_under_whatever_spelling_and_others_do()
    {
        await AdaLooksAfterAcmeAsync("Ada@Example.com");
        var stops = Service.Get<MailStops>();
        await stops.StopAsync(StopIn(stops.AddressToStop(ServiceUnderTest.Tenant, "ada@example.COM", AlertPost.Topic)), Token);
        await EscalateAsync();
        await Service.DrainAsync();
        Assert.Empty(await server.TakeAsync());
        Assert.Empty(await WaitingAsync());

        await stops.ResumeAsync(StopIn(stops.AddressToStop(ServiceUnderTest.Tenant, AdaAddress, AlertPost.Topic)), Token);
        await EscalateAsync();
        await Service.DrainAsync();
        Assert.Single(await server.TakeAsync());

        MailStop StopIn(string? address) => stops.Read(address!["https://health.example/mail/stop/".Length..])!;
    }

    [SmtpFact]
    public async Task A_server_that_is_busy_delays_the_mail_and_one_that_refuses_it_ends_it()
    {
        var ada = await AdaLooksAfterAcmeAsync("busy@example.com");
        await EscalateAsync();
        await Service.DrainAsync();

        var waiting = Assert.Single(await WaitingAsync());
        Assert.Equal((1, Clock.Now.AddMinutes(1), "451 4.3.2 Come back later"), (waiting.Tries, waiting.NotBefore, waiting.Trouble));

        await Service.Get<UserAccounts>().ChangeAsync(ServiceUnderTest.Tenant, ada.Id, new UserChange(Email: "refuse@example.com"), null, Token);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Service.DrainAsync();
        Assert.Empty(await WaitingAsync());
        Assert.Empty(await server.TakeAsync());
    }

    [SmtpFact]
    public async Task A_mail_whose_answer_is_lost_comes_again_as_the_same_one()
    {
        await AdaLooksAfterAcmeAsync("drop@example.com");
        await EscalateAsync();
        await Service.DrainAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Service.DrainAsync();

        var copies = await server.TakeAsync();
        Assert.Equal(2, copies.Count);
        Assert.Single(copies.Select(copy => copy.Message.MessageId).Distinct());
    }

    [SmtpFact]
    public async Task In_the_quiet_hours_it_waits_until_they_are_over()
    {
        await AdaLooksAfterAcmeAsync();
        await using var berlin = await Service.StartAnotherAsync(new ServiceSetting(SettingsWith(new Dictionary<string, string?>
        {
            ["Alerts:Mail:QuietFrom"] = "12:30",
            ["Alerts:Mail:QuietTo"] = "07:00",
            ["Alerts:Mail:TimeZone"] = "Europe/Berlin",
        })));
        await EscalateAsync(); // 13:00 in Berlin.
        await berlin.DrainAsync();
        Assert.Equal(new DateTimeOffset(2026, 3, 18, 6, 0, 0, TimeSpan.Zero), Assert.Single(await WaitingAsync()).NotBefore);

        Clock.MoveTo(new DateTimeOffset(2026, 3, 18, 5, 59, 59, TimeSpan.Zero));
        await berlin.DrainAsync();
        Assert.Empty(await server.TakeAsync());

        Clock.Advance(TimeSpan.FromSeconds(1));
        await berlin.DrainAsync();
        Assert.Single(await server.TakeAsync());
    }

    [SmtpFact]
    public async Task Another_setting_takes_back_what_waits()
    {
        await AdaLooksAfterAcmeAsync();
        await EscalateAsync();
        await using var off = await Service.StartAnotherAsync(
            new ServiceSetting(SettingsWith(new Dictionary<string, string?> { ["Alerts:Mail:Mode"] = "Off" })));

        await off.DrainAsync();

        Assert.Empty(await WaitingAsync());
        Assert.Empty(await server.TakeAsync());
    }

    [SmtpFact]
    public async Task What_customers_are_called_is_text_in_the_mail_and_begins_no_header()
    {
        await AdaLooksAfterAcmeAsync();
        await WriteAsync(AlertSeverity.High, "<img src=x>\r\nBcc: eve@example.com");
        await Service.DrainAsync();

        var mail = Assert.Single(await server.TakeAsync());

        Assert.Empty(mail.Message.Bcc);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x&gt;", mail.Html, StringComparison.Ordinal);
    }
}
