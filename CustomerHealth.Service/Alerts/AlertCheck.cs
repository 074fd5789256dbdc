using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Alerts;

/// <summary>Checks all customers for what only a check may raise: contracts and licences that end, and silence.</summary>
/// <param name="name">One of the names below.</param>
/// <param name="due">Which checks it makes.</param>
public sealed class AlertCheck(
    string name, AlertChecks due, ShardRecalculation recalculation, RecordLists lists, RollupRequests rollups) : IShardJob
{
    public const string Everything = "check-alerts";
    public const string Contracts = "check-contracts";
    public const string Licenses = "check-licenses";
    public const string Silence = "check-inactivity";

    // What a run came to: alerts raised since it was asked for.
    public const string ContractsRaised = "contract_expiry";
    public const string LicensesRaised = "license_expiry";
    public const string SilenceRaised = "inactivity";

    public string Name => name;

    public async Task<IReadOnlyDictionary<string, int>> RunAsync(
        TenantId tenant, int shard, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var done = await recalculation.RunAsync(tenant, shard, new Recalculation(asOf, due), cancellationToken);
        if (done.Changed > 0)
        {
            await rollups.RequestAsync(tenant, shard, cancellationToken);
        }

        // Counted where they stand: a second time, after one that wrote them and then failed, raises nothing and comes to the same.
        var alerts = await lists.InShardAsync(tenant, shard, CustomerAlert.Kind, cancellationToken);
        var raised = alerts.Where(alert => alert.Raised >= asOf).ToList();
        return new Dictionary<string, int>
        {
            [ContractsRaised] = CountOf(AlertTypes.ContractExpiry, ContractExpiryRule.KeyPrefix),
            [LicensesRaised] = CountOf(AlertTypes.ContractExpiry, LicenseExpiryRule.KeyPrefix),
            [SilenceRaised] = CountOf(AlertTypes.Inactivity, InactivityRule.KeyPrefix),
        };

        int CountOf(string rule, string prefix) =>
            raised.Count(alert => alert.Stated.Rule == rule && alert.Episode.StartsWith(prefix, StringComparison.Ordinal));
    }
}
