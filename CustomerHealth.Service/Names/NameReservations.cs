using System.Security.Cryptography;
using System.Text;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Names;

/// <summary>
/// Keeps names unique across partitions: table <c>Names</c>, partition <c>{tenant}!{kind}</c>, row the hash of the folded name. A name is
/// reserved before its owner is written; a reservation whose owner never came about is taken over after a minute.
/// </summary>
public sealed class NameReservations(ITableStore tables, TimeProvider time)
{
    private static readonly TimeSpan OrphanAge = TimeSpan.FromMinutes(1);

    /// <summary>Whose the name is, or was meant to be: the owner may not have come about.</summary>
    public async Task<string?> FindOwnerAsync(TenantId tenant, UniqueName name, CancellationToken cancellationToken)
    {
        var key = RowOf(tenant, name);
        var held = await tables.GetAsync(TableNames.Names, key.PartitionKey, key.RowKey, null, cancellationToken);
        return held?.GetString("Owner");
    }

    /// <summary>True when the name belongs to <paramref name="owner"/> now, whether it did before or not.</summary>
    /// <param name="isHeld">Whether the owner named really has this name; asked of old reservations only.</param>
    public async Task<bool> ReserveAsync(
        TenantId tenant, UniqueName name, string owner, Func<string, CancellationToken, Task<bool>> isHeld, CancellationToken cancellationToken)
    {
        var row = RowOf(tenant, name);
        row["Owner"] = owner;
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

            var heldBy = held.GetString("Owner")!;
            if (heldBy != owner && (IsYoung(held) || await isHeld(heldBy, cancellationToken)))
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
    public async Task ReleaseAsync(TenantId tenant, UniqueName name, string owner, CancellationToken cancellationToken)
    {
        var key = RowOf(tenant, name);
        var held = await tables.GetAsync(TableNames.Names, key.PartitionKey, key.RowKey, null, cancellationToken);
        if (held?.GetString("Owner") == owner)
        {
            await tables.TransactAsync(
                TableNames.Names, [RowOperation.DeleteIfUnchanged(held.PartitionKey, held.RowKey, held.ETag!)], cancellationToken);
        }
    }

    private bool IsYoung(TableRow held) => held.GetDateTime("Reserved") > time.GetUtcNow() - OrphanAge;

    private static TableRow RowOf(TenantId tenant, UniqueName name) => new(
        $"{tenant.Value}!{name.Kind}",
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.Folded)).AsSpan(0, 16)));
}

/// <summary>A name that only one may have among its kind.</summary>
/// <param name="Folded">The name without what makes no other name, such as case.</param>
public readonly record struct UniqueName(string Kind, string Folded);
