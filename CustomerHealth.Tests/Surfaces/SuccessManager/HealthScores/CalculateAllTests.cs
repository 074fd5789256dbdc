using System.Text.Json;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Surfaces.SuccessManager;
using CustomerHealth.Service.Surfaces.SuccessManager.HealthScores;
using CustomerHealth.Tests.Surfaces.SuccessManager.Customers;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.HealthScores;

/// <summary>The calculation of all scores, waited for or not.</summary>
public sealed class CalculateAllTests : IAsyncLifetime
{
    private readonly SuccessManagerApp app = new();

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        foreach (var (name, status) in new[] { ("A", "active"), ("B", "onboarding"), ("C", "at_risk"), ("D", "churned") })
        {
            await app.PostCustomerAsync($$"""{"company_name":"{{name}}","status":"{{status}}","contract_end_date":"{{app.Day(12)}}"}""");
        }
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task All_that_have_not_churned_are_calculated_and_the_low_ones_marked()
    {
        var answer = await app.SendAsync("manager", "POST", "/health-scores/calculate-all");

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            (3, 3, 0, 0),
            ((int)answer.Json.Number("total_customers"), (int)answer.Json.Number("calculated"), (int)answer.Json.Number("failed"), answer.Json.At("errors").GetArrayLength()));
        var customers = (await app.GetAsync("viewer", "/customers/")).Json.At("customers").EnumerateArray();
        Assert.All(customers, customer => Assert.Equal("at_risk", customer.Text("status")));
        var run = (await RunAsync(answer.Json.Text("run_id"))).Json;
        Assert.Equal(("calculate-scores", true, 64, 64, 3), (run.Text("job"), run.At("complete").GetBoolean(), (int)run.Number("shards"), (int)run.Number("done"), (int)run.Number("counts.calculated")));
    }

    [Fact]
    public async Task Asked_to_run_in_the_background_it_answers_zeros_and_goes_on()
    {
        var answer = await app.SendAsync("manager", "POST", "/health-scores/calculate-all?run_async=true");
        await app.Product.DrainAsync();

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            """{"total_customers":0,"calculated":0,"failed":0,"errors":[{"message":"Calculation started in background"}],"run_id":""",
            answer.Text[..answer.Text.LastIndexOf('"', answer.Text.Length - 3)]);
        Assert.Equal(3, (await RunAsync(answer.Json.Text("run_id"))).Json.Number("counts.calculated"));
    }

    [Fact]
    public async Task A_client_that_prefers_not_to_wait_is_told_where_to_look()
    {
        var answer = await app.Product.SendAsync(
            HttpMethod.Post, $"{SuccessManagerApp.Root}/health-scores/calculate-all", null, ("Authorization", $"Bearer {app.TokenOf("admin")}"), ("Prefer", "respond-async"));
        await app.Product.DrainAsync();
        var run = await app.Product.SendAsync(HttpMethod.Get, answer.Headers["Location"], null, ("Authorization", $"Bearer {app.TokenOf("viewer")}"));

        Assert.Equal((202, "respond-async", "Calculation started in background"), (answer.Status, answer.Headers["Preference-Applied"], answer.Json.Text("message")));
        Assert.Equal((200, answer.Json.Text("run_id"), true), (run.Status, run.Json.Text("id"), run.Json.At("complete").GetBoolean()));
        Assert.Equal(404, (await RunAsync(Guid.NewGuid().ToString())).Status);
    }

    [Fact]
    public void Of_what_is_not_done_after_the_wait_is_said_what_is_known()
    {
        var run = new Run(Guid.NewGuid(), ScoreCalculation.JobName, DateTimeOffset.UnixEpoch, 3);
        var progress = new RunProgress(run, new Dictionary<int, IReadOnlyDictionary<string, int>>
        {
            [0] = new Dictionary<string, int> { [ScoreCalculation.Calculated] = 5, [ScoreCalculation.Failed] = 2 },
            [2] = new Dictionary<string, int> { [ScoreCalculation.Calculated] = 1, [ScoreCalculation.Failed] = 0 },
        });

        var result = JsonSerializer.SerializeToElement(BatchCalculationResult.Of(progress, waiting: 4), Reply.Json);

        Assert.Equal((12, 6, 2), ((int)result.Number("total_customers"), (int)result.Number("calculated"), (int)result.Number("failed")));
        Assert.Equal(
            [
                "The records of 2 customers could not be read; their scores are as they were.",
                $"1 of 3 parts, with 4 customers, are not done yet or could not be done; run {run.Id} has their outcome.",
            ],
            result.At("errors").EnumerateArray().Select(error => error.Text("message")));
    }

    private Task<Answer> RunAsync(string id) => app.Product.SendAsync(
        HttpMethod.Get, $"/api/platform/runs/{id}", null, ("Authorization", $"Bearer {app.TokenOf("viewer")}"));
}
