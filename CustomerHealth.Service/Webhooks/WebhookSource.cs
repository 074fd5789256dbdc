using System.Text.RegularExpressions;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Webhooks;

/// <summary>Somebody who sends us webhooks.</summary>
/// <param name="Name">1 to 64 of <c>a-z 0-9 -</c>; it stands in the address.</param>
public sealed partial record WebhookSource(
    string Name, WebhookSecret Secret, string CreatedBy, DateTimeOffset Created, string? ETag = null)
{
    public static bool IsName(string? text) => text is not null && Name64().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?\z")]
    private static partial Regex Name64();
}

/// <summary>A source in table <c>WebhookSources</c>: partition <c>{tenant}</c>, row its name.</summary>
internal static class WebhookSourceRow
{
    public static TableRow Write(TenantId tenant, WebhookSource source)
    {
        var row = new TableRow(tenant.Value, source.Name) { ["CreatedBy"] = source.CreatedBy, ["Created"] = source.Created };
        source.Secret.WriteTo(row);
        return row;
    }

    public static WebhookSource Read(TableRow row) => new(
        row.RowKey,
        WebhookSecret.Read(row),
        row.GetString("CreatedBy") ?? string.Empty,
        row.GetDateTime("Created") ?? default,
        row.ETag);
}
