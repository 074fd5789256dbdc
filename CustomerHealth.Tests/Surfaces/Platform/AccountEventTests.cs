using CustomerHealth.Tests.Surfaces.HealthHtml;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.Platform;

/// <summary>Contracts, deployments and contacts, sent as events: what they do to the success score, and how a person reads them.</summary>
public sealed class AccountEventTests : IAsyncLifetime
{
    private TestProduct product = null!;

    public async Task InitializeAsync()
    {
        product = await TestProduct.StartAsync();
        await product.AddCustomerAsync("acme");
    }

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Fact]
    public async Task The_worked_examples_hold_from_the_wire_to_the_answer()
    {
        await product.ApplyAsync(TestProduct.Event(
            "c", "contract", "acme", """{"start_date":"2024-06-28","end_date":"2025-06-27","value":125000.50}"""));
        Assert.Equal((49m, "high"), await SuccessAsync());

        await product.ApplyAsync(
            TestProduct.Event("d", "deployment", "acme", """{"deployment_id":"D1","product":"MonetX","environment":"cloud","version":"2.4"}"""),
            TestProduct.Event("1", "interaction", "acme", """{"kind":"meeting"}"""),
            TestProduct.Event("2", "interaction", "acme", """{"kind":"call"}"""),
            TestProduct.Event("3", "interaction", "acme", """{"kind":"email","interaction_id":"M1"}"""));
        Assert.Equal((61m, "medium"), await SuccessAsync());
    }

    [Fact]
    public async Task What_is_ended_or_withdrawn_counts_no_more()
    {
        await product.ApplyAsync(
            TestProduct.Event("d", "deployment", "acme", """{"deployment_id":"D1","product":"MonetX"}""", "2025-06-01T09:00:00Z"),
            TestProduct.Event("1", "interaction", "acme", """{"kind":"meeting","interaction_id":"M1"}""", "2025-06-01T09:00:00Z"));
        Assert.Equal((64m, "medium"), await SuccessAsync());

        await product.ApplyAsync(
            TestProduct.Event("e", "deployment", "acme", """{"deployment_id":"D1","product":"MonetX","active":false}"""),
            TestProduct.Event("2", "interaction", "acme", """{"kind":"meeting","interaction_id":"M1","withdrawn":true}"""));

        Assert.Equal((55m, "high"), await SuccessAsync());
    }

    [Fact]
    public async Task They_can_be_sent_to_the_customers_own_address()
    {
        var answer = await product.PostAsync(
            "/api/customers/acme/events", TestProduct.Event("c", "contract", "acme", """{"end_date":"2025-06-27"}"""), ("Prefer", "wait=30"));

        Assert.Equal(200, answer.Status);
        Assert.Equal((49m, "high"), await SuccessAsync());
    }

    [Theory]
    [InlineData("contract", """{"start_date":"2025-01-01","end_date":"2025-12-31","value":125000.5}""", "Contract: from 1 Jan 2025, to 31 Dec 2025, 125,000.50")]
    [InlineData("contract", "{}", "Contract: ")]
    [InlineData("referrals", """{"count":3,"value":75000.5,"partner":true}""", "Referrals: 3, worth 75,000.50, partner of the programme")]
    [InlineData("referrals", "{}", "Referrals: 0")]
    [InlineData("deployment", """{"product":"MonetX","version":"2.4","license_expiry":"2026-06-14"}""", "Deployment: MonetX, 2.4, licensed to 14 Jun 2026")]
    [InlineData("deployment", """{"product":"MonetX","active":false}""", "Deployment ended: MonetX")]
    [InlineData("interaction", """{"kind":"call","withdrawn":true}""", "Interaction withdrawn: call, neutral")]
    public async Task A_person_reads_them_in_words(string type, string data, string line)
    {
        await product.ApplyAsync(TestProduct.Event("e", type, "acme", data));

        Assert.Equal([line], await product.StoredAsync("acme"));
    }

    private async Task<(decimal Score, string Band)> SuccessAsync()
    {
        var scores = (await product.GetAsync("/api/platform/customers/acme/health")).Json.At("scores");
        var success = scores.EnumerateArray().Single(score => score.Text("scorecard") == "success");
        return (success.Number("score"), success.Text("band"));
    }
}
