using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Deployments;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Deployments;

/// <summary>A deployment alone.</summary>
internal sealed record ProductDeploymentResponse(
    string CustomerId,
    [WordOf(typeof(DeploymentShape), nameof(DeploymentShape.Products))] string ProductName,
    DateOnly DeploymentDate,
    string Version,
    [WordOf(typeof(DeploymentShape), nameof(DeploymentShape.Environments))] string Environment,
    string LicenseType,
    DateOnly LicenseExpiry,
    bool IsActive,
    Guid Id,
    DateTime CreatedAt,
    DateTime UpdatedAt)
{
    public static ProductDeploymentResponse Of(Deployment deployment) => new(
        deployment.CustomerId,
        deployment.Product,
        DeploymentShape.DayOf(deployment),
        deployment.Version ?? DeploymentShape.Unsaid,
        deployment.Environment!,
        deployment.LicenseType ?? DeploymentShape.Unsaid,
        deployment.LicenseExpiry!.Value,
        deployment.IsActive,
        deployment.Id,
        deployment.CreatedAt.UtcDateTime,
        deployment.UpdatedAt.UtcDateTime);
}

/// <summary>A deployment in the list of all.</summary>
internal sealed record DeploymentWithCustomer(
    Guid Id,
    string CustomerId,
    string? CustomerName,
    [WordOf(typeof(DeploymentShape), nameof(DeploymentShape.Products))] string ProductName,
    DateOnly DeploymentDate,
    string Version,
    [WordOf(typeof(DeploymentShape), nameof(DeploymentShape.Environments))] string Environment,
    string LicenseType,
    DateOnly LicenseExpiry,
    bool IsActive,
    DateTime CreatedAt,
    DateTime UpdatedAt)
{
    public static DeploymentWithCustomer Of(Deployment deployment, CustomerSummary? customer) => new(
        deployment.Id,
        deployment.CustomerId,
        customer?.Profile.Name,
        deployment.Product,
        DeploymentShape.DayOf(deployment),
        deployment.Version ?? DeploymentShape.Unsaid,
        deployment.Environment!,
        deployment.LicenseType ?? DeploymentShape.Unsaid,
        deployment.LicenseExpiry!.Value,
        deployment.IsActive,
        deployment.CreatedAt.UtcDateTime,
        deployment.UpdatedAt.UtcDateTime);
}

/// <summary>A deployment whose licence ends soon.</summary>
internal sealed record ExpiringDeployment(
    Guid Id,
    string CustomerId,
    string? CustomerName,
    string? CustomerContactEmail,
    string? AccountManager,
    [WordOf(typeof(DeploymentShape), nameof(DeploymentShape.Products))] string ProductName,
    string Version,
    [WordOf(typeof(DeploymentShape), nameof(DeploymentShape.Environments))] string Environment,
    string LicenseType,
    DateOnly LicenseExpiry,
    int DaysUntilExpiry,
    [WordOf(typeof(DeploymentShape), nameof(DeploymentShape.Urgencies))] string Urgency)
{
    public static ExpiringDeployment Of(ExpiringLicense license) => new(
        license.Deployment.Id,
        license.Deployment.CustomerId,
        license.Customer.Profile.Name,
        license.Customer.Profile.Account.ContactEmail,
        license.Customer.Profile.Account.AccountManager,
        license.Deployment.Product,
        license.Deployment.Version ?? DeploymentShape.Unsaid,
        license.Deployment.Environment!,
        license.Deployment.LicenseType ?? DeploymentShape.Unsaid,
        license.Deployment.LicenseExpiry!.Value,
        license.DaysLeft,
        DeploymentShape.Urgencies.Of(license.Urgency));
}

/// <summary>A deployment in the list of its product.</summary>
internal sealed record DeploymentByProduct(
    Guid Id,
    string CustomerId,
    string? CustomerName,
    [WordOf(typeof(SuccessWords), nameof(SuccessWords.Statuses))] string? CustomerStatus,
    [WordOf(typeof(DeploymentShape), nameof(DeploymentShape.Products))] string ProductName,
    DateOnly DeploymentDate,
    string Version,
    [WordOf(typeof(DeploymentShape), nameof(DeploymentShape.Environments))] string Environment,
    string LicenseType,
    DateOnly LicenseExpiry,
    bool IsActive,
    int? LatestHealthScore,
    [WordOf(typeof(SuccessWords), nameof(SuccessWords.Trends))] string? HealthTrend)
{
    public static DeploymentByProduct Of(Deployment deployment, CustomerSummary? customer, DateOnly today)
    {
        var latest = customer is null ? null : SuccessStanding.Latest(customer, today);
        return new DeploymentByProduct(
            deployment.Id,
            deployment.CustomerId,
            customer?.Profile.Name,
            customer is null ? null : SuccessWords.Statuses.Of(customer.Standing.Status),
            deployment.Product,
            DeploymentShape.DayOf(deployment),
            deployment.Version ?? DeploymentShape.Unsaid,
            deployment.Environment!,
            deployment.LicenseType ?? DeploymentShape.Unsaid,
            deployment.LicenseExpiry!.Value,
            deployment.IsActive,
            latest?.Scores.Overall,
            latest is null ? null : SuccessWords.Of(latest.Value.Trend));
    }
}

internal sealed record DeploymentListResponse(IReadOnlyList<DeploymentWithCustomer> Deployments, int Total, int Skip, int Limit);

internal sealed record ExpiringDeploymentsResponse(IReadOnlyList<ExpiringDeployment> Deployments, int Total, int Skip, int Limit);

internal sealed record DeploymentByProductResponse(IReadOnlyList<DeploymentByProduct> Deployments, int Total, int Skip, int Limit);
