using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>Some deployments, as a sum over customers.</summary>
/// <param name="Active">In use.</param>
/// <param name="Customers">Different customers of all of them.</param>
internal readonly record struct DeploymentSum(int Active, int Inactive, int Customers)
{
    public int All => Active + Inactive;

    public static DeploymentSum Of(IReadOnlyCollection<Deployment> deployments)
    {
        var active = deployments.Count(deployment => deployment.IsActive);
        return new DeploymentSum(
            active, deployments.Count - active, deployments.DistinctBy(deployment => deployment.CustomerId).Count());
    }

    public DeploymentSum Plus(DeploymentSum other) =>
        new(Active + other.Active, Inactive + other.Inactive, Customers + other.Customers);
}
