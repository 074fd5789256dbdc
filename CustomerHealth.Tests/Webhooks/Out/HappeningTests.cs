using System.Text.Json;
using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Interactions;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Webhooks.Out;
using CustomerHealth.Tests.Service.Events;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Surfaces;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Webhooks.Out;

/// <summary>What is told of, whoever changed it.</summary>
public sealed class HappeningTests : WebhookTest
{
    [Fact]
    public async Task A_new_customer_is_told_of_with_type_time_and_what_it_is()
    {
        await SubscribeAsync(WebhookEventTypes.CustomerCreated);

        await Service.PutAsync(Company("acme", "Acme & Söhne"));

        var told = Assert.Single(await ToldAsync());
        Assert.Equal(
            """
            {"type":"customer.created","timestamp":"2026-03-17T12:00:00.0000000Z","data":{"customer":{"id":"acme","kind":"organisation","name":"Acme \u0026 S\u00F6hne","industry":null,"segment":null,"status":"active","createdAt":"2026-03-17T12:00:00.0000000Z","updatedAt":"2026-03-17T12:00:00.0000000Z","version":1}}}
            """,
            told.Text);
        Assert.Matches("^msg_[0-9a-f]{32}$", told.Id);
    }

    [Fact]
    public async Task A_change_names_what_changed_and_one_that_says_nothing_new_is_none()
    {
        await SubscribeAsync();
        await Service.PutAsync(Company("acme", "Acme"));
        await ToldAsync();

        await Service.PutAsync(Company("acme", "Acme"));
        Assert.Empty(await ToldAsync());
        await Service.PutAsync(Company("acme", "Apex") with { Industry = "Tools", Attributes = new Dictionary<string, string> { ["plan"] = "gold" } });

        var told = Assert.Single(await ToldAsync());
        Assert.Equal((WebhookEventTypes.CustomerUpdated, "[\"name\",\"industry\",\"attributes\"]"), (told.Type, told.Json.At("data.changed").GetRawText()));
        Assert.Equal(("Apex", 2m), (told.Json.Text("data.customer.name"), told.Json.Number("data.customer.version")));
    }

    /// <summary>Two changes at one moment are two messages.</summary>
    [Fact]
    public async Task Every_change_has_an_id_of_its_own_also_at_the_same_moment()
    {
        await SubscribeAsync(WebhookEventTypes.CustomerUpdated);
        await Service.PutAsync(Company("acme", "Acme"));
        foreach (var name in new[] { "Apex", "Acme", "Apex" })
        {
            await Service.PutAsync(Company("acme", name));
        }

        Assert.Equal(3, (await ToldAsync()).Select(told => told.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("lifecycle", """{"state":"churned"}""", "status")]
    [InlineData("contract", """{"value":5000}""", "contract")]
    public async Task What_an_event_of_another_system_changes_of_a_customer_is_told_too(string type, string data, string changed)
    {
        await SubscribeAsync(WebhookEventTypes.CustomerUpdated);
        await Service.PutAsync(Company("acme", "Acme"));

        await ApplyAsync(Event("acme", "1", type, Clock.Now, JsonDocument.Parse(data).RootElement));

        Assert.Contains(changed, Assert.Single(await ToldAsync()).Json.At("data.changed").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task A_lead_that_became_a_customer_is_told_of_after_the_customer()
    {
        await SubscribeAsync();
        var lead = new Dictionary<string, string> { [CustomerHappenings.LeadAttribute] = "lead-7" };

        await Service.PutAsync(Company("acme", "Acme") with { Attributes = lead });

        var told = await ToldAsync();
        Assert.Equal([WebhookEventTypes.CustomerCreated, WebhookEventTypes.CustomerConverted], told.Select(message => message.Type));
        Assert.Equal(("acme", "lead-7"), (told[1].Json.Text("data.customer.id"), told[1].Json.Text("data.leadId")));
        await Service.PutAsync(Company("acme", "Apex") with { Attributes = lead });
        Assert.Equal([WebhookEventTypes.CustomerUpdated], (await ToldAsync()).Select(message => message.Type));
    }

    [Fact]
    public async Task A_deletion_is_called_one_and_once_more_is_none()
    {
        await SubscribeAsync();
        await Service.PutAsync(Company("acme", "Acme"));
        await ToldAsync();

        for (var time = 0; time < 2; time++)
        {
            var written = await Service.Get<AccountWriter>().DeleteAsync(ServiceUnderTest.Tenant, "acme", default, "test", Token);
            Assert.Equal(AccountOutcome.Done, written.Outcome);
        }

        var told = Assert.Single(await ToldAsync());
        Assert.Equal((WebhookEventTypes.CustomerDeleted, "churned"), (told.Type, told.Json.Text("data.customer.status")));
    }

    [Fact]
    public async Task An_interaction_is_told_of_once_whether_a_person_logs_it_or_a_system_sends_it()
    {
        await SubscribeAsync(WebhookEventTypes.InteractionCreated);
        await Service.PutAsync(Company("acme", "Acme"));
        var interactions = Service.Get<InteractionWriter>();

        var added = await interactions.AddAsync(
            ServiceUnderTest.Tenant,
            "acme",
            new NewInteraction("call", "Renewal", "They stay. Secret words.", Sentiment.Positive, "Ada", null, true, new DateOnly(2026, 4, 1)),
            "test",
            Token);
        await ApplyAsync(Event("acme", "1", "interaction", Clock.Now, new { kind = "email", interaction_id = "crm-1" }, source: "crm"));

        var told = await ToldAsync();
        Assert.Equal(["call", "email"], told.Select(message => message.Json.Text("data.interaction.type")));
        Assert.Equal((added.Record!.Id.ToString("D"), "Renewal", "2026-04-01"), (
            told[0].Json.Text("data.interaction.id"), told[0].Json.Text("data.interaction.subject"), told[0].Json.Text("data.interaction.followUpDate")));
        Assert.DoesNotContain("Secret", told[0].Text, StringComparison.Ordinal);

        await interactions.ChangeAsync(ServiceUnderTest.Tenant, added.Record.Id, new InteractionChange(Subject: "Renewed"), "test", Token);
        await interactions.WithdrawAsync(ServiceUnderTest.Tenant, added.Record.Id, "test", Token);
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task Many_interactions_in_one_message_are_told_of_one_by_one()
    {
        await SubscribeAsync(WebhookEventTypes.InteractionCreated);
        await Service.PutAsync(Company("acme", "Acme"));
        var subject = new string('ü', 600);

        await ApplyAsync([.. Enumerable.Range(0, 60).Select(number =>
            Event("acme", $"{number}", "interaction", Clock.Now, new { kind = "call", interaction_id = $"i{number}", subject }))]);

        var told = await ToldAsync();
        Assert.Equal((60, 60), (told.Count, told.Select(message => message.Id).Distinct().Count()));
        Assert.All(told, message => Assert.InRange(message.Body.Length, 500, 20_000));
        Assert.Empty(await Service.CustomerRowsAsync("o:"));
    }

    [Fact]
    public async Task Another_band_is_told_of_with_both_bands_and_scores_whatever_moved_it()
    {
        await SubscribeAsync(WebhookEventTypes.HealthChanged);
        await Service.PutAsync(Company("acme", "Acme"));
        await ApplyAsync(Event("acme", "c", "contract", Clock.Now, new { end_date = Clock.Now.AddDays(400).ToString("yyyy-MM-dd") }));
        await ToldAsync();
        var before = await BandAsync();

        await ApplyAsync([.. Enumerable.Range(0, 20).Select(number => Event("acme", $"t{number}", "ticket", Clock.Now, new { ticket_id = $"T{number}", priority = "critical" }))]);

        var after = await BandAsync();
        var told = Assert.Single(await ToldAsync());
        Assert.NotEqual(before.Band, after.Band);
        Assert.Equal(before, (told.Json.Text("data.from.band"), told.Json.Number("data.from.score")));
        Assert.Equal(after, (told.Json.Text("data.to.band"), told.Json.Number("data.to.score")));
        Assert.Equal("success", told.Json.Text("data.scorecard"));
    }

    [Fact]
    public async Task Days_that_pass_are_told_of_too_and_a_night_that_is_run_again_says_nothing()
    {
        await SubscribeAsync(WebhookEventTypes.HealthChanged, WebhookEventTypes.AlertRaised);
        await Service.PutAsync(Company("acme", "Acme"));
        await ApplyAsync(Event("acme", "c", "contract", Clock.Now, new { end_date = Clock.Now.AddDays(80).ToString("yyyy-MM-dd") }));
        await ApplyAsync([.. Enumerable.Range(0, 4).Select(number => Event("acme", $"t{number}", "ticket", Clock.Now, new { ticket_id = $"T{number}", priority = "critical" }))]);
        await ToldAsync();

        var types = new List<string>();
        for (var day = 0; day < 100; day++)
        {
            Clock.Advance(TimeSpan.FromDays(1));
            var before = (await BandAsync()).Band;
            for (var again = 0; again < 2; again++)
            {
                await Service.Get<ShardRecalculation>().RunAsync(
                    ServiceUnderTest.Tenant, 0, new Recalculation(Clock.Now, AlertChecks.Health | AlertChecks.Contract), Token);
            }

            var told = await ToldAsync();
            Assert.Equal(before == (await BandAsync()).Band ? 0 : 1, told.Count(message => message.Type == WebhookEventTypes.HealthChanged));
            types.AddRange(told.Select(message => message.Type));
        }

        Assert.Contains(WebhookEventTypes.HealthChanged, types);
        Assert.Contains(WebhookEventTypes.AlertRaised, types);
    }

    [Fact]
    public async Task Alerts_are_told_of_as_they_are_raised_by_rules_and_by_people()
    {
        await SubscribeAsync(WebhookEventTypes.AlertRaised);
        await Service.PutAsync(Company("acme", "Acme"));

        await ApplyAsync(Event("acme", "1", "interaction", Clock.Now, new { kind = "escalation" }));
        var byHand = await Service.Get<AlertDesk>().WriteAsync(
            ServiceUnderTest.Tenant, "acme", new AlertStatement(AlertTypes.LowCsat, AlertSeverity.Low, "Ask them", "Details that stay here."), Token);

        var told = await ToldAsync();
        var raised = await Service.Get<AlertReader>().FindAsync(ServiceUnderTest.Tenant, "acme", Token);
        Assert.Equal(raised.Select(alert => alert.Id.ToString("D")).Order(), told.Select(message => message.Json.Text("data.alert.id")).Order());
        var mine = Assert.Single(told, message => message.Json.Text("data.alert.id") == byHand!.Id.ToString("D"));
        Assert.Equal(("low", "Ask them", "Acme"), (mine.Json.Text("data.alert.severity"), mine.Json.Text("data.alert.title"), mine.Json.Text("data.customer.name")));
        Assert.DoesNotContain("Details", mine.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_something_else_or_is_not_active_is_not_told_and_nothing_is_written()
    {
        await SubscribeAsync(WebhookEventTypes.CustomerDeleted);
        var (id, _) = await SubscribeAsync();
        await ActivateAsync(id, false);

        await Service.PutAsync(Company("acme", "Acme"));

        Assert.Empty(await Service.CustomerRowsAsync("o:"));
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task Where_nobody_listens_a_look_in_half_a_minute_is_all_it_costs()
    {
        await Service.PutAsync(Company("acme", "Acme"));
        await Service.Get<WantedEvents>().OfAsync(ServiceUnderTest.Tenant, Token);
        var text = await Service.MessagesAsync(
            [.. Enumerable.Range(0, 3).Select(number => Event("acme", $"{number}", "interaction", Clock.Now, new { kind = "call", interaction_id = $"i{number}" }))]);

        var costs = new List<long>();
        foreach (var (message, wait) in text.Zip([0, 29, 31]))
        {
            Clock.Advance(TimeSpan.FromSeconds(wait));
            costs.Add(RequestCountTests.TableRequests(await Service.MeterAsync(() => Service.DeliverAsync("events", message))));
        }

        Assert.Equal([1, 1, 2], costs);
        Assert.Empty(await Service.CustomerRowsAsync("o:"));
        Assert.Empty(await Service.TakeAsync("outbox"));
    }

    [Fact]
    public async Task Another_process_learns_of_a_subscription_within_half_a_minute_and_a_change_before_is_told_by_whoever_wrote_it_down()
    {
        await using var other = await Service.StartAnotherAsync();
        await SubscribeAsync(WebhookEventTypes.CustomerCreated);

        await other.PutAsync(Company("acme", "Acme"));
        await Service.PutAsync(Company("apex", "Apex"));
        Clock.Advance(TimeSpan.FromSeconds(31));
        await other.PutAsync(Company("aqua", "Aqua"));
        await other.DrainAsync();

        Assert.Equal(["apex", "aqua"], (await ToldAsync()).Select(told => told.Json.Text("data.customer.id")).Order());
    }

    private Task ApplyAsync(params CustomerHealth.Service.Events.EventSubmission[] events) => ApplyAllAsync(events);

    private async Task ApplyAllAsync(CustomerHealth.Service.Events.EventSubmission[] events)
    {
        await Service.SubmitAsync(events);
        foreach (var text in await Service.TakeAsync())
        {
            await Service.DeliverAsync("events", text);
        }
    }

    private async Task<(string? Band, decimal Score)> BandAsync()
    {
        var evaluation = (await Service.StateAsync("acme")).Scores[BuiltInScorecards.Success.Name].Evaluation;
        return evaluation.Sufficient ? (evaluation.Band.Key, SuccessScores.Of(evaluation).Overall) : (null, 0);
    }
}
