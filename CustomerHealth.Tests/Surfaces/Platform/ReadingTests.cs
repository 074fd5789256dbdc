using System.Text.Json;
using CustomerHealth.Tests.Surfaces.HealthJson;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.Platform;

/// <summary>What the platform shows: explained scores, scorecards, metering and its own health.</summary>
public sealed class ReadingTests(Portfolio portfolio) : IClassFixture<Portfolio>
{
    private readonly TestProduct product = portfolio.Product;

    [Fact]
    public async Task The_points_of_the_measures_add_up_to_every_score_exactly()
    {
        for (var number = 0; number < 12; number++)
        {
            var health = (await product.GetAsync($"/api/platform/customers/p-{number:00}/health")).Json;

            var scores = health.At("scores").EnumerateArray().ToList();
            Assert.Equal(["usage", "momentum", "success"], scores.Select(score => score.Text("scorecard")));
            foreach (var score in scores)
            {
                Assert.Equal(score.Number("score"), Sum(score, "points"));
                Assert.Equal(100, Sum(score, "of"));
                Assert.All(score.At("measures").EnumerateArray(), measure => Assert.NotEmpty(measure.Text("why")));
            }
        }

        static decimal Sum(JsonElement score, string field) => score.At("measures").EnumerateArray().Sum(measure => measure.Number(field));
    }

    [Fact]
    public async Task Scorecards_are_listed_and_found_by_name()
    {
        var list = (await product.GetAsync("/api/platform/scorecards")).Json;

        foreach (var card in list.EnumerateArray())
        {
            var one = await product.GetAsync($"/api/platform/scorecards/{card.Text("name")}");
            Assert.Equal(card.GetRawText(), one.Json.GetRawText());
            Assert.Equal(100, card.At("measures").EnumerateArray().Sum(measure => measure.Number("weight")));
            Assert.Equal(0, card.At("bands").EnumerateArray().Min(band => band.Number("from")));
        }

        var missing = await product.GetAsync("/api/platform/scorecards/none");
        Assert.Equal((404, "application/problem+json"), (missing.Status, missing.ContentType));
    }

    [Fact]
    public async Task Metering_counts_events_by_outcome_and_storage_by_kind()
    {
        await using var own = await TestProduct.StartAsync();
        await own.AddCustomerAsync("acme");
        await own.ApplyAsync(TestProduct.Event("e", "login", "acme"));
        await own.ApplyAsync(TestProduct.Event("e", "login", "acme"));
        await own.ApplyAsync(TestProduct.Event("e", "login", "acme", """{"count":2}"""));
        await own.PostAsync("/api/platform/events", TestProduct.Event("e", "login", "nobody"));

        var meter = (await own.GetAsync("/api/platform/metering")).Json;

        Assert.Equal("202506", meter.Text("month"));
        Assert.Equal(
            "accepted 3, applied 1, duplicate 1, conflict 1, rejected 1, dead 0",
            string.Join(", ", meter.At("events").EnumerateObject().Select(count => $"{count.Name} {count.Value}")));
        var storage = meter.At("storage").EnumerateArray().ToList();
        Assert.Equal(meter.Number("storageRequests"), storage.Sum(line => line.Number("requests")));
        Assert.Contains(storage, line => line.Number("requests") > 0 && line.Text("name") == "Customers");
        Assert.True(meter.Number("storageCostUsd") > 0);
    }

    [Fact]
    public async Task Health_says_that_it_works_and_nothing_about_data()
    {
        var answer = await product.GetAsync("/api/platform/health");

        Assert.Equal((200, "ok"), (answer.Status, answer.Json.Text("status")));
        Assert.Equal(["status", "version", "time"], answer.Json.FieldNames());
    }

    [Theory]
    [InlineData("/api/platform")]
    [InlineData("/api/platform/nothing")]
    [InlineData("/api/platform/customers")]
    [InlineData("/api/platform/customers/nobody")]
    [InlineData("/api/platform/customers/nobody/health")]
    [InlineData("/nothing")]
    public async Task What_is_not_there_is_a_problem_with_status_404(string path)
    {
        var answer = await product.GetAsync(path);

        Assert.Equal((404, "application/problem+json", 404), (answer.Status, answer.ContentType, (int)answer.Json.Number("status")));
    }

    [Theory]
    [InlineData("/api/platform/events", "POST")]
    [InlineData("/api/platform/customers/123", "GET, HEAD, PUT")]
    [InlineData("/api/platform/customers/123/health/", "GET, HEAD")]
    [InlineData("/api/platform/scorecards/usage", "GET, HEAD")]
    [InlineData("/api/platform/metering", "GET, HEAD")]
    [InlineData("/api/platform/health", "GET, HEAD")]
    public async Task Another_method_is_a_problem_with_status_405_and_options_says_which_there_are(string path, string allowed)
    {
        var deleted = await product.SendAsync(HttpMethod.Delete, path);
        var options = await product.SendAsync(HttpMethod.Options, path);

        Assert.Equal((405, "application/problem+json"), (deleted.Status, deleted.ContentType));
        Assert.Equal((204, Sorted(allowed)), (options.Status, Sorted(options.Headers["Allow"])));
        Assert.Equal(Sorted(allowed), Sorted(deleted.Headers["Allow"]));
        if (allowed.Contains("HEAD", StringComparison.Ordinal))
        {
            var head = await product.SendAsync(HttpMethod.Head, path);
            Assert.Equal((200, ""), (head.Status, head.Text));
        }

        static string Sorted(string methods) => string.Join(' ', methods.Split(", ").Order(StringComparer.Ordinal));
    }
}
