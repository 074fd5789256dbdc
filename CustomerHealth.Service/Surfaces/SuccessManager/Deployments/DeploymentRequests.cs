using CustomerHealth.Service.Deployments;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Deployments;

/// <summary>Which deployments are asked for, and in which order.</summary>
internal sealed record DeploymentQuery(
    Paging Paging, string? Product, string? Environment, bool? IsActive, string? CustomerId, SortOrder Order)
{
    private static readonly Sorting<Deployment> Columns = new(
        deployment => deployment.Id,
        ("created_at", deployment => deployment.CreatedAt),
        ("updated_at", deployment => deployment.UpdatedAt),
        ("product_name", deployment => deployment.Product),
        ("deployment_date", deployment => DeploymentShape.DayOf(deployment)),
        ("version", deployment => deployment.Version),
        ("environment", deployment => deployment.Environment),
        ("license_type", deployment => deployment.LicenseType),
        ("license_expiry", deployment => deployment.LicenseExpiry),
        ("is_active", deployment => deployment.IsActive),
        ("customer_id", deployment => deployment.CustomerId));

    public static DeploymentQuery Read(SentFields query) => new(
        Paging.Of(query),
        query.Optional("product_name", DeploymentShape.Products.Choice),
        query.Optional("environment", DeploymentShape.Environments.Choice),
        query.OptionalValue("is_active", Shape.Flag),
        query.Optional("customer_id", NamedCustomers.Id),
        Columns.Read(query));

    public IEnumerable<Deployment> Choose(IEnumerable<Deployment> all) => Columns.Sort(all.Where(Wants), Order);

    private bool Wants(Deployment deployment) =>
        DeploymentShape.HasWordsFor(deployment)
        && (Product is null || deployment.Product == Product)
        && (Environment is null || deployment.Environment == Environment)
        && (IsActive is null || deployment.IsActive == IsActive)
        && (CustomerId is null || deployment.CustomerId == CustomerId);
}

internal sealed record ExpiringQuery(Paging Paging, int Days)
{
    public static ExpiringQuery Read(SentFields query) => new(Paging.Of(query), query.Optional("days", Shape.Whole(1, 365), 30));
}

internal sealed record ProductQuery(Paging Paging, bool? IsActive)
{
    public static ProductQuery Read(SentFields query) => new(Paging.Of(query), query.OptionalValue("is_active", Shape.Flag));
}

/// <summary>A body that adds a deployment.</summary>
internal sealed record AddedDeployment(string CustomerId, NewDeployment Deployment)
{
    public static AddedDeployment Read(SentFields body) => new(
        body.Required("customer_id", NamedCustomers.Id),
        new NewDeployment(
            body.Required("product_name", DeploymentShape.Products.Choice),
            DeployedOn: body.Required("deployment_date", Shape.Date),
            Version: body.Required("version", DeploymentShape.Version),
            Environment: body.Required("environment", DeploymentShape.Environments.Choice),
            LicenseType: body.Required("license_type", DeploymentShape.LicenseType),
            LicenseExpiry: body.Required("license_expiry", Shape.Date),
            IsActive: body.Optional("is_active", Shape.Flag, true)));
}

/// <summary>A body that changes one; what is missing or null stays.</summary>
internal sealed record ChangedDeployment(DeploymentChange Change)
{
    public static ChangedDeployment Read(SentFields body) => new(new DeploymentChange(
        body.Optional("product_name", DeploymentShape.Products.Choice),
        DeployedOn: body.OptionalValue("deployment_date", Shape.Date),
        Version: body.Optional("version", DeploymentShape.Version),
        Environment: body.Optional("environment", DeploymentShape.Environments.Choice),
        LicenseType: body.Optional("license_type", DeploymentShape.LicenseType),
        LicenseExpiry: body.OptionalValue("license_expiry", Shape.Date),
        IsActive: body.OptionalValue("is_active", Shape.Flag)));
}
