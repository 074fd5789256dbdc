using CustomerHealth.Service.AlertMails;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Service.Events;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.AlertMails;

/// <summary>What the transaction of an alert holds so that it is mailed. No mail goes out here.</summary>
public sealed class AlertMailItemTests : AlertMailTest
{
    [Fact]
    public async Task An_urgent_alert_and_its_mail_are_one_transaction()
    {
        await AdaLooksAfterAcmeAsync();

        var usage = await Service.MeterAsync(() => EscalateAsync());

        Assert.Equal(1, usage[StorageRequestKind.Transact].Requests);
        var alert = Assert.Single(await AlertsAsync());
        Assert.Equal(($"alert:{alert.Id:D}:high", "alert-mail"), (Assert.Single(await WaitingAsync()).Id, (await WaitingAsync())[0].Kind));
        Assert.Single(await Service.TakeAsync(QueueNames.Outbox));
    }

    [Fact]
    public async Task One_that_can_wait_is_not_mailed_and_none_where_nobody_looks_after_the_customer()
    {
        await EscalateAsync(); // Nobody.
        await AdaLooksAfterAcmeAsync();
        await HappensAsync("survey", new { survey_id = "s1", kind = "nps", score = 5 }); // Medium.

        Assert.Equal([AlertSeverity.High, AlertSeverity.Medium], (await AlertsAsync()).Select(alert => alert.Severity));
        Assert.Empty(await WaitingAsync());
        Assert.Empty(await Service.TakeAsync(QueueNames.Outbox));
    }

    /// <summary>As many alerts as one change can raise: with a row for each mail they would fit no transaction.</summary>
    [Fact]
    public async Task All_that_a_change_raises_is_one_mail_however_much_it_is()
    {
        await AdaLooksAfterAcmeAsync();
        for (var number = 0; number < AlertBook.MostEpisodes + 2; number++)
        {
            await DeployAsync($"d{number}", license: 5);
        }

        await CheckAsync(AlertChecks.License);

        Assert.Equal(AlertBook.MostEpisodes, (await AlertsAsync(AlertTypes.ContractExpiry)).Count);
        Assert.Equal(AlertBook.MostEpisodes, AlertMailContents.Read(Assert.Single(await WaitingAsync()).Body).Alerts.Count);
    }

    [Fact]
    public async Task One_that_rises_is_mailed_anew_and_one_that_ends_is_not()
    {
        await AdaLooksAfterAcmeAsync();
        await ContractAsync(15);
        await CheckAsync(AlertChecks.Contract);
        Assert.Empty(await WaitingAsync()); // Medium.

        await PassAsync(1);
        await PassAsync(7);
        var alert = Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry));
        AlertSeverity[] both = [AlertSeverity.Critical, AlertSeverity.High];
        Assert.Equal(both, await WaitingForAsync(alert));

        await Service.DeliverAsync(QueueNames.Events, await Service.MessageAsync(Happening("contract", new { end_date = Date(300) })));
        Assert.False(Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry)).IsOpenAt(Clock.Now));
        Assert.Equal(both, await WaitingForAsync(alert));
    }

    /// <summary>An item of the same name may still wait then, because the server is away; that must not refuse the events.</summary>
    [Fact]
    public async Task One_that_ends_and_comes_back_while_its_mail_still_waits_is_written()
    {
        await AdaLooksAfterAcmeAsync();
        var end = Date(5);
        await HappensAsync("contract", new { end_date = end });
        await CheckAsync(AlertChecks.Contract);
        await ContractAsync(300);
        await HappensAsync("contract", new { end_date = end });
        await CheckAsync(AlertChecks.Contract);

        var alert = Assert.Single(await AlertsAsync(AlertTypes.ContractExpiry));
        Assert.True(alert.IsOpenAt(Clock.Now));
        Assert.Equal([AlertSeverity.Critical], await WaitingForAsync(alert));
        Assert.Contains(await WaitingAsync(), item => AlertMailContents.Read(item.Body).At == Clock.Now);
        Assert.Empty(await Service.DeadAsync());
    }

    [Fact]
    public async Task What_a_person_writes_or_makes_more_urgent_is_mailed_too()
    {
        await AdaLooksAfterAcmeAsync();
        var written = await WriteAsync(AlertSeverity.Critical);
        var raised = await WriteAsync(AlertSeverity.Low);
        await Service.Get<AlertDesk>().AmendAsync(
            ServiceUnderTest.Tenant, raised!.Id, _ => new AlertAmendment(null, AlertSeverity.High, null, null, null, null), "Eve", Token);
        await Service.Get<AlertDesk>().AmendAsync(
            ServiceUnderTest.Tenant, raised.Id, _ => new AlertAmendment(null, null, "Call them now", null, null, null), "Eve", Token);

        Assert.Equal(
            new[] { $"alert:{raised.Id:D}:high", $"alert:{written!.Id:D}:critical" }.Order(StringComparer.Ordinal),
            (await WaitingAsync()).Select(item => item.Id));
        Assert.Equal(2, (await Service.TakeAsync(QueueNames.Outbox)).Count);
    }

    [Fact]
    public async Task A_message_that_comes_again_asks_for_the_mails_that_its_first_handler_died_before_asking_for()
    {
        await AdaLooksAfterAcmeAsync();
        var text = await Service.MessageAsync(
            Event(Acme, "x", "interaction", Clock.Now, new { interaction_id = "x", kind = "escalation", held = Clock.Now.ToString("O") }));
        Service.Faults.On(StorageRequestKind.SendMessage, Service.Faults.Calls(StorageRequestKind.SendMessage) + 1, Fault.UnavailableBefore);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Service.DeliverAsync(QueueNames.Events, text));
        Assert.Single(await WaitingAsync());
        Assert.Empty(await Service.TakeAsync(QueueNames.Outbox));

        await Service.DeliverAsync(QueueNames.Events, text);

        Assert.Single(await Service.TakeAsync(QueueNames.Outbox));
    }

    [Fact]
    public async Task A_duplicate_costs_one_request_more_than_without_mail_and_an_event_none()
    {
        await AdaLooksAfterAcmeAsync();
        var text = await Service.MessageAsync(Login(Acme, "1"));

        Assert.Equal(1, RequestCountTests.TableRequests(await Service.MeterAsync(() => Service.DeliverAsync(QueueNames.Events, text))));
        Assert.Equal(3, RequestCountTests.TableRequests(await Service.MeterAsync(() => Service.DeliverAsync(QueueNames.Events, text))));
    }

    [Fact]
    public async Task An_edit_whose_answer_was_lost_asks_for_the_mails_it_caused()
    {
        await AdaLooksAfterAcmeAsync();
        Service.Faults.On(StorageRequestKind.Transact, Service.Faults.Calls(StorageRequestKind.Transact) + 1, Fault.SentTwice);

        await Service.Get<CustomerWriter>().EditAsync(
            ServiceUnderTest.Tenant,
            Acme,
            (_, _) => Task.FromResult<CustomerEdit?>(new CustomerEdit(Events:
                [Event(Acme, "x", "interaction", Clock.Now, new { interaction_id = "x", kind = "escalation", held = Clock.Now.ToString("O") })])),
            Token);

        Assert.Single(await WaitingAsync());
        Assert.Single(await Service.TakeAsync(QueueNames.Outbox));
    }

    /// <summary>How urgent an alert was when the mails that wait were caused, the most urgent first.</summary>
    private async Task<IEnumerable<AlertSeverity>> WaitingForAsync(CustomerAlert alert) =>
        (await WaitingAsync()).SelectMany(item => AlertMailContents.Read(item.Body).Alerts)
            .Where(urgent => urgent.Id == alert.Id).Select(urgent => urgent.Severity).OrderDescending();
}

/// <summary>The same without a mail server, or where the settings want no such mails.</summary>
public sealed class NoAlertMailTests : AlertMailTest
{
    protected override IReadOnlyDictionary<string, string?> Extra => new Dictionary<string, string?> { ["Alerts:Mail:Mode"] = "Off" };

    [Fact]
    public async Task Nothing_is_written_and_nothing_asked_for()
    {
        await AdaLooksAfterAcmeAsync();
        await EscalateAsync();
        Assert.Empty(await WaitingAsync());

        await using var withoutServer = await Service.StartAnotherAsync(new ServiceSetting());
        await withoutServer.Get<AlertDesk>().WriteAsync(
            ServiceUnderTest.Tenant, Acme, new AlertStatement(AlertTypes.Escalation, AlertSeverity.Critical, "Call", ""), Token);

        Assert.Empty(await WaitingAsync());
        Assert.Empty(await Service.TakeAsync(QueueNames.Outbox));
        Assert.Equal(2, (await AlertsAsync()).Count);
    }
}
