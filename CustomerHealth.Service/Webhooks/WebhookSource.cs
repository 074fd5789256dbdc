using System.Text.RegularExpressions;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Webhooks;

/// <summary>Somebody who sends us webhooks. Secrets are protected here as they are in the store.</summary>
/// <param name="Name">1 to 64 of <c>a-z 0-9 -</c>; it stands in the address.</param>
/// <param name="Previous">The secret before the last rotation, which counts until <paramref name="PreviousUntil"/>.</param>
public sealed partial record WebhookSource(
    string Name,
    string Secret,
    string? Previous,
    DateTimeOffset? PreviousUntil,
    string CreatedBy,
    DateTimeOffset Created,
    DateTimeOffset? Rotated,
    string? ETag = null)
{
    public static bool IsName(string? text) => text is not null && Name64().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?\z")]
    private static partial Regex Name64();
}

/// <summary>A source in table <c>WebhookSources</c>: partition <c>{tenant}</c>, row its name.</summary>
internal static class WebhookSourceRow
{
    public static TableRow Write(TenantId tenant, WebhookSource source) => new(tenant.Value, source.Name)
    {
        ["Secret"] = source.Secret,
        ["Previous"] = source.Previous,
        ["PreviousUntil"] = source.PreviousUntil,
        ["CreatedBy"] = source.CreatedBy,
        ["Created"] = source.Created,
        ["Rotated"] = source.Rotated,
    };

    public static WebhookSource Read(TableRow row) => new(
        row.RowKey,
        row.GetString("Secret") ?? string.Empty,
        row.GetString("Previous"),
        row.GetDateTime("PreviousUntil"),
        row.GetString("CreatedBy") ?? string.Empty,
        row.GetDateTime("Created") ?? default,
        row.GetDateTime("Rotated"),
        row.ETag);
}
