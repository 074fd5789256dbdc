using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary><c>GET /api/platform/runs/{id}</c>: how far work on all customers is that somebody asked for. Foreign and unknown ids are 404.</summary>
internal static class RunEndpoint
{
    /// <summary>Where a run can be followed.</summary>
    public static string AddressOf(Run run) => $"{PlatformEndpoints.Base}/runs/{run.Id:D}";

    public static async Task<Results<Ok<RunDocument>, ProblemHttpResult>> GetAsync(
        string id, HttpContext context, ShardRuns runs, CancellationToken cancellationToken) =>
        Guid.TryParseExact(id, "D", out var run) && await runs.FindAsync(context.Tenant(), run, cancellationToken) is { } progress
            ? TypedResults.Ok(RunDocument.Of(progress))
            : PlatformProblems.With(StatusCodes.Status404NotFound, "unknown-run", "There is no run with this id.");
}

/// <param name="Shards">How many parts the work has.</param>
/// <param name="Done">How many of them are done.</param>
/// <param name="Counts">What those came to, by names of the job's own.</param>
internal sealed record RunDocument(
    Guid Id, string Job, DateTime Started, int Shards, int Done, bool Complete, IReadOnlyDictionary<string, int> Counts)
{
    public static RunDocument Of(RunProgress progress) => new(
        progress.Run.Id,
        progress.Run.Job,
        progress.Run.Started.UtcDateTime,
        progress.Run.Shards,
        progress.Done.Count,
        progress.IsComplete,
        progress.Sums);
}
