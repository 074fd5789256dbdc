using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Tokens;

/// <summary>
/// The refresh tokens that began with one sign-in, of which only the newest counts: table <c>RefreshTokens</c>, partition
/// <c>{tenant}!{user}</c>, row <c>{family}</c>, the oldest first.
/// </summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Current">Hash of the token that counts.</param>
/// <param name="Stamp">The account's when it signed in; with another one the family is over.</param>
/// <param name="Until">When the token that counts is over.</param>
internal sealed record RefreshFamily(Guid Id, string Current, string Stamp, DateTimeOffset Began, DateTimeOffset Until, bool Ended, string? ETag)
{
    private const string EndedProperty = "Ended";

    public static string PartitionOf(TenantId tenant, Guid user) => $"{tenant.Value}!{user:D}";

    public static string KeyOf(Guid family) => family.ToString("N");

    /// <summary>Families that began before a time have keys below this one: a UUIDv7 begins with its time.</summary>
    public static string KeyAt(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);

    public static RefreshFamily Read(TableRow row) => new(
        Guid.ParseExact(row.RowKey, "N"),
        row.GetString("Current") ?? string.Empty,
        row.GetString("Stamp") ?? string.Empty,
        row.GetDateTime("Began") ?? default,
        row.GetDateTime("Until") ?? default,
        row.GetBoolean(EndedProperty) ?? true,
        row.ETag);

    /// <summary>The row that ends a family, whatever else became of it meanwhile.</summary>
    public static TableRow End(TenantId tenant, RefreshToken token) =>
        new(PartitionOf(tenant, token.User), KeyOf(token.Family)) { [EndedProperty] = true };

    public bool Holds(RefreshToken token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Current), Encoding.ASCII.GetBytes(token.Hash));

    public TableRow Write(TenantId tenant, Guid user) => new(PartitionOf(tenant, user), KeyOf(Id))
    {
        ["Current"] = Current,
        ["Stamp"] = Stamp,
        ["Began"] = Began,
        ["Until"] = Until,
        [EndedProperty] = Ended,
    };
}
