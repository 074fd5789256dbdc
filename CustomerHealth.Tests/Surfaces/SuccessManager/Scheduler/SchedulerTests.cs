using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Tenancy;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Scheduler;

/// <summary>The jobs as admins see and start them.</summary>
public sealed class SchedulerTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>
{
    [Fact]
    public async Task The_jobs_are_the_documented_ones_with_when_they_run_next()
    {
        var answer = await app.GetAsync("admin", "/scheduler/jobs");

        var jobs = answer.Json.EnumerateArray().ToList();
        Assert.Equal(
            [
                "daily_health_scores|Calculate daily health scores|cron[hour='0', minute='0']",
                "contract_expiry_check|Check contract expiry alerts|cron[hour='8', minute='0']",
                "license_expiry_check|Check license expiry alerts|cron[hour='8', minute='30']",
                "inactivity_check|Check customer inactivity alerts|cron[hour='9', minute='0']",
                "scheduled_reports|Run scheduled reports|cron[minute='0']",
            ],
            jobs.Select(job => $"{job.Text("id")}|{job.Text("name")}|{job.Text("trigger")}"));
        Assert.All(jobs, job => Assert.Equal(["id", "name", "trigger", "next_run_time"], job.FieldNames()));
        Assert.All(jobs, job => Assert.InRange(job.At("next_run_time").GetDateTime() - app.Clock.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(-1), TimeSpan.FromDays(1)));
        Assert.All(jobs, job => Assert.EndsWith("Z", job.Text("next_run_time"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("daily_health_scores", "calculate-scores")]
    [InlineData("contract_expiry_check", "check-contracts")]
    [InlineData("license_expiry_check", "check-licenses")]
    [InlineData("inactivity_check", "check-inactivity")]
    [InlineData("scheduled_reports", "due-reports")]
    public async Task A_job_that_is_started_by_hand_has_run_when_it_is_answered(string id, string job)
    {
        var answer = await app.SendAsync("admin", "POST", $"/scheduler/jobs/{id}/run");

        Assert.Equal((200, $"Job '{id}' triggered successfully"), (answer.Status, answer.Json.Text("message")));
        var run = await app.Get<ShardRuns>().FindAsync(TenantId.Main, answer.Json.At("run_id").GetGuid(), CancellationToken.None);
        Assert.Equal((job, true), (run!.Run.Job, run.IsComplete));
    }

    [Fact]
    public async Task Who_does_not_want_to_wait_is_told_where_to_follow_it()
    {
        var answer = await app.Product.SendAsync(
            HttpMethod.Post, "/api/v1/scheduler/jobs/inactivity_check/run", null, ("Authorization", $"Bearer {app.TokenOf("admin")}"), ("Prefer", "respond-async"));

        Assert.Equal((202, "respond-async"), (answer.Status, answer.Headers["Preference-Applied"]));
        Assert.Equal($"/api/platform/runs/{answer.Json.Text("run_id")}", answer.Headers["Location"]);
    }

    [Theory]
    [InlineData("email_queue_processing")]
    [InlineData("INACTIVITY_CHECK")]
    [InlineData("'; drop table")]
    public async Task There_is_no_other_job(string id)
    {
        var answer = await app.SendAsync("admin", "POST", $"/scheduler/jobs/{Uri.EscapeDataString(id)}/run");

        Assert.Equal((404, $"Job '{id}' not found"), (answer.Status, answer.Only("detail")));
    }
}
