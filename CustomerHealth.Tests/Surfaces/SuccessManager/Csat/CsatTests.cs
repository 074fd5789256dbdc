using System.Text.Json;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Csat;

/// <summary>Surveys that somebody enters by hand, and their list.</summary>
public sealed class CsatTests : IAsyncLifetime
{
    private readonly SuccessManagerApp app = new();
    private string acme = null!;
    private string globex = null!;
    private string deployment = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        (acme, globex) = (await app.AddCustomerAsync("Acme"), await app.AddCustomerAsync("Globex"));
        deployment = (await app.SendAsync("manager", "POST", "/deployments/", $$"""
            {"customer_id":"{{acme}}","product_name":"MonetX","deployment_date":"2024-01-01","version":"1","environment":"cloud","license_type":"x","license_expiry":"2030-01-01"}
            """)).Json.Text("id");
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_answer_is_entered_and_read_with_who_entered_it()
    {
        var ticket = Guid.NewGuid();
        var entered = await EnterAsync(
            ("product_deployment_id", $"\"{deployment}\""), ("feedback_text", "\"Great\""), ("ticket_reference", "\"TKT-1\""), ("linked_ticket_id", $"\"{ticket}\""));
        var read = await app.GetAsync("viewer", $"/csat/{entered.Json.Text("id")}");

        Assert.Equal((201, acme, deployment, "post_ticket", 4), (
            entered.Status, entered.Json.Text("customer_id"), entered.Json.Text("product_deployment_id"), entered.Json.Text("survey_type"), (int)entered.Json.Number("score")));
        Assert.Equal(
            ("manual_entry", app.IdOf("csm"), false, "TKT-1", ticket.ToString()),
            (entered.Json.Text("submitted_via"), entered.Json.Text("entered_by_staff_id"), entered.Json.At("submitted_anonymously").GetBoolean(),
             entered.Json.Text("ticket_reference"), entered.Json.Text("linked_ticket_id")));
        Assert.Equal(
            ("Acme", "MonetX", "Great", "Great", "Ada", "Ada", "ada@acme.example", "ada@acme.example"),
            (entered.Json.Text("customer_name"), entered.Json.Text("product"), entered.Json.Text("feedback"), entered.Json.Text("feedback_text"),
             entered.Json.Text("submitted_by"), entered.Json.Text("submitted_by_name"), entered.Json.Text("respondent_email"), entered.Json.Text("submitted_by_email")));
        Assert.Equal(entered.Text, read.Text);
    }

    [Fact]
    public async Task Every_name_of_a_kind_in_the_document_and_in_its_program_is_taken_and_given_back()
    {
        foreach (var type in new[] { "post_ticket", "quarterly", "nps", "onboarding", "ticket_followup", "quarterly_review", "general_feedback", "product_feedback" })
        {
            var entered = await EnterAsync(("survey_type", $"\"{type}\""));
            Assert.Equal((201, type), (entered.Status, entered.Json.Text("survey_type")));
            Assert.Equal(type, (await app.GetAsync("viewer", $"/csat?survey_type={type}")).Listed("surveys", "survey_type"));
        }
    }

    [Theory]
    [InlineData("post_ticket", 0, "CSAT score must be between 1 and 5")]
    [InlineData("quarterly", 6, "CSAT score must be between 1 and 5")]
    [InlineData("onboarding", 10, "CSAT score must be between 1 and 5")]
    [InlineData("onboarding", 1, null)]
    [InlineData("onboarding", 5, null)]
    [InlineData("nps", 0, null)]
    [InlineData("nps", 10, null)]
    public async Task A_kind_has_its_scores(string type, int score, string? refusal)
    {
        var entered = await EnterAsync(("survey_type", $"\"{type}\""), ("score", $"{score}"));

        Assert.Equal((refusal is null ? 201 : 422, refusal), (entered.Status, refusal is null ? null : entered.Only("detail")));
        Assert.Equal(refusal is null ? 1 : 0, (await app.GetAsync("viewer", "/csat")).Json.Number("total"));
    }

    [Fact]
    public async Task What_a_survey_is_about_must_be_the_customer_s()
    {
        const string Refusal = "Product deployment not found or doesn't belong to customer";

        foreach (var (customer, about) in new[] { (globex, deployment), (acme, Guid.NewGuid().ToString()) })
        {
            var entered = await EnterAsync(("customer_id", $"\"{customer}\""), ("product_deployment_id", $"\"{about}\""));
            Assert.Equal((422, Refusal), (entered.Status, entered.Only("detail")));
        }
    }

    [Fact]
    public async Task Unknown_things_are_404_and_what_can_be_no_id_is_422()
    {
        var unknown = await EnterAsync(("customer_id", $"\"{Guid.NewGuid()}\""), ("product_deployment_id", $"\"{deployment}\""));
        Assert.Equal((404, "Customer not found"), (unknown.Status, unknown.Only("detail")));
        Assert.Equal((422, "customer_id"), Fault(await EnterAsync(("customer_id", "\"nobody\""))));

        var survey = await app.GetAsync("viewer", $"/csat/{Guid.NewGuid()}");
        Assert.Equal((404, "Survey not found"), (survey.Status, survey.Only("detail")));
        Assert.Equal((404, "Survey not found"), ((await app.GetAsync("viewer", $"/csat/{deployment}")).Status, survey.Only("detail")));
        Assert.Equal((422, "survey_id"), Fault(await app.GetAsync("viewer", "/csat/x")));
        Assert.Equal(404, (await app.GetAsync("viewer", $"/csat/customer/{Guid.NewGuid()}/summary")).Status);
        Assert.Equal((422, "customer_id"), Fault(await app.GetAsync("viewer", "/csat/customer/x/summary")));
    }

    [Fact]
    public async Task A_program_with_a_key_enters_answers_in_nobody_s_name()
    {
        var entered = await app.Product.SendAsync(
            HttpMethod.Post, "/api/v1/csat/", TestProduct.Json(Body()), ("X-Api-Key", TestProduct.AdminKey));

        Assert.Equal((201, JsonValueKind.Null), (entered.Status, entered.Json.At("entered_by_staff_id").ValueKind));
    }

    [Theory]
    [InlineData("", "d c b a", 4)]
    [InlineData("?skip=1&limit=2", "c b", 4)]
    [InlineData("?sort_by=score", "b a d c", 4)]
    [InlineData("?sort_by=score&sort_order=asc", "c d a b", 4)]
    [InlineData("?sort_by=nonsense&sort_order=asc", "a b c d", 4)]
    [InlineData("?customer_id={globex}", "d", 1)]
    [InlineData("?product_deployment_id={deployment}", "a", 1)]
    [InlineData("?survey_type=nps", "b", 1)]
    [InlineData("?start_date={1}", "d c", 2)]
    [InlineData("?start_date={0}&end_date={0}", "b a", 2)]
    [InlineData("?end_date=2000-01-01", "", 0)]
    public async Task The_list_is_filtered_sorted_and_cut(string query, string feedback, int total)
    {
        var day = app.Day(0);
        await EnterAsync(("feedback_text", "\"a\""), ("product_deployment_id", $"\"{deployment}\""));
        await EnterAsync(("feedback_text", "\"b\""), ("survey_type", "\"nps\""), ("score", "9"));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await EnterAsync(("feedback_text", "\"c\""), ("score", "1"));
        await EnterAsync(("feedback_text", "\"d\""), ("score", "2"), ("customer_id", $"\"{globex}\""));

        var list = await app.GetAsync("viewer", "/csat" + query
            .Replace("{globex}", globex, StringComparison.Ordinal).Replace("{deployment}", deployment, StringComparison.Ordinal)
            .Replace("{0}", day, StringComparison.Ordinal).Replace("{1}", app.Day(0), StringComparison.Ordinal));

        Assert.Equal((200, feedback, total), (list.Status, list.Listed("surveys", "feedback"), (int)list.Json.Number("total")));
        Assert.All(list.Json.At("surveys").EnumerateArray(), item => Assert.Equal(
            (item.Text("feedback") == "d" ? "Globex" : "Acme", item.Text("feedback") == "a" ? "MonetX" : null),
            (item.Text("customer_name"), item.Text("product"))));
    }

    [Theory]
    [InlineData("survey_type=csat", "enum")]
    [InlineData("customer_id=nobody", "uuid_parsing")]
    [InlineData("product_deployment_id=x", "uuid_parsing")]
    [InlineData("start_date=x", "date_parsing")]
    public async Task A_query_of_the_wrong_shape_is_named(string query, string type)
    {
        var answer = await app.GetAsync("viewer", $"/csat?{query}");

        Assert.Equal((422, type, query.Split('=')[0]), (answer.Status, answer.Json.At("detail")[0].Text("type"), Fault(answer).Field));
    }

    [Fact]
    public async Task Surveys_of_other_senders_are_brought_to_the_document_s_scale_and_those_of_other_kinds_only_counted()
    {
        await app.HappensAsync(acme, "survey", new { kind = "onboarding", survey_id = "S1", score = 9, scale = 10, via = "sms" });
        await app.HappensAsync(acme, "survey", new { kind = "csat", survey_id = "S2", score = 3 });

        var shown = Assert.Single((await app.GetAsync("viewer", "/csat")).Json.At("surveys").EnumerateArray());
        var analytics = (await app.GetAsync("viewer", "/csat/analytics")).Json;

        Assert.Equal((4, "", "manual_entry"), ((int)shown.Number("score"), shown.Text("submitted_by_name"), shown.Text("submitted_via")));
        Assert.Equal((2, 3.75m, 3m), (analytics.Number("total_responses"), analytics.Number("avg_csat"), analytics.Number("by_survey_type.csat.average")));
        Assert.Equal(200, (await app.GetAsync("viewer", $"/csat/{shown.Text("id")}")).Status);
    }

    private Task<Answer> EnterAsync(params (string Name, string Value)[] fields) => app.SendAsync("csm", "POST", "/csat/", Body(fields));

    private string Body(params (string Name, string Value)[] fields) => Bodies.With(
        $$"""{"customer_id":"{{acme}}","survey_type":"post_ticket","score":4,"submitted_by_name":"Ada","submitted_by_email":"ada@acme.example"}""",
        fields.Select(field => $"\"{field.Name}\":{field.Value}"));

    private static (int Status, string Field) Fault(Answer answer) =>
        (answer.Status, Assert.Single(answer.Json.At("detail").EnumerateArray()).At("loc")[1].GetString()!);
}
