using System.Text.Json;
using CustomerHealth.Service.Customers;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Alerts;

/// <summary>One alert: written, changed, resolved, put off, and ended by itself.</summary>
public sealed class AlertTests : IAsyncLifetime
{
    private readonly SuccessManagerApp app = new();
    private string acme = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        acme = await app.AddCustomerAsync("Acme", account: new AccountDetails(AccountManager: "Max"));
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Anybody_adds_an_alert_and_it_is_shown_with_its_customer()
    {
        var added = await AddAsync();
        var shown = await GetAsync(added.Json.Text("id"));

        Assert.Equal((201, "medium", "Call back"), (added.Status, added.Json.Text("severity"), added.Json.Text("title")));
        Assert.Equal((false, "null", "null"), (shown.At("is_resolved").GetBoolean(), shown.At("resolved_by").GetRawText(), shown.At("resolved_at").GetRawText()));
        Assert.Equal((acme, "Acme", "Max", "active"), (shown.Text("customer.id"), shown.Text("customer.company_name"), shown.Text("customer.account_manager"), shown.Text("customer.status")));
    }

    [Fact]
    public async Task Every_field_can_be_changed_and_what_is_left_out_or_null_stays()
    {
        var id = (await AddAsync()).Json.Text("id");

        var changed = await app.SendAsync("viewer", "PUT", $"/alerts/{id}", """{"alert_type":"inactivity","severity":"critical","title":"Visit","description":"Go there."}""");
        var same = await app.SendAsync("viewer", "PUT", $"/alerts/{id}", """{"title":null,"unknown":1}""");

        Assert.Equal(200, changed.Status);
        foreach (var json in new[] { changed.Json, same.Json, await GetAsync(id) })
        {
            Assert.Equal(("inactivity", "critical", "Visit", "Go there."), (json.Text("alert_type"), json.Text("severity"), json.Text("title"), json.Text("description")));
        }
    }

    [Fact]
    public async Task Resolving_names_who_did_it_and_doing_it_again_names_the_last_one()
    {
        var id = (await AddAsync()).Json.Text("id");

        var first = await app.SendAsync("viewer", "PUT", $"/alerts/{id}/resolve", """{"resolved_by":"Eve"}""");
        app.Clock.Advance(TimeSpan.FromHours(1));
        var second = await app.SendAsync("viewer", "PUT", $"/alerts/{id}/resolve", """{"resolved_by":"Mallory"}""");

        Assert.Equal((true, "Eve"), (first.Json.At("is_resolved").GetBoolean(), first.Json.Text("resolved_by")));
        Assert.Equal("Mallory", second.Json.Text("resolved_by"));
        Assert.True(second.Json.At("resolved_at").GetDateTime() > first.Json.At("resolved_at").GetDateTime());
        Assert.Equal("They called twice.", second.Json.Text("description"));
    }

    [Fact]
    public async Task A_change_can_resolve_and_open_again_by_the_caller_s_name_where_it_has_none()
    {
        var id = (await AddAsync()).Json.Text("id");

        var resolved = await app.SendAsync("viewer", "PUT", $"/alerts/{id}", """{"is_resolved":true}""");
        var renamed = await app.SendAsync("viewer", "PUT", $"/alerts/{id}", """{"resolved_by":"Eve"}""");
        var opened = await app.SendAsync("viewer", "PUT", $"/alerts/{id}", """{"is_resolved":false}""");
        var open = await app.SendAsync("viewer", "PUT", $"/alerts/{id}", """{"resolved_by":"Eve"}""");

        Assert.Equal((true, "A viewer"), (resolved.Json.At("is_resolved").GetBoolean(), resolved.Json.Text("resolved_by")));
        Assert.Equal(("Eve", resolved.Json.Text("resolved_at")), (renamed.Json.Text("resolved_by"), renamed.Json.Text("resolved_at")));
        Assert.All([opened, open], answer => Assert.Equal(
            (false, "null"), (answer.Json.At("is_resolved").GetBoolean(), answer.Json.At("resolved_by").GetRawText())));
    }

    [Fact]
    public async Task A_snooze_is_shown_as_documented_and_leaves_no_trace_when_it_is_over()
    {
        var id = (await AddAsync()).Json.Text("id");

        var snoozed = await app.SendAsync("viewer", "PUT", $"/alerts/{id}/snooze", """{"snooze_days":7,"snoozed_by":"Eve"}""");
        var until = app.Day(7);
        var again = await app.SendAsync("viewer", "PUT", $"/alerts/{id}/snooze", """{"snooze_days":7,"snoozed_by":"Eve"}""");

        Assert.All([snoozed, again], answer => Assert.Equal(
            (true, $"Snoozed by Eve until {until}", $"They called twice.\n[Snoozed until {until} by Eve]"),
            (answer.Json.At("is_resolved").GetBoolean(), answer.Json.Text("resolved_by"), answer.Json.Text("description"))));
        app.Clock.Advance(TimeSpan.FromDays(7));
        var back = await GetAsync(id);
        Assert.Equal(
            (false, "null", "null", "They called twice."),
            (back.At("is_resolved").GetBoolean(), back.At("resolved_by").GetRawText(), back.At("resolved_at").GetRawText(), back.Text("description")));
    }

    [Fact]
    public async Task What_was_shown_of_a_snooze_and_is_sent_back_changes_nothing()
    {
        var id = (await AddAsync()).Json.Text("id");
        var snoozed = await app.SendAsync("viewer", "PUT", $"/alerts/{id}/snooze", """{"snooze_days":7,"snoozed_by":"Eve"}""");

        await app.SendAsync("viewer", "PUT", $"/alerts/{id}", snoozed.Text);
        await app.SendAsync("viewer", "PUT", $"/alerts/{id}", snoozed.Text.Replace("They called twice.", "They called thrice.", StringComparison.Ordinal));

        Assert.EndsWith(" by Eve]", (await GetAsync(id)).Text("description"), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(7));
        var back = await GetAsync(id);
        Assert.Equal((false, "They called thrice."), (back.At("is_resolved").GetBoolean(), back.Text("description")));
    }

    [Fact]
    public async Task An_alert_that_ended_by_itself_says_why_and_nothing_of_it_is_taken_for_somebody_s_words()
    {
        await app.HappensAsync(acme, "contract", new { end_date = app.Day(20) });
        var checks = await app.SendAsync("manager", "POST", "/alerts/run-checks");
        Assert.Equal((200, "Alert checks completed", """{"contract_expiry":1,"license_expiry":0,"inactivity":0}"""), (checks.Status, checks.Json.Text("message"), checks.Json.At("alerts_created").GetRawText()));
        var alert = (await app.GetAsync("viewer", "/alerts?alert_type=contract_expiry")).Json.At("alerts")[0];
        Assert.Equal(("medium", "Contract Expiring in 20 Days"), (alert.Text("severity"), alert.Text("title")));

        await app.HappensAsync(acme, "contract", new { end_date = app.Day(400) });

        var ended = await GetAsync(alert.Text("id"));
        Assert.Equal((true, "system"), (ended.At("is_resolved").GetBoolean(), ended.Text("resolved_by")));
        Assert.EndsWith($"\n[Resolved by itself: The contract ends on {app.Day(400)} now.]", ended.Text("description"), StringComparison.Ordinal);
        await app.SendAsync("viewer", "PUT", $"/alerts/{alert.Text("id")}", ended.GetRawText());
        Assert.Equal(ended.GetRawText(), (await GetAsync(alert.Text("id"))).GetRawText());
    }

    [Fact]
    public async Task Several_are_resolved_at_once()
    {
        string[] ids = [(await AddAsync()).Json.Text("id"), (await AddAsync()).Json.Text("id")];
        await AddAsync();

        var answer = await app.SendAsync(
            "manager", "POST", "/alerts/bulk-resolve", $$"""{"alert_ids":["{{ids[0]}}","{{ids[1].ToUpperInvariant()}}","{{Guid.NewGuid()}}"],"resolved_by":"Eve"}""");

        Assert.Equal((200, 2, "Successfully resolved 2 alerts"), (answer.Status, (int)answer.Json.Number("resolved_count"), answer.Json.Text("message")));
        Assert.Equal(1, (await app.GetAsync("viewer", "/alerts?is_resolved=false")).Json.Number("total"));
    }

    [Fact]
    public async Task Changes_of_different_fields_at_once_all_survive()
    {
        var path = $"/alerts/{(await AddAsync()).Json.Text("id")}";

        var answers = await Task.WhenAll(
            app.SendAsync("viewer", "PUT", path, """{"title":"Visit"}"""),
            app.SendAsync("manager", "PUT", path, """{"severity":"critical"}"""),
            app.SendAsync("admin", "PUT", path, """{"description":"Go there."}"""),
            app.SendAsync("csm", "PUT", $"{path}/resolve", """{"resolved_by":"Eve"}"""));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        var after = await GetAsync(path.Split('/')[^1]);
        Assert.Equal(
            ("Visit", "critical", "Go there.", "Eve"),
            (after.Text("title"), after.Text("severity"), after.Text("description"), after.Text("resolved_by")));
    }

    [Fact]
    public async Task Low_answers_and_escalations_are_there_with_the_next_reading()
    {
        await app.HappensAsync(acme, "survey", new { kind = "nps", score = 2 });
        await app.HappensAsync(acme, "interaction", new { kind = "escalation" });

        Assert.Equal("high: Customer Escalation, high: Low NPS Score Received", string.Join(", ", (await app.GetAsync("viewer", $"/alerts/customer/{acme}")).Json
            .At("alerts").EnumerateArray().Select(alert => $"{alert.Text("severity")}: {alert.Text("title")}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_customer_of_another_surface_has_alerts_under_its_own_id()
    {
        await app.AddCustomerAsync("Other", "C001");

        var added = await AddAsync("C001");
        var listed = await app.GetAsync("viewer", "/alerts/customer/C001");

        Assert.Equal((201, "C001"), (added.Status, added.Json.Text("customer_id")));
        Assert.Equal("C001", listed.Listed("alerts", "customer_id"));
    }

    [Fact]
    public async Task Checks_that_nobody_waits_for_are_followed_elsewhere()
    {
        var answer = await app.Product.SendAsync(
            HttpMethod.Post, "/api/v1/alerts/run-checks", null, ("Authorization", $"Bearer {app.TokenOf("manager")}"), ("Prefer", "respond-async"));

        Assert.Equal((202, "Alert checks started"), (answer.Status, answer.Json.Text("message")));
        Assert.Equal($"/api/platform/runs/{answer.Json.Text("run_id")}", answer.Headers["Location"]);
    }

    private Task<Answer> AddAsync(string? customer = null) => app.SendAsync(
        "viewer", "POST", "/alerts/", $$"""{"customer_id":"{{customer ?? acme}}","alert_type":"escalation","title":"Call back","description":"They called twice."}""");

    private async Task<JsonElement> GetAsync(string id) => (await app.GetAsync("viewer", $"/alerts/{id}")).Json;
}
