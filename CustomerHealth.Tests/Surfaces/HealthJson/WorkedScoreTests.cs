using Xunit;

namespace CustomerHealth.Tests.Surfaces.HealthJson;

/// <summary>The score's rules as worked examples, through the surface's own posts and reads.</summary>
public sealed class WorkedScoreTests : IAsyncLifetime
{
    private const string Open = """{"ticket":{"status":"open","priority":"P"}}""";

    private TestProduct product = null!;

    /// <summary>Bodies to post on 15 June, the field to look at, and its value.</summary>
    public static TheoryData<string, string, decimal> Examples => new()
    {
        { "", "scores.supportScore", 100 },
        { Ticket("open", "low"), "scores.supportScore", 80 },
        { Ticket("open", "medium"), "scores.supportScore", 60 },
        { Ticket("open", "high"), "scores.supportScore", 0 },
        { Ticket("pending", "high"), "scores.supportScore", 80 },
        { Ticket("closed", "high"), "scores.supportScore", 100 },
        { """{"ticket":{}}""", "scores.supportScore", 60 },
        { $"{Ticket("open", "low")} {Ticket("open", "medium")} {Ticket("open", "high")} {Ticket("pending", "low")}", "scores.supportScore", 55 },
        { $"{Ticket("open", "low")} {Ticket("open", "medium")} {Ticket("open", "high")} {Ticket("pending", "low")}", "ticketsData.pendingTickets", 1 },
        { "", "scores.paymentScore", 100 },
        { Invoice("2025-06-01", "2025-06-01"), "scores.paymentScore", 100 },
        { Invoice("2025-06-01", "2025-06-02"), "scores.paymentScore", 0 },
        { Invoice("2025-06-01", "2025-06-02"), "invoicePayment.late", 1 },
        { Invoice("2025-06-14", null), "invoicePayment.late", 1 },
        { Invoice("2025-06-15", null), "invoicePayment.unpaid", 1 },
        { $"{Invoice("2025-06-01", "2025-05-30")} {Invoice("2025-12-01", null)}", "scores.paymentScore", 50 },
        { """{"invoice":{"amount":5,"dueDate":"2025-06-15","status":"paid"}}""", "invoicePayment.onTime", 1 },
        { """{"invoice":{"amount":5,"dueDate":"2025-06-14","status":"Paid"}}""", "invoicePayment.late", 1 },
        { """{"invoice":{"amount":5,"dueDate":"2025-06-15","status":"late"}}""", "invoicePayment.unpaid", 1 },
    };

    public async Task InitializeAsync()
    {
        product = await TestProduct.StartAsync();
        await product.AddCustomerAsync("acme");
    }

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Theory, MemberData(nameof(Examples))]
    public async Task Tickets_and_invoices_score_as_worked_out_by_hand(string bodies, string field, decimal value)
    {
        foreach (var body in bodies.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Equal(200, (await product.PostAsync("/api/customers/acme/events", body, ("Prefer", "wait=30"))).Status);
        }

        Assert.Equal(value, (await product.GetAsync("/api/customers/acme/health")).Json.Number(field));
    }

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(5, 0, 100)]
    [InlineData(3, 6, 50)]
    [InlineData(1, 3, 33.3)]
    [InlineData(9, 6, 100)]
    [InlineData(0, 0, 0)]
    public async Task Activity_is_the_last_month_against_the_one_before(int last, int previous, decimal score)
    {
        await product.ApplyAsync(TestProduct.Event("now", "login", "acme", """{"count":50}"""));
        await AddLoginsAsync(last, TestProduct.LastMonth);
        await AddLoginsAsync(previous, TestProduct.PreviousMonth);

        var health = (await product.GetAsync("/api/customers/acme/health")).Json;

        Assert.Equal(score, health.Number("scores.loginScore"));
        Assert.Equal((last, previous), ((int)health.Number("currentMonth.logins"), (int)health.Number("lastMonth.logins")));
    }

    [Fact]
    public async Task The_total_weighs_feature_30_login_25_support_20_payment_15_api_10()
    {
        await product.ApplyAsync(
            TestProduct.Event("f1", "feature_used", "acme", """{"feature":"a","count":1}""", TestProduct.LastMonth),
            TestProduct.Event("f2", "feature_used", "acme", """{"feature":"a","count":3}""", TestProduct.PreviousMonth),
            TestProduct.Event("l1", "login", "acme", """{"count":1}""", TestProduct.LastMonth),
            TestProduct.Event("l2", "login", "acme", """{"count":2}""", TestProduct.PreviousMonth),
            TestProduct.Event("t1", "ticket", "acme", """{"priority":"low"}""", TestProduct.LastMonth),
            TestProduct.Event("i1", "invoice", "acme", """{"amount":1,"due_date":"2025-05-01"}""", TestProduct.LastMonth),
            TestProduct.Event("a1", "api_called", "acme", """{"count":9}""", TestProduct.LastMonth));

        var health = (await product.GetAsync("/api/customers/acme/health")).Json;

        // 0.30 × 33.333 + 0.25 × 50 + 0.20 × 80 + 0.15 × 0 + 0.10 × 100
        Assert.Equal((48.5m, "At Risk"), (health.Number("score"), health.Text("category")));
    }

    private async Task AddLoginsAsync(int count, string time)
    {
        if (count > 0)
        {
            await product.ApplyAsync(TestProduct.Event($"logins-{time}", "login", "acme", $$"""{"count":{{count}}}""", time));
        }
    }

    private static string Ticket(string status, string priority) =>
        Open.Replace("open", status, StringComparison.Ordinal).Replace("\"P\"", $"\"{priority}\"", StringComparison.Ordinal);

    private static string Invoice(string due, string? paid) =>
        $$$"""{"invoice":{"amount":5,"dueDate":"{{{due}}}"{{{(paid is null ? "" : $",\"paidDate\":\"{paid}\"")}}}}}""";
}
