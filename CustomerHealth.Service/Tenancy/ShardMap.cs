using System.Globalization;

namespace CustomerHealth.Service.Tenancy;

/// <summary>
/// Which partition a customer lives in. One shard is the unit of consistency: a transaction never leaves it.
/// </summary>
/// <remarks>
/// The number of bits is written into the store when it is created and read back at every start (<see cref="StoreFormat"/>); changing a
/// setting later has no effect, because it would lose every customer.
/// </remarks>
public sealed class ShardMap
{
    private int? bits;

    public ShardMap()
    {
    }

    /// <param name="bits">0 to 20; the store has two to that power shards.</param>
    public ShardMap(int bits) => Use(bits);

    /// <summary>Number of shards.</summary>
    public int Count => 1 << Bits;

    private int Bits => bits ?? throw new InvalidOperationException("The store's format is not known yet: open the store first.");

    /// <summary>The shard of a customer, 0 to <see cref="Count"/> − 1.</summary>
    public int ShardOf(TenantId tenant, string customerId) => ShardOfHash(CustomerHash.Of(tenant, customerId));

    /// <summary>The shard of the customers with this <see cref="CustomerHash"/>.</summary>
    public int ShardOfHash(int hash) => hash >> (CustomerHash.Bits - Bits);

    /// <summary>Whether there is such a shard.</summary>
    public bool Has(int shard) => shard >= 0 && shard < Count;

    /// <summary>The partition key of a shard: the tenant and five hexadecimal digits.</summary>
    public static string Partition(TenantId tenant, int shard) => string.Create(CultureInfo.InvariantCulture, $"{tenant.Value}!{shard:x5}");

    /// <summary>The partition key of a customer.</summary>
    public string PartitionOf(TenantId tenant, string customerId) => Partition(tenant, ShardOf(tenant, customerId));

    internal void Use(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, CustomerHash.Bits);
        bits = value;
    }
}
