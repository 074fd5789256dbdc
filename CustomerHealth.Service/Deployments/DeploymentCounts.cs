using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Deployments;

/// <summary>How many deployments there are of what. Those in use count by product and environment.</summary>
/// <param name="ByProduct">In ordinal order, as is the next.</param>
/// <param name="ByEnvironment">Without those of which nobody said.</param>
public sealed record DeploymentCounts(
    int Active, int Inactive, IReadOnlyDictionary<string, int> ByProduct, IReadOnlyDictionary<string, int> ByEnvironment)
{
    public static DeploymentCounts Of(IReadOnlyCollection<Deployment> deployments)
    {
        var active = deployments.Where(deployment => deployment.IsActive).ToList();
        return new DeploymentCounts(
            active.Count,
            deployments.Count - active.Count,
            Count(active.Select(deployment => deployment.Product)),
            Count(active.Select(deployment => deployment.Environment).OfType<string>()));
    }

    private static SortedDictionary<string, int> Count(IEnumerable<string> words) =>
        new(words.CountBy(word => word).ToDictionary(), StringComparer.Ordinal);
}
