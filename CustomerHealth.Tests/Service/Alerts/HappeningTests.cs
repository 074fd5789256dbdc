using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Alerts;

/// <summary>Low answers to surveys, and escalations: raised once, and there until somebody resolves them.</summary>
public sealed class HappeningTests : AlertTest
{
    [Theory]
    [InlineData("nps", 0, null, "high: Low NPS Score Received")]
    [InlineData("nps", 3, null, "high: Low NPS Score Received")]
    [InlineData("nps", 4, null, "medium: Low NPS Score Received")]
    [InlineData("nps", 6, null, "medium: Low NPS Score Received")]
    [InlineData("nps", 7, null, "")]
    [InlineData("post_ticket", 1, null, "high: Low POST TICKET Score Received")]
    [InlineData("quarterly", 2, null, "medium: Low QUARTERLY Score Received")]
    [InlineData("quarterly", 3, null, "")]
    [InlineData("quarterly", 4, 10, "medium: Low QUARTERLY Score Received")]
    [InlineData("quarterly", 20, 100, "high: Low QUARTERLY Score Received")]
    public async Task A_low_answer_raises_an_alert(string kind, int score, int? scale, string expected)
    {
        await HappensAsync("survey", new { survey_id = "S1", kind, score, scale = scale ?? (kind == "nps" ? 10 : 5) });

        Assert.Equal(expected, string.Join(", ", await OpenAsync(AlertTypes.LowCsat)));
    }

    [Fact]
    public async Task A_survey_raises_one_alert_and_another_time_only_when_it_is_corrected_to_a_worse_answer()
    {
        await SurveyAsync("S1", 2);
        var first = Assert.Single(await AlertsAsync(AlertTypes.LowCsat));
        await Service.Get<AlertDesk>().ResolveAsync(ServiceUnderTest.Tenant, first.Id, "Eve", Token);
        await SurveyAsync("S1", 2);
        await SurveyAsync("S2", 5);
        await TicketsAsync(1);
        Assert.Empty(await OpenAsync(AlertTypes.LowCsat));

        await SurveyAsync("S1", 1);
        Assert.Equal(["high: Low QUARTERLY Score Received"], await OpenAsync(AlertTypes.LowCsat));
        Assert.Equal(first.Id, Assert.Single(await AlertsAsync(AlertTypes.LowCsat)).Id);
    }

    [Fact]
    public async Task Answers_and_escalations_of_long_ago_raise_nothing()
    {
        var then = Clock.Now.AddDays(-31);
        await ApplyAsync(
            Event(Acme, "1", "survey", then, new { survey_id = "S1", kind = "nps", score = 0 }),
            Event(Acme, "2", "interaction", then, new { interaction_id = "I1", kind = "escalation" }));
        await ContactAsync("escalation", ago: 31);

        Assert.Empty(await AlertsAsync(AlertTypes.LowCsat));
        Assert.Empty(await AlertsAsync(AlertTypes.Escalation));
    }

    [Fact]
    public async Task An_escalation_raises_one_alert_however_often_it_is_edited()
    {
        await ContactAsync("escalation", ago: 2, id: "I1");
        var alert = Assert.Single(await AlertsAsync(AlertTypes.Escalation));
        Assert.Equal((AlertSeverity.High, "Customer Escalation"), (alert.Severity, alert.Title));
        Assert.StartsWith("The customer escalated on 2026-03-15. ", alert.Detail, StringComparison.Ordinal);

        await Service.Get<AlertDesk>().ResolveAsync(ServiceUnderTest.Tenant, alert.Id, "Eve", Token);
        await ContactAsync("escalation", ago: 1, id: "I1");
        Assert.Empty(await OpenAsync(AlertTypes.Escalation));

        await ContactAsync("meeting", id: "I2");
        await ContactAsync("escalation", id: "I2");
        await ContactAsync("escalation", id: "I3", withdrawn: true);
        Assert.Single(await OpenAsync(AlertTypes.Escalation));
        Assert.Equal(2, (await AlertsAsync(AlertTypes.Escalation)).Count);
    }

    [Fact]
    public async Task What_is_delivered_again_or_comes_too_late_raises_nothing_more()
    {
        var (early, late) = (Clock.Now, Clock.Now.AddSeconds(1));
        Clock.Advance(TimeSpan.FromSeconds(2));
        var texts = await Service.MessagesAsync(
            Event(Acme, "2", "survey", late, new { survey_id = "S1", kind = "nps", score = 9 }),
            Event(Acme, "1", "survey", early, new { survey_id = "S1", kind = "nps", score = 1 }),
            Event(Acme, "3", "interaction", late, new { interaction_id = "I1", kind = "escalation" }));
        foreach (var text in texts.Concat(texts))
        {
            await Service.DeliverAsync(QueueNames.Events, text);
        }

        Assert.Empty(await AlertsAsync(AlertTypes.LowCsat));
        Assert.Single(await AlertsAsync(AlertTypes.Escalation));
    }

    [Fact]
    public async Task Also_a_churned_customer_is_heard()
    {
        await LifeAsync("churned");
        await SurveyAsync("S1", 1);
        await ContactAsync("escalation");

        Assert.Single(await OpenAsync(AlertTypes.LowCsat));
        Assert.Single(await OpenAsync(AlertTypes.Escalation));
    }

    /// <summary>Each comes with five rows, and a transaction holds a hundred.</summary>
    [Fact]
    public async Task A_message_that_raises_more_than_a_transaction_holds_is_applied_all_the_same()
    {
        await ApplyAsync([.. Enumerable.Range(0, 60).Select(_ => Happening("survey", new { kind = "nps", score = 1 }))]);

        Assert.Equal((60, 0), (Service.Counts.Applied, Service.Counts.Dead));
        Assert.Equal(60, (await OpenAsync(AlertTypes.LowCsat)).Count());
        Assert.Empty(await Service.DeadAsync());
    }

    private Task SurveyAsync(string id, int score) => HappensAsync("survey", new { survey_id = id, kind = "quarterly", score });

    [Fact]
    public async Task An_escalation_that_is_only_planned_raises_nothing()
    {
        await HappensAsync("interaction", new { interaction_id = "planned", kind = "escalation", held = Clock.Now.AddDays(3).ToString("O") });

        Assert.Empty(await AlertsAsync(AlertTypes.Escalation));
    }
}
