using CustomerHealth.Service.Customers;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Interactions;

/// <summary>
/// The lists of interactions and what they add up to. With Acme: a meeting today (a), a call 6 days ago (b) and one 7 days ago (c), an e-mail 29
/// days ago (d); with Globex: an escalation 30 days ago (e) and a training tomorrow (f).
/// </summary>
public sealed class InteractionListTests : IAsyncLifetime
{
    private readonly SuccessManagerApp app = new();
    private string acme = null!;
    private string globex = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        acme = await app.AddCustomerAsync("Acme", account: new AccountDetails(AccountManager: "Max"));
        globex = await app.AddCustomerAsync("Globex");
        await LogAsync("a", acme, "meeting", 0, "positive", "viewer@example.com");
        await LogAsync("b", acme, "call", -6, "negative", app.IdOf("viewer"), followUp: -2);
        await LogAsync("c", acme, "call", -7, "positive", "Max", followUp: 0);
        await LogAsync("d", acme, "email", -29, "positive", "Max", followUp: 4);
        await LogAsync("e", globex, "escalation", -30, "negative", "Eve", followUp: null, isFollowUp: true);
        await LogAsync("f", globex, "training", 1, "positive", "A viewer");
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("", "f a b c d e", 6)]
    [InlineData("?sort_order=asc&skip=1&limit=2", "d c", 6)]
    [InlineData("?customer_id={globex}", "f e", 2)]
    [InlineData("?interaction_type=call", "b c", 2)]
    [InlineData("?sentiment=negative", "b e", 2)]
    [InlineData("?performed_by=VIEWER", "f a b", 3)]
    [InlineData("?performed_by=max", "c d", 2)]
    [InlineData("?start_date={-7}&end_date={0}", "a b c", 3)]
    [InlineData("?end_date={-29}", "d e", 2)]
    [InlineData("?follow_up_required=true", "b c d e", 4)]
    [InlineData("?follow_up_required=true&sort_by=follow_up_date&sort_order=asc", "b c d e", 4)]
    [InlineData("?follow_up_required=true&sort_by=follow_up_date", "d c b e", 4)]
    [InlineData("?sort_by=subject&sort_order=asc", "a b c d e f", 6)]
    [InlineData("?sort_by=password", "f a b c d e", 6)]
    public async Task The_list_is_filtered_sorted_and_cut(string query, string subjects, int total)
    {
        var list = await app.GetAsync("viewer", "/interactions" + Filled(query));

        Assert.Equal((200, subjects, total), (list.Status, list.Listed("interactions", "subject"), (int)list.Json.Number("total")));
    }

    [Theory]
    [InlineData("interaction_type=chat", "enum")]
    [InlineData("sentiment=angry", "enum")]
    [InlineData("start_date=yesterday", "date_parsing")]
    [InlineData("end_date=2025-02-30", "date_parsing")]
    [InlineData("follow_up_required=perhaps", "bool_parsing")]
    [InlineData("customer_id=nobody", "uuid_parsing")]
    public async Task A_query_of_the_wrong_shape_is_named(string query, string type)
    {
        var answer = await app.GetAsync("viewer", $"/interactions?{query}");

        var error = Assert.Single(answer.Json.At("detail").EnumerateArray());
        Assert.Equal((422, type, query.Split('=')[0]), (answer.Status, error.Text("type"), error.At("loc")[1].GetString()));
    }

    [Theory]
    [InlineData("", "a b c d", 50)]
    [InlineData("?skip=3&limit=9", "d", 9)]
    public async Task A_customer_s_interactions_are_listed_the_newest_first(string query, string subjects, int limit)
    {
        var list = await app.GetAsync("viewer", $"/interactions/customer/{acme.ToUpperInvariant()}{query}");

        Assert.Equal((subjects, 4, limit), (list.Listed("interactions", "subject"), (int)list.Json.Number("total"), (int)list.Json.Number("limit")));
        Assert.Equal("Acme", list.Json.At("interactions")[0].Text("customer_name"));
    }

    [Theory]
    [InlineData("", "b c d e", "-2 0 4 ", 4)]
    [InlineData("?include_overdue=false", "c d e", "0 4 ", 3)]
    [InlineData("?skip=2&limit=1", "d", "4", 4)]
    public async Task Follow_ups_are_listed_by_the_day_they_are_due(string query, string subjects, string days, int total)
    {
        var list = await app.GetAsync("viewer", "/interactions/pending-followups" + query);

        Assert.Equal(
            (subjects, days, total),
            (list.Listed("followups", "subject"), list.Listed("followups", "days_until_due"), (int)list.Json.Number("total")));
        Assert.All(list.Json.At("followups").EnumerateArray(), item => Assert.Equal(item.Text("subject") == "b", item.At("is_overdue").GetBoolean()));
        Assert.All(
            list.Json.At("followups").EnumerateArray(),
            item => Assert.Equal(item.Text("subject") == "e" ? ("Globex", "Unassigned") : ("Acme", "Max"), (item.Text("customer_name"), item.Text("account_manager"))));
    }

    [Fact]
    public async Task The_summary_is_of_thirty_days_and_shows_seven()
    {
        var summary = (await app.GetAsync("viewer", "/interactions/summary")).Json;

        Assert.Equal((6, 4, 2), ((int)summary.Number("total_interactions"), (int)summary.Number("last_30_days"), (int)summary.Number("last_7_days")));
        Assert.Equal("""{"support_ticket":0,"meeting":1,"email":1,"call":2,"escalation":0,"training":0}""", summary.At("by_type").GetRawText());
        Assert.Equal((3, 0, 1), ((int)summary.Number("by_sentiment.positive"), (int)summary.Number("by_sentiment.neutral"), (int)summary.Number("by_sentiment.negative")));
        Assert.Equal((4, 1), ((int)summary.Number("pending_followups"), (int)summary.Number("overdue_followups")));
        Assert.Equal("""[{"name":"A viewer","count":2},{"name":"Max","count":2}]""", summary.At("top_performers").GetRawText());
        Assert.Equal(
            string.Join(' ', Enumerable.Range(-6, 7).Select(days => $"{app.Day(days)}:{(days is -6 or 0 ? 1 : 0)}")),
            string.Join(' ', summary.At("daily_trend").EnumerateArray().Select(day => $"{day.Text("date")}:{day.Number("count")}")));
    }

    [Fact]
    public async Task Of_many_performers_the_five_with_most_are_shown()
    {
        foreach (var number in Enumerable.Range(1, 6))
        {
            await LogAsync("x", globex, "call", 0, "positive", $"P{number}");
            await LogAsync("x", globex, "call", 0, "positive", number > 3 ? $"P{number}" : "Max");
        }

        var summary = (await app.GetAsync("viewer", "/interactions/summary")).Json;

        Assert.Equal("Max:5 A viewer:2 P4:2 P5:2 P6:2", string.Join(' ', summary.At("top_performers").EnumerateArray().Select(one => $"{one.Text("name")}:{one.Number("count")}")));
    }

    private string Filled(string query)
    {
        foreach (var days in new[] { -29, -7, 0 })
        {
            query = query.Replace($"{{{days}}}", app.Day(days), StringComparison.Ordinal);
        }

        return query.Replace("{globex}", globex, StringComparison.Ordinal);
    }

    private async Task LogAsync(
        string subject, string customer, string kind, int days, string sentiment, string performer, int? followUp = null, bool isFollowUp = false)
    {
        var due = followUp is { } left ? $"\"{app.Day(left)}\"" : "null";
        var logged = await app.SendAsync("viewer", "POST", "/interactions/", $$"""
            {"customer_id":"{{customer}}","interaction_type":"{{kind}}","subject":"{{subject}}","description":"-","sentiment":"{{sentiment}}","performed_by":"{{performer}}",
            "interaction_date":"{{app.Day(days)}}","follow_up_required":{{(isFollowUp || followUp is not null ? "true" : "false")}},"follow_up_date":{{due}}}
            """);
        Assert.True(logged.Status == 201, logged.ToString());
    }
}
