using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Service.Storage.StorageRequestKind;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Runs;

/// <summary>Work on all customers that somebody asks for and waits for.</summary>
public sealed class ShardRunsTests : ServiceTest
{
    [Fact]
    public async Task A_run_does_every_shard_and_adds_up_what_they_came_to()
    {
        await using var service = await ServiceUnderTest.StartAsync(shardBits: 2);
        await service.PutCustomersAsync("ada", "ben", "cleo", "dan", "eva", "fay");
        await service.SubmitAsync(Event("dan", "gone", "lifecycle", service.Clock.Now, new { state = "churned" }));
        await service.SettleAsync();

        var run = await StartAsync(service);
        var before = await ProgressAsync(service, run);
        await service.DrainAsync();
        var after = await ProgressAsync(service, run);

        Assert.Equal((false, 0, 4), (before.IsComplete, before.Sum(ScoreCalculation.Calculated), before.Left.Count));
        Assert.True(after.IsComplete);
        Assert.Equal((5, 0), (after.Sum(ScoreCalculation.Calculated), after.Sum(ScoreCalculation.Failed)));
    }

    [Fact]
    public async Task A_shard_counts_once_however_often_its_message_is_delivered()
    {
        await Service.PutCustomersAsync("ada", "ben");
        var run = await StartAsync(Service);
        var message = Assert.Single(await Service.TakeAsync(QueueNames.Shards));
        await Service.DeliverAsync(QueueNames.Shards, message);

        await Service.PutCustomersAsync("cleo");
        await Service.DeliverAsync(QueueNames.Shards, message);

        Assert.Equal(2, (await ProgressAsync(Service, run)).Sum(ScoreCalculation.Calculated));
    }

    [Theory]
    [InlineData(Fault.UnavailableBefore)]
    [InlineData(Fault.CommitThenDrop)]
    public async Task A_crash_at_any_transaction_of_a_shard_changes_no_count(Fault fault)
    {
        await Service.PutCustomersAsync("ada", "ben", "cleo");
        foreach (var customer in new[] { "ada", "ben" })
        {
            await Service.SubmitAsync(Event(customer, "c", "contract", Clock.Now, new { end_date = "2026-04-20" }));
        }

        await Service.SettleAsync();
        for (var call = 1; call <= 2; call++)
        {
            Clock.Advance(TimeSpan.FromDays(1)); // The days of the contracts run: their customers have news.
            var run = await StartAsync(Service);
            Service.Faults.On(Transact, Service.Faults.Calls(Transact) + call, fault);

            Assert.Equal(1, await Service.SettleAsync());
            var progress = await ProgressAsync(Service, run);
            Assert.Equal((true, 3), (progress.IsComplete, progress.Sum(ScoreCalculation.Calculated)));
        }
    }

    [Fact]
    public async Task Of_a_shard_whose_message_is_gone_nothing_is_known_and_the_wait_ends()
    {
        await using var service = await ServiceUnderTest.StartAsync(shardBits: 2);
        await service.PutCustomersAsync("ada", "ben", "cleo", "dan");
        var run = await StartAsync(service);
        foreach (var message in (await service.TakeAsync(QueueNames.Shards)).Skip(1))
        {
            await service.DeliverAsync(QueueNames.Shards, message);
        }

        var progress = await service.Get<ShardRuns>().WaitAsync(ServiceUnderTest.Tenant, run, TimeSpan.FromMilliseconds(60), Token);

        Assert.False(progress.IsComplete);
        Assert.Single(progress.Left);
        Assert.Equal(3, progress.Done.Count);
    }

    [Fact]
    public async Task A_wait_ends_as_soon_as_the_last_shard_is_done()
    {
        await Service.PutCustomersAsync("ada");
        var run = await StartAsync(Service);
        var wait = Service.Get<ShardRuns>().WaitAsync(ServiceUnderTest.Tenant, run, Waiting.Longest, Token);
        Assert.False(wait.IsCompleted);

        await Service.DrainAsync();

        Assert.True((await wait).IsComplete);
    }

    [Fact]
    public async Task A_customer_whose_row_is_damaged_counts_as_failed_and_keeps_nobody_waiting()
    {
        await Service.PutCustomersAsync("ada", "ben");
        var row = Assert.Single(await Service.CustomerRowsAsync("s:ben"));
        row["Signals"] = new byte[] { 0xFF, 0xFF };
        await Service.Store.TransactAsync(TableNames.Customers, [RowOperation.Overwrite(row)], Token);

        var run = await StartAsync(Service);
        await Service.DrainAsync();

        var progress = await ProgressAsync(Service, run);
        Assert.Equal((1, 1), (progress.Sum(ScoreCalculation.Calculated), progress.Sum(ScoreCalculation.Failed)));
    }

    [Fact]
    public async Task A_calculation_is_as_of_the_moment_it_was_asked_for_and_marks_who_is_at_risk()
    {
        await Service.PutCustomersAsync("ada");
        await Service.SubmitAsync(Event("ada", "c", "contract", Clock.Now, new { end_date = "2026-04-01" }));
        await Service.SettleAsync();
        Assert.Equal(CustomerStatus.Active, (await Service.StateAsync("ada")).Status);
        Clock.Advance(TimeSpan.FromDays(1));
        var asked = Clock.Now;

        await StartAsync(Service);
        Clock.Advance(TimeSpan.FromHours(1));
        await Service.DrainAsync();

        var state = await Service.StateAsync("ada");
        Assert.Equal((asked, CustomerStatus.AtRisk, asked), (state.EvaluatedAt, state.Status, state.AtRiskSince));
    }

    [Fact]
    public async Task A_message_of_a_job_that_is_not_there_or_of_no_shard_is_buried()
    {
        await Service.DeliverAsync(QueueNames.Shards, Text("tidy-up", 0));
        await Service.DeliverAsync(QueueNames.Shards, Text(ScoreCalculation.JobName, 64));

        var dead = await Service.RowsAsync(TableNames.Dead, $"main!{Clock.Now:yyyyMMdd}");
        Assert.Equal(["unknown-job", "unknown-shard"], dead.Select(row => row.GetString("Reason")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task There_is_no_run_that_nobody_asked_for_and_no_job_that_nobody_made()
    {
        Assert.Null(await Service.Get<ShardRuns>().FindAsync(ServiceUnderTest.Tenant, Guid.NewGuid(), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Service.Get<ShardRuns>().StartAsync(ServiceUnderTest.Tenant, "tidy-up", Token));
    }

    private static Task<Run> StartAsync(ServiceUnderTest service) =>
        service.Get<ShardRuns>().StartAsync(ServiceUnderTest.Tenant, ScoreCalculation.JobName, Token);

    private static async Task<RunProgress> ProgressAsync(ServiceUnderTest service, Run run) =>
        (await service.Get<ShardRuns>().FindAsync(ServiceUnderTest.Tenant, run.Id, Token))!;

    private static string Text(string job, int shard) =>
        $$"""
        {"schema":"shards.run","version":1,"tenant":"main","sent":"2026-03-17T12:00:00Z",
        "body":{"run":"{{Guid.NewGuid()}}","job":"{{job}}","asOf":"2026-03-17T12:00:00Z","shard":{{shard}} } }
        """;
}
