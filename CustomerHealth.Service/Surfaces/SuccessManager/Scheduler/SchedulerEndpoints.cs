using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Scheduler;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Scheduler;

/// <summary><c>/scheduler</c>: the jobs that timers start, for admins.</summary>
internal static class SchedulerEndpoints
{
    public static void MapScheduler(this IEndpointRouteBuilder api)
    {
        var admins = api.MapGroup("/scheduler").RequireAuthorization(Access.SuccessManagerAdmin).WithTags("Scheduler");
        admins.MapMethods("/jobs", SuccessManagerEndpoints.Read, List)
            .Answers<IReadOnlyList<JobResponse>>().WithSummary("The jobs and when they run next");
        admins.MapPost("/jobs/{id}/run", RunAsync)
            .Answers<JobTriggered>().Answers<RunAccepted>(StatusCodes.Status202Accepted).WithSummary("Runs a job now, and waits for it up to 20 seconds");
    }

    private static IResult List(ScheduledJobs jobs, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return Reply.Ok<IReadOnlyList<JobResponse>>([.. jobs.All.Select(job => JobResponse.Of(job, now))]);
    }

    private static async Task<IResult> RunAsync(
        string id, HttpContext context, ScheduledJobs jobs, ShardRuns runs, CancellationToken cancellationToken)
    {
        if (jobs.Find(id) is not { } job)
        {
            return Reply.NotFound($"Job '{id}'");
        }

        var run = await job.RunAsync(context.Tenant(), cancellationToken);
        var message = $"Job '{job.Id}' triggered successfully";
        if (RunReply.IsWanted(context.Request))
        {
            return RunReply.Accepted(context, run, message);
        }

        await runs.WaitAsync(context.Tenant(), run, Waiting.Longest, cancellationToken);
        return Reply.Ok(new JobTriggered(message, run.Id));
    }
}

internal sealed record JobResponse(string Id, string Name, string Trigger, DateTime NextRunTime)
{
    public static JobResponse Of(IScheduledJob job, DateTimeOffset now) =>
        new(job.Id, job.Name, job.Schedule.Trigger, job.Schedule.After(now).UtcDateTime);
}

/// <param name="RunId">Where the run can be followed if it takes longer than the wait.</param>
internal sealed record JobTriggered(string Message, Guid RunId);
