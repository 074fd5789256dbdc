using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Accounts;

/// <summary>
/// A user in table <c>Users</c>: partition <c>{tenant}</c>, row <c>u:{id}</c>, so that other rows of accounts find room beside it.
/// </summary>
internal static class UserRow
{
    /// <summary>Bounds of all users of a partition.</summary>
    public static readonly (string From, string Before) Range = ("u:", "u;");

    public static string PartitionOf(TenantId tenant) => tenant.Value;

    public static string KeyOf(string id) => $"u:{id}";

    public static TableRow Write(TenantId tenant, User user) => new(PartitionOf(tenant), KeyOf(user.Id))
    {
        ["Email"] = user.Email,
        ["FullName"] = user.FullName,
        ["Phone"] = user.Phone,
        ["Role"] = user.Role.Word(),
        ["Active"] = user.Active,
        ["PasswordHash"] = user.PasswordHash,
        ["Stamp"] = user.Stamp,
        ["Created"] = user.CreatedAt,
        ["Updated"] = user.UpdatedAt,
        ["LastSignIn"] = user.LastSignIn,
    };

    public static User Read(TableRow row) => new()
    {
        Id = row.RowKey[2..],
        Email = row.GetString("Email") ?? string.Empty,
        FullName = row.GetString("FullName") ?? string.Empty,
        Phone = row.GetString("Phone"),
        Role = Roles.Read(row.GetString("Role")) ?? Role.Viewer,
        Active = row.GetBoolean("Active") ?? false,
        PasswordHash = row.GetString("PasswordHash") ?? string.Empty,
        Stamp = row.GetString("Stamp") ?? string.Empty,
        CreatedAt = row.GetDateTime("Created") ?? default,
        UpdatedAt = row.GetDateTime("Updated") ?? row.GetDateTime("Created") ?? default,
        LastSignIn = row.GetDateTime("LastSignIn"),
        ETag = row.ETag,
    };
}
