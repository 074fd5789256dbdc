using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Nightly;

/// <summary>Calculates the scores of all customers when somebody asks: what happens at midnight, as of the moment they asked.</summary>
public sealed class ScoreCalculation(ShardRecalculation recalculation, RollupRequests rollups) : IShardJob
{
    public const string JobName = "calculate-scores";

    /// <summary>Customers whose scores were worked out, whether they changed or not; those who have churned do not count.</summary>
    public const string Calculated = "calculated";

    /// <summary>Customers whose row could not be read and is as it was.</summary>
    public const string Failed = "failed";

    public string Name => JobName;

    public async Task<IReadOnlyDictionary<string, int>> RunAsync(
        TenantId tenant, int shard, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var done = await recalculation.RunAsync(tenant, shard, new Recalculation(asOf, AlertChecks.Health), cancellationToken);
        await rollups.RequestAsync(tenant, shard, cancellationToken);
        return new Dictionary<string, int>
        {
            [Calculated] = done.Customers.Count(customer => customer.Standing.Status != CustomerStatus.Churned),
            [Failed] = done.Unreadable,
        };
    }
}
