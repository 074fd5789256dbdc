using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Reports;

/// <summary>Reports that cannot be made, since a customer's row is one that nobody could have written.</summary>
public sealed class FailedReportTests : IAsyncLifetime
{
    private const string Trouble = "The report could not be made. The log has the reason under ";

    private readonly SuccessManagerApp app = new() { ExpectsWarnings = true };

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        var id = await app.AddCustomerAsync(account: new AccountDetails(ContactName: "Ann"));
        var damaged = new TableRow(app.Get<ShardMap>().PartitionOf(TenantId.Main, id), $"s:{id}") { ["Account"] = new byte[] { 1, 2, 3 } };
        await app.Get<ITableStore>().TransactAsync(TableNames.Customers, [RowOperation.MergeExisting(damaged)], CancellationToken.None);
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_report_that_cannot_be_made_fails_and_says_no_more_than_people_may_know()
    {
        var failed = await app.SendAsync("viewer", "POST", "/reports/generate", """{"report_type":"customer_overview"}""");

        Assert.Equal((200, "failed", 0m), (failed.Status, failed.Json.Text("status"), failed.Json.Number("file_size")));
        Assert.Matches($"^{Trouble}[0-9a-f]{{32}}\\.$", failed.Json.Text("error_message"));
        Assert.Matches(@"^customer_overview_\d{8}_\d{6}\.pdf$", failed.Json.Text("file_path"));
        var file = await app.GetAsync("viewer", $"/reports/history/{failed.Json.Text("id")}/download");
        Assert.Equal((404, "Report file not found"), (file.Status, file.Only("detail")));
    }

    [Fact]
    public async Task It_breaks_neither_the_history_nor_the_counts()
    {
        var failed = await app.SendAsync("viewer", "POST", "/reports/generate", """{"report_type":"customer_overview"}""");

        Assert.Equal(failed.Json.Text("id"), (await app.GetAsync("viewer", "/reports/history?status=failed")).Listed("history", "id"));
        Assert.Equal(1, (await app.GetAsync("viewer", "/reports/dashboard")).Json.Number("failed_this_month"));
    }

    [Fact]
    public async Task A_run_names_what_failed_and_why_and_the_schedule_goes_on()
    {
        await app.SendAsync("manager", "POST", "/reports/scheduled", """
            {"report_name":"Broken","report_type":"customer_overview","frequency":"daily","recipients":["a@example.com"],"next_scheduled_at":"2026-01-05T06:00:00Z"}
            """);

        var run = (await app.SendAsync("manager", "POST", "/reports/run-scheduled")).Json;

        Assert.Equal((1m, 0m, 1m), (run.Number("results.total_due"), run.Number("results.generated"), run.Number("results.failed")));
        Assert.StartsWith($"Broken: {Trouble}", run.At("results.errors")[0].GetString(), StringComparison.Ordinal);
        var schedule = (await app.GetAsync("viewer", "/reports/scheduled")).Json.At("reports")[0];
        Assert.Equal("null", schedule.At("last_generated_at").GetRawText());
        Assert.True(schedule.At("next_scheduled_at").GetDateTime() > app.Clock.GetUtcNow().UtcDateTime);
    }
}
