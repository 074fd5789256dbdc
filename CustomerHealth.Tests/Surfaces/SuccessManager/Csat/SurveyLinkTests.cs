using System.Text.Json;
using CustomerHealth.Service.ApiKeys;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Csat;

/// <summary>Links to surveys over HTTP: made by managers, answered once by whoever has them.</summary>
public sealed class SurveyLinkTests : IAsyncLifetime
{
    private const string Good = """{"score":4,"feedback_text":"Great","submitted_by_name":"Ada","submitted_by_email":"ada@acme.example"}""";

    private readonly SuccessManagerApp app = new();
    private string acme = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        acme = await app.AddCustomerAsync("Acme");
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_link_leads_somebody_without_an_account_to_one_answer()
    {
        var before = app.Clock.GetUtcNow();
        var link = await IssueAsync("\"ticket_reference\":\"TKT-1\"");
        var token = link.Json.Text("token");
        var info = await InfoAsync(token);
        var submitted = await app.Product.SendAsync(HttpMethod.Post, link.Json.Text("survey_url"), TestProduct.Json(Good));
        var again = await SubmitAsync(token);
        var kept = await app.GetAsync("viewer", $"/csat/{submitted.Json.Text("id")}");

        Assert.Equal((200, "Acme", "quarterly", "no-store"), (link.Status, link.Json.Text("customer_name"), link.Json.Text("survey_type"), link.Headers["Cache-Control"]));
        Assert.Equal($"/api/v1/csat/public/submit/{token}", link.Json.Text("survey_url"));
        Assert.InRange(link.Json.At("expires_at").GetDateTimeOffset(), before.AddDays(7), app.Clock.GetUtcNow().AddDays(7));
        Assert.Equal(
            $$"""{"customer_id":"{{acme}}","survey_type":"quarterly","product_deployment_id":null,"ticket_reference":"TKT-1","expires_at":"{{link.Json.Text("expires_at")}}"}""",
            info.Text);
        Assert.Equal((200, "email_link", "TKT-1"), (submitted.Status, submitted.Json.Text("submitted_via"), submitted.Json.Text("ticket_reference")));
        Assert.Equal((409, "This survey has already been answered"), (again.Status, again.Only("detail")));
        Assert.Equal((200, "Acme", "Great"), (kept.Status, kept.Json.Text("customer_name"), kept.Json.Text("feedback")));
    }

    [Fact]
    public async Task Whoever_answers_is_told_nothing_that_was_not_in_the_link()
    {
        var deployment = (await app.SendAsync("manager", "POST", "/deployments/", $$"""
            {"customer_id":"{{acme}}","product_name":"MonetX","deployment_date":"2024-01-01","version":"1","environment":"cloud","license_type":"x","license_expiry":"2030-01-01"}
            """)).Json.Text("id");
        var token = (await IssueAsync($"\"product_deployment_id\":\"{deployment}\"")).Json.Text("token");

        var submitted = await SubmitAsync(token);

        Assert.Equal(deployment, submitted.Json.Text("product_deployment_id"));
        Assert.All(
            ["customer_name", "product", "entered_by_staff_id"], field => Assert.Equal(JsonValueKind.Null, submitted.Json.At(field).ValueKind));
        Assert.Equal("MonetX", (await app.GetAsync("viewer", $"/csat/{submitted.Json.Text("id")}")).Json.Text("product"));
    }

    [Fact]
    public async Task Of_many_answers_at_once_one_is_kept()
    {
        var token = (await IssueAsync()).Json.Text("token");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SubmitAsync(token)));

        Assert.Equal([200, 409, 409, 409, 409, 409], answers.Select(answer => answer.Status).Order());
        Assert.Equal(1, (await app.GetAsync("viewer", "/csat")).Json.Number("total"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task A_link_is_over_after_its_days(int days)
    {
        var token = (await IssueAsync($"\"expires_in_days\":{days}")).Json.Text("token");
        app.Clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromMinutes(5));
        Assert.Equal(200, (await InfoAsync(token)).Status);
        app.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.All([await InfoAsync(token), await SubmitAsync(token)], answer => Assert.Equal((422, "Survey link has expired"), (answer.Status, answer.Only("detail"))));
        Assert.Equal(0, (await app.GetAsync("viewer", "/csat")).Json.Number("total"));
    }

    [Theory]
    [InlineData("nonsense", "Invalid token format")]
    [InlineData("a.b.c", "Invalid token format")]
    [InlineData("a.b", "Invalid token signature")]
    [InlineData("{token}x", "Invalid token signature")]
    [InlineData("x{token}", "Invalid token signature")]
    public async Task A_token_that_somebody_made_or_changed_is_422(string token, string refusal)
    {
        var forged = token.Replace("{token}", (await IssueAsync()).Json.Text("token"), StringComparison.Ordinal);

        Assert.All([await InfoAsync(forged), await SubmitAsync(forged)], answer => Assert.Equal((422, refusal), (answer.Status, answer.Only("detail"))));
        Assert.Equal(0, (await app.GetAsync("viewer", "/csat")).Json.Number("total"));
    }

    [Theory]
    [InlineData("""{"score":6,"submitted_by_name":"A","submitted_by_email":"a@b.c"}""", "CSAT score must be between 1 and 5")]
    [InlineData("""{"score":11,"submitted_by_name":"A","submitted_by_email":"a@b.c"}""", "score")]
    [InlineData("""{"score":"x","submitted_by_name":"A","submitted_by_email":"a@b.c"}""", "score")]
    [InlineData("""{"submitted_by_name":"A","submitted_by_email":"a@b.c"}""", "score")]
    [InlineData("""{"score":1,"submitted_by_name":"","submitted_by_email":"a@b.c"}""", "submitted_by_name")]
    [InlineData("""{"score":1,"submitted_by_name":"A","submitted_by_email":"nobody"}""", "submitted_by_email")]
    [InlineData("""{"score":1,"submitted_by_name":"A","submitted_by_email":"a@b.c","feedback_text":5}""", "feedback_text")]
    public async Task A_bad_answer_is_422_and_does_not_use_the_link_up(string body, string reason)
    {
        var token = (await IssueAsync()).Json.Text("token");

        var refused = await SubmitAsync(token, body);

        Assert.Equal(422, refused.Status);
        Assert.Equal(reason, refused.Json.At("detail").ValueKind == JsonValueKind.String
            ? refused.Only("detail")
            : Assert.Single(refused.Json.At("detail").EnumerateArray()).At("loc")[1].GetString());
        Assert.Equal(413, (await SubmitAsync(token, $$"""{"score":1,"feedback_text":"{{new string('x', 65_536)}}"}""")).Status);
        Assert.Equal(200, (await SubmitAsync(token)).Status);
    }

    [Fact]
    public async Task What_is_sent_beside_an_answer_changes_nothing_of_what_the_link_says()
    {
        var token = (await IssueAsync()).Json.Text("token");

        var submitted = await SubmitAsync(
            token, Good.Insert(1, $"\"customer_id\":\"{Guid.NewGuid()}\",\"survey_type\":\"nps\",\"submitted_via\":\"manual_entry\",\"ticket_reference\":\"x\","));

        Assert.Equal(
            (200, acme, "quarterly", "email_link", JsonValueKind.Null),
            (submitted.Status, submitted.Json.Text("customer_id"), submitted.Json.Text("survey_type"), submitted.Json.Text("submitted_via"),
             submitted.Json.At("ticket_reference").ValueKind));
    }

    [Fact]
    public async Task A_customer_that_has_churned_meanwhile_may_still_say_what_it_thinks()
    {
        var token = (await IssueAsync()).Json.Text("token");
        await app.HappensAsync(acme, "lifecycle", new { state = "churned" });

        Assert.Equal((200, 200), ((await InfoAsync(token)).Status, (await SubmitAsync(token)).Status));
    }

    [Theory]
    [InlineData("\"expires_in_days\":0", "expires_in_days")]
    [InlineData("\"expires_in_days\":31", "expires_in_days")]
    [InlineData("\"survey_type\":\"csat\"", "survey_type")]
    [InlineData("\"customer_id\":\"nobody\"", "customer_id")]
    [InlineData("\"product_deployment_id\":\"x\"", "product_deployment_id")]
    public async Task A_link_for_nothing_is_refused(string member, string field)
    {
        var refused = await IssueAsync(member);

        Assert.Equal((422, field), (refused.Status, Assert.Single(refused.Json.At("detail").EnumerateArray()).At("loc")[1].GetString()));
    }

    [Fact]
    public async Task A_link_for_an_unknown_customer_is_404_and_about_a_deployment_of_another_422()
    {
        var unknown = await IssueAsync($"\"customer_id\":\"{Guid.NewGuid()}\"");
        var foreign = await IssueAsync($"\"product_deployment_id\":\"{Guid.NewGuid()}\"");

        Assert.Equal((404, "Customer not found"), (unknown.Status, unknown.Only("detail")));
        Assert.Equal((422, "Product deployment not found or doesn't belong to customer"), (foreign.Status, foreign.Only("detail")));
    }

    [Fact]
    public async Task A_credential_that_does_not_count_is_not_passed_over()
    {
        var token = (await IssueAsync()).Json.Text("token");

        var answer = await app.Product.SendAsync(HttpMethod.Get, $"/api/v1/csat/public/info/{token}", null, ("X-Api-Key", ApiKeyText.New()));

        Assert.Equal(401, answer.Status);
    }

    private Task<Answer> IssueAsync(params string[] members) => app.SendAsync(
        "manager", "POST", "/csat/survey-link", Bodies.With($$"""{"customer_id":"{{acme}}","survey_type":"quarterly"}""", members));

    private Task<Answer> InfoAsync(string token) => app.GetAsync(SuccessManagerApp.Nobody, $"/csat/public/info/{token}");

    private Task<Answer> SubmitAsync(string token, string body = Good) =>
        app.SendAsync(SuccessManagerApp.Nobody, "POST", $"/csat/public/submit/{token}", body);
}
