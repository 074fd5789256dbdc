namespace CustomerHealth.Service.Records;

/// <summary>A product installed at a customer, as stated last.</summary>
/// <param name="Environment">cloud, on_premise or hybrid; other senders may use other words.</param>
/// <param name="LicenseExpiry">The last day of the licence.</param>
/// <param name="DeployedOn">The day it was put into use.</param>
public sealed record Deployment(
    Guid Id,
    string CustomerId,
    string Product,
    string? Environment,
    string? Version,
    string? LicenseType,
    DateOnly? LicenseExpiry,
    DateOnly? DeployedOn,
    bool IsActive,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    internal static Deployment Of(StoredRecord stored)
    {
        var data = new RecordData(stored.Data);
        return new Deployment(
            stored.Id,
            stored.CustomerId,
            data.Text("product") ?? string.Empty,
            data.Text("environment"),
            data.Text("version"),
            data.Text("license_type"),
            data.Date("license_expiry"),
            data.Date("deployed"),
            data.Flag("active") ?? true,
            stored.CreatedAt,
            stored.UpdatedAt);
    }
}
