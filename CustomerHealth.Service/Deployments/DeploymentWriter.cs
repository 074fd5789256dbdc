using System.Text.Json.Nodes;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Deployments;

/// <summary>A product as it is to be installed.</summary>
/// <param name="LicenseExpiry">The last day of the licence, after <paramref name="DeployedOn"/>.</param>
public sealed record NewDeployment(
    string Product,
    string Environment,
    string Version,
    string LicenseType,
    DateOnly LicenseExpiry,
    DateOnly DeployedOn,
    bool IsActive);

/// <summary>What of a deployment shall change; null stays.</summary>
public sealed record DeploymentChange(
    string? Product = null,
    string? Environment = null,
    string? Version = null,
    string? LicenseType = null,
    DateOnly? LicenseExpiry = null,
    DateOnly? DeployedOn = null,
    bool? IsActive = null);

/// <summary>
/// Writes deployments. A licence ends after the day of the deployment: what would break that is <see cref="RecordOutcome.Refused"/>. A
/// deployment is never taken out, only deactivated: surveys refer to it.
/// </summary>
public sealed class DeploymentWriter(RecordWriter records)
{
    public async Task<Written<Deployment>> AddAsync(
        TenantId tenant, string customerId, NewDeployment deployment, string source, CancellationToken cancellationToken) =>
        deployment.LicenseExpiry <= deployment.DeployedOn
            ? new Written<Deployment>(RecordOutcome.Refused)
            : await records.AddAsync(
                tenant,
                RecordKinds.Deployments,
                customerId,
                RecordIds.New(tenant, customerId),
                source,
                new JsonObject
                {
                    ["product"] = deployment.Product,
                    ["environment"] = deployment.Environment,
                    ["version"] = deployment.Version,
                    ["license_type"] = deployment.LicenseType,
                    ["license_expiry"] = RecordData.Of(deployment.LicenseExpiry),
                    ["deployed"] = RecordData.Of(deployment.DeployedOn),
                    ["active"] = deployment.IsActive,
                },
                cancellationToken);

    public Task<Written<Deployment>> ChangeAsync(
        TenantId tenant, Guid id, DeploymentChange change, string source, CancellationToken cancellationToken) =>
        records.ChangeAsync(tenant, RecordKinds.Deployments, id, source, before => FieldsOf(before, change), cancellationToken);

    private static JsonObject? FieldsOf(Deployment before, DeploymentChange change)
    {
        var touchesDays = change.LicenseExpiry is not null || change.DeployedOn is not null;
        if (touchesDays && (change.LicenseExpiry ?? before.LicenseExpiry) <= (change.DeployedOn ?? before.DeployedOn))
        {
            return null;
        }

        var fields = new JsonObject();
        Set("product", change.Product);
        Set("environment", change.Environment);
        Set("version", change.Version);
        Set("license_type", change.LicenseType);
        Set("license_expiry", RecordData.Of(change.LicenseExpiry));
        Set("deployed", RecordData.Of(change.DeployedOn));
        Set("active", change.IsActive);
        return fields;

        void Set(string name, JsonNode? value)
        {
            if (value is not null)
            {
                fields[name] = value;
            }
        }
    }
}
