using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.HealthScores;

/// <summary>Calculations that somebody asks for. They do what happens at midnight anyhow: alerts are raised, and who stands low is marked.</summary>
internal static class Calculations
{
    public static async Task<IResult> OfOneAsync(
        string id, HttpContext context, CustomerWriter writer, RecordReader records, TimeProvider time, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, CalculateScoreRequest.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        var (tenant, customerId) = (context.Tenant(), NamedCustomers.IdOf(id));
        var isTheirs = sent.DeploymentId is null
            || await records.FindAsync(tenant, RecordKinds.Deployments, Guid.Parse(sent.DeploymentId), cancellationToken) is { } deployment
                && deployment.CustomerId == customerId;
        var (_, state) = await writer.EditAsync(
            tenant,
            customerId,
            (before, _) => Task.FromResult(before is null || !isTheirs ? null : new CustomerEdit(Due: AlertChecks.Health)),
            cancellationToken);
        return state is null ? NamedCustomers.Unfound("path", id)
            : !isTheirs ? Reply.BreaksRule("Product deployment not found or doesn't belong to customer")
            : Reply.Ok(HealthScoreResponse.OfCalculated(tenant, state, sent.DeploymentId, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)));
    }

    /// <summary>
    /// The work is done by the queue, on every instance there is; the answer waits for it. What is not done by then is said and goes on.
    /// </summary>
    public static async Task<IResult> OfAllAsync(
        HttpContext context, ShardRuns runs, CustomerReader customers, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, CalculateAllQuery.Read);
        if (asked is null)
        {
            return refusal!;
        }

        var tenant = context.Tenant();
        var run = await runs.StartAsync(tenant, ScoreCalculation.JobName, cancellationToken);
        if (RunReply.IsWanted(context.Request))
        {
            return RunReply.Accepted(context, run, "Calculation started in background");
        }

        if (asked.IsAsync)
        {
            return Reply.Ok(BatchCalculationResult.Begun(run));
        }

        var progress = await runs.WaitAsync(tenant, run, Waiting.Longest, cancellationToken);
        var waiting = 0;
        foreach (var shard in progress.Left)
        {
            waiting += await customers.SummariesAsync(tenant, shard, cancellationToken)
                .CountAsync(customer => customer.Standing.Status != CustomerStatus.Churned, cancellationToken);
        }

        return Reply.Ok(BatchCalculationResult.Of(progress, waiting));
    }
}
