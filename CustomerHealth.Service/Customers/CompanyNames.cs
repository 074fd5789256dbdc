using System.Security.Cryptography;
using System.Text;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Customers;

/// <summary>
/// Keeps company names unique: table <c>Names</c>, partition <c>{tenant}!company</c>, row the hash of the folded name. The name is
/// reserved before the customer is written; a reservation whose customer never came about is taken over after a minute.
/// </summary>
public sealed class CompanyNames(ITableStore tables, CustomerReader customers, TimeProvider time)
{
    private static readonly TimeSpan OrphanAge = TimeSpan.FromMinutes(1);

    /// <summary>Case and outer or repeated white space do not make another name.</summary>
    public static string Fold(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    /// <summary>True when the name belongs to <paramref name="owner"/> now, whether it did before or not.</summary>
    public async Task<bool> ReserveAsync(TenantId tenant, string name, string owner, CancellationToken cancellationToken)
    {
        var row = RowOf(tenant, name);
        row["Owner"] = owner;
        row["Name"] = name;
        row["Reserved"] = time.GetUtcNow();
        while (true)
        {
            var added = await tables.TransactAsync(TableNames.Names, [RowOperation.Add(row)], cancellationToken);
            if (added.Committed)
            {
                return true;
            }

            var held = await tables.GetAsync(TableNames.Names, row.PartitionKey, row.RowKey, null, cancellationToken);
            if (held is null)
            {
                continue; // Released between the two requests.
            }

            if (held.GetString("Owner") != owner && !await IsOrphanAsync(tenant, held, cancellationToken))
            {
                return false;
            }

            // Written anew even if it is the owner's: whoever is about to take an old reservation over must find it changed.
            var taken = await tables.TransactAsync(
                TableNames.Names, [RowOperation.ReplaceIfUnchanged(row, held.ETag!)], cancellationToken);
            if (taken.Committed)
            {
                return true;
            }
        }
    }

    /// <summary>Gives a name back, if it still is the owner's.</summary>
    public async Task ReleaseAsync(TenantId tenant, string name, string owner, CancellationToken cancellationToken)
    {
        var key = RowOf(tenant, name);
        var held = await tables.GetAsync(TableNames.Names, key.PartitionKey, key.RowKey, null, cancellationToken);
        if (held?.GetString("Owner") == owner)
        {
            await tables.TransactAsync(
                TableNames.Names, [RowOperation.DeleteIfUnchanged(held.PartitionKey, held.RowKey, held.ETag!)], cancellationToken);
        }
    }

    private static TableRow RowOf(TenantId tenant, string name) =>
        new($"{tenant.Value}!company", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Fold(name))).AsSpan(0, 16)));

    private async Task<bool> IsOrphanAsync(TenantId tenant, TableRow held, CancellationToken cancellationToken)
    {
        if (held.GetDateTime("Reserved") > time.GetUtcNow() - OrphanAge)
        {
            return false;
        }

        var owner = await customers.FindAsync(tenant, held.GetString("Owner")!, cancellationToken);
        return owner is null
            || owner.Profile.Kind != CustomerKind.Organisation
            || Fold(owner.Profile.Name) != Fold(held.GetString("Name")!);
    }
}
