using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Deployments;

/// <summary>A licence that ends soon.</summary>
/// <param name="DaysLeft">0 on its last day.</param>
public sealed record ExpiringLicense(Deployment Deployment, CustomerSummary Customer, int DaysLeft)
{
    /// <summary>A week and less is critical, 30 days and less high, else medium.</summary>
    public LicenseUrgency Urgency => DaysLeft switch
    {
        <= 7 => LicenseUrgency.Critical,
        <= 30 => LicenseUrgency.High,
        _ => LicenseUrgency.Medium,
    };
}

/// <summary>How soon somebody should do something about a licence.</summary>
public enum LicenseUrgency
{
    Medium,
    High,
    Critical,
}

/// <summary>
/// Finds the licences that end soon: of active deployments whose customer has not churned. One that has ended already is no more of them.
/// </summary>
public sealed class ExpiringLicenses(CustomerReader customers, TimeProvider time)
{
    /// <param name="days">How far to look ahead; 0 is today alone.</param>
    /// <returns>The soonest first.</returns>
    public async Task<IReadOnlyList<ExpiringLicense>> FindAsync(
        TenantId tenant, IEnumerable<Deployment> deployments, int days, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var soon = (
            from deployment in deployments
            where deployment.IsActive
            let left = deployment.LicenseExpiry?.DayNumber - today.DayNumber
            where left >= 0 && left <= days
            orderby left, deployment.Id
            select (deployment, left: left.Value)).ToList();
        var owners = await customers.FindManyAsync(tenant, soon.Select(found => found.deployment.CustomerId), cancellationToken);
        return
        [
            .. from found in soon
               let owner = owners.GetValueOrDefault(found.deployment.CustomerId)
               where owner is not null && owner.Standing.Status != CustomerStatus.Churned
               select new ExpiringLicense(found.deployment, owner, found.left),
        ];
    }
}
