using CustomerHealth.Service.AlertMails;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Service.Events;
using CustomerHealth.Tests.Service.Mail.SmtpServer;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Service.AlertMails;

/// <summary>One mail a day to each who looks after customers with urgent alerts. It is Tuesday noon at the beginning; mails are due at seven.</summary>
public sealed class AlertDigestTests(RealSmtpServer server) : AlertMailTest, IClassFixture<RealSmtpServer>
{
    protected override int MailPort => NpmFolder.Node is null || NpmFolder.Npm is null ? 1 : server.Open;

    protected override IReadOnlyDictionary<string, string?> Extra => new Dictionary<string, string?> { ["Alerts:Mail:Mode"] = "Daily" };

    private static DateTimeOffset Seven(int day) => new(2026, 3, day, 7, 0, 0, TimeSpan.Zero);

    [SmtpFact]
    public async Task The_alerts_of_a_day_that_are_open_come_in_one_mail_by_customer_the_most_urgent_one_first()
    {
        var ada = await AdaLooksAfterAcmeAsync();
        await Service.PutAsync(Submissions.Company("bolt", "Bolt"));
        await LookedAfterByAsync(new AccountDetails(AccountManager: AdaAddress), "bolt");
        await EscalateAsync("bolt");
        await EscalateAsync();
        await WriteAsync(AlertSeverity.Medium, "This one can wait");
        var critical = await WriteAsync(AlertSeverity.Critical, "Their board has asked");
        var done = await WriteAsync(AlertSeverity.Critical, "This one is done");
        await Service.Get<AlertDesk>().ResolveAsync(ServiceUnderTest.Tenant, done!.Id, "Ada", Token);
        Assert.Empty(await WaitingAsync()); // No row for an alert of its own.

        Clock.MoveTo(Seven(18));
        await StartAsync();
        Assert.Equal($"digest:2026-03-18:{ada.Id}", Assert.Single(await ReportRowsAsync()).Id);
        await Service.DrainAsync();

        var mail = Assert.Single(await server.TakeAsync());
        Assert.Equal(["ada@example.com"], mail.To);
        Assert.Equal("3 urgent alerts of your customers", mail.Message.Subject);
        var places = new[] { "\nAcme\n", "Critical: " + critical!.Title, "\nBolt\n" }.Select(words => mail.Text.IndexOf(words, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain("can wait", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("is done", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://health.example/app/customers/bolt", mail.Text, StringComparison.Ordinal);
        Assert.Contains("once a day because you look after these customers", mail.Text, StringComparison.Ordinal);
        Assert.Empty(await ReportRowsAsync());
    }

    [SmtpFact]
    public async Task Started_every_hour_and_twice_and_late_it_comes_once()
    {
        await AdaLooksAfterAcmeAsync();
        await EscalateAsync();
        Clock.MoveTo(Seven(18).AddHours(-1));
        await StartAsync();
        await Service.DrainAsync();
        Assert.Empty(await server.TakeAsync()); // The day before, and nothing had happened by then.

        for (var hour = 2; hour < 26; hour++)
        {
            Clock.MoveTo(Seven(18).AddHours(hour));
            await Task.WhenAll(StartAsync(), StartAsync());
            await Service.DrainAsync();
        }

        Assert.Single(await server.TakeAsync());
    }

    [SmtpFact]
    public async Task After_days_without_a_timer_nothing_is_missing()
    {
        await AdaLooksAfterAcmeAsync();
        Clock.MoveTo(Seven(18));
        await StartAsync();
        await EscalateAsync();
        Clock.MoveTo(Seven(21).AddHours(3));

        await StartAsync();
        await Service.DrainAsync();

        Assert.Equal("1 urgent alert of your customers", Assert.Single(await server.TakeAsync()).Message.Subject);
    }

    [SmtpFact]
    public async Task An_alert_is_told_on_one_day_also_around_the_hour_and_again_when_it_rises()
    {
        await AdaLooksAfterAcmeAsync();
        await ContractAsync(14);
        Clock.MoveTo(Seven(18).AddMinutes(-1));
        await CheckAsync(AlertChecks.Contract); // While the mail is about to be made.
        Clock.MoveTo(Seven(18));
        var days = new List<int>();
        for (var day = 18; day < 28; day++)
        {
            days.AddRange((await DigestAsync(day)).Where(mail => mail.Text.Contains("Contract Expiring", StringComparison.Ordinal)).Select(_ => day));
            await PassAsync(1); // It turns critical at midnight of the 24th.
        }

        Assert.Equal([19, 24], days);
    }

    [SmtpFact]
    public async Task What_changes_between_making_and_sending_counts()
    {
        var ada = await AdaLooksAfterAcmeAsync();
        await EscalateAsync();
        await AddUserAsync("Grace Hopper", "grace@example.com");
        Clock.MoveTo(Seven(18));
        await StartAsync();
        await LookedAfterByAsync(new AccountDetails(AccountManager: "Grace Hopper"));

        await Service.DrainAsync();
        Assert.Empty(await server.TakeAsync()); // Not hers any more.

        await LookedAfterByAsync(new AccountDetails(AccountManagerId: ada.Id));
        await EscalateAsync();
        Clock.MoveTo(Seven(19));
        await StartAsync();
        await DeactivateAsync(ada);
        await Service.DrainAsync();
        Assert.Empty(await server.TakeAsync());
        Assert.Empty(await ReportRowsAsync());
    }

    [SmtpFact]
    public async Task A_mail_names_a_hundred_alerts_and_counts_the_others()
    {
        await AdaLooksAfterAcmeAsync();
        for (var number = 0; number < 103; number++)
        {
            await WriteAsync(AlertSeverity.High, $"Number {number:D3}");
        }

        Clock.MoveTo(Seven(18));
        await StartAsync();
        await Service.DrainAsync();

        var mail = Assert.Single(await server.TakeAsync());
        Assert.Equal("103 urgent alerts of your customers", mail.Message.Subject);
        Assert.Equal(100, mail.Text.Split("High: Number ").Length - 1);
        Assert.Contains("3 more alerts are not shown here.", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.UnavailableBefore)]
    [InlineData(Fault.CommitThenDrop)]
    [InlineData(Fault.SentTwice)]
    public async Task A_fault_while_it_is_made_leaves_one_mail_a_person(Fault fault)
    {
        await AdaLooksAfterAcmeAsync();
        await EscalateAsync();
        Clock.MoveTo(Seven(18));
        Service.Faults.On(StorageRequestKind.Transact, Service.Faults.Calls(StorageRequestKind.Transact) + 1, fault);
        if (fault == Fault.SentTwice)
        {
            await StartAsync();
        }
        else
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(StartAsync);
        }

        Clock.Advance(TimeSpan.FromHours(1));
        await StartAsync();
        await Service.Get<OutboxQueue>().SweepAsync(ServiceUnderTest.Tenant, Token);

        Assert.Single(await ReportRowsAsync());
        Assert.Single(await Service.TakeAsync(QueueNames.Outbox));
    }

    [Fact]
    public async Task A_start_when_the_day_is_told_costs_one_request_and_without_daily_mails_none()
    {
        Clock.MoveTo(Seven(18));
        await StartAsync();
        Assert.Equal(1, RequestCountTests.TableRequests(await Service.MeterAsync(StartAsync)));

        await using var immediate = await Service.StartAnotherAsync(new ServiceSetting(SettingsWith(new Dictionary<string, string?>())));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, RequestCountTests.TableRequests(await immediate.MeterAsync(
            () => immediate.Get<AlertDigest>().StartAsync(ServiceUnderTest.Tenant, Token))));
    }

    private Task StartAsync() => Service.Get<AlertDigest>().StartAsync(ServiceUnderTest.Tenant, Token);

    private async Task<IReadOnlyList<ReceivedMail>> DigestAsync(int day)
    {
        Clock.MoveTo(Seven(day));
        await StartAsync();
        await Service.DrainAsync();
        return await server.TakeAsync();
    }

    private async Task<IReadOnlyList<OutboxItem>> ReportRowsAsync() =>
        [.. (await Service.RowsAsync(TableNames.Reports, "main", "o:")).Select(OutboxRow.Read)];
}
