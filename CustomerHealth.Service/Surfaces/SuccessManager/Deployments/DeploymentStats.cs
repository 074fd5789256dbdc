using System.Text.Json.Serialization;
using CustomerHealth.Service.Deployments;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Deployments;

/// <summary>What is in use of what: the document's words always, and other senders' where there is something of them.</summary>
internal sealed record DeploymentStats(
    int TotalActive,
    int TotalInactive,
    IReadOnlyDictionary<string, int> ByProduct,
    IReadOnlyDictionary<string, int> ByEnvironment,
    [property: JsonPropertyName("expiring_in_30_days")] int ExpiringIn30Days)
{
    public static DeploymentStats Of(DeploymentCounts counts, int expiring) => new(
        counts.Active,
        counts.Inactive,
        WithAll(DeploymentShape.Products, counts.ByProduct),
        WithAll(DeploymentShape.Environments, counts.ByEnvironment),
        expiring);

    private static Dictionary<string, int> WithAll(Words<string> words, IReadOnlyDictionary<string, int> counts) =>
        words.Listing.Union(counts.Keys).ToDictionary(word => word, word => counts.GetValueOrDefault(word));
}
