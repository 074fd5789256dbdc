using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Alerts;

/// <summary><c>/alerts/run-checks</c>: what the daily checks do, now.</summary>
internal static class AlertChecksEndpoint
{
    public static async Task<IResult> RunAsync(HttpContext context, ShardRuns runs, CancellationToken cancellationToken)
    {
        var run = await runs.StartAsync(context.Tenant(), AlertCheck.Everything, cancellationToken);
        if (RunReply.IsWanted(context.Request))
        {
            return RunReply.Accepted(context, run, "Alert checks started");
        }

        return Reply.Ok(ChecksDone.Of(await runs.WaitAsync(context.Tenant(), run, Waiting.Longest, cancellationToken)));
    }
}

/// <param name="Message">Says so where the checks were not complete when the wait was over; they go on all the same.</param>
/// <param name="AlertsCreated">By the checks; of those that were done by then.</param>
/// <param name="RunId">Where the rest can be followed.</param>
internal sealed record ChecksDone(string Message, ChecksCreated AlertsCreated, Guid RunId)
{
    public static ChecksDone Of(RunProgress progress) => new(
        progress.IsComplete ? "Alert checks completed" : "Alert checks are still running",
        new ChecksCreated(
            progress.Sum(AlertCheck.ContractsRaised), progress.Sum(AlertCheck.LicensesRaised), progress.Sum(AlertCheck.SilenceRaised)),
        progress.Run.Id);
}

internal sealed record ChecksCreated(int ContractExpiry, int LicenseExpiry, int Inactivity);
