using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Caching.Memory;

namespace CustomerHealth.Service.Customers;

/// <summary>
/// Whether a customer exists, for intake: one request when cold, none within a minute. Only a yes is remembered, so that a customer
/// created a moment ago is known at once.
/// </summary>
public sealed class CustomerDirectory(ITableStore tables, ShardMap shards, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(60);
    private static readonly string[] Nothing = ["Version"];

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    public async Task<bool> ExistsAsync(TenantId tenant, string customerId, CancellationToken cancellationToken)
    {
        if (!CustomerId.IsValid(customerId))
        {
            return false;
        }

        if (known.TryGetValue((tenant, customerId), out DateTimeOffset until) && time.GetUtcNow() < until)
        {
            return true;
        }

        var row = await tables.GetAsync(
            TableNames.Customers, shards.PartitionOf(tenant, customerId), CustomerRow.KeyOf(customerId), Nothing, cancellationToken);
        if (row is null)
        {
            return false;
        }

        Remember(tenant, customerId);
        return true;
    }

    public void Remember(TenantId tenant, string customerId) =>
        known.Set(
            (tenant, customerId),
            time.GetUtcNow() + Memory,
            new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Memory });

    public void Forget(TenantId tenant, string customerId) => known.Remove((tenant, customerId));

    public void Dispose() => known.Dispose();
}
