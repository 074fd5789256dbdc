using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.ApiKeys;

/// <summary>A key of an integration, without the secret itself, which nobody but its owner has.</summary>
/// <param name="Hash">See <see cref="ApiKeyText.HashOf"/>.</param>
/// <param name="Hint">Its first characters.</param>
/// <param name="CreatedBy">Who made it, by name.</param>
/// <param name="LastUsed">To the hour.</param>
public sealed record ApiKey(
    string Id,
    string Hash,
    string Name,
    string Hint,
    IReadOnlyList<string> Scopes,
    string CreatedBy,
    DateTimeOffset Created,
    DateTimeOffset Expires,
    DateTimeOffset? Revoked = null,
    DateTimeOffset? LastUsed = null)
{
    public bool IsValidAt(DateTimeOffset now) => Revoked is null && now < Expires;
}

/// <summary>A key in table <c>ApiKeys</c>: partition <c>{tenant}</c>, row its hash, so that a request finds it with one read.</summary>
internal static class ApiKeyRow
{
    public static TableRow Write(TenantId tenant, ApiKey key) => new(tenant.Value, key.Hash)
    {
        ["Id"] = key.Id,
        ["Name"] = key.Name,
        ["Hint"] = key.Hint,
        ["Scopes"] = string.Join(' ', key.Scopes),
        ["CreatedBy"] = key.CreatedBy,
        ["Created"] = key.Created,
        ["Expires"] = key.Expires,
        ["Revoked"] = key.Revoked,
        ["LastUsed"] = key.LastUsed,
    };

    public static ApiKey Read(TableRow row) => new(
        row.GetString("Id") ?? string.Empty,
        row.RowKey,
        row.GetString("Name") ?? string.Empty,
        row.GetString("Hint") ?? string.Empty,
        (row.GetString("Scopes") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        row.GetString("CreatedBy") ?? string.Empty,
        row.GetDateTime("Created") ?? default,
        row.GetDateTime("Expires") ?? default,
        row.GetDateTime("Revoked"),
        row.GetDateTime("LastUsed"));
}
