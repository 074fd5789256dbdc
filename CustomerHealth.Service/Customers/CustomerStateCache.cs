using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Caching.Memory;

namespace CustomerHealth.Service.Customers;

/// <summary>
/// The states this process wrote or read last, with their ETags, so that the next event of the same customer needs no read. Never
/// trusted for a write: the ETag is, and a stale one is refused by the store.
/// </summary>
public sealed class CustomerStateCache : IDisposable
{
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 4_096 });

    public CustomerState? Find(TenantId tenant, string customerId) => cache.Get<CustomerState>((tenant, customerId));

    public void Keep(TenantId tenant, CustomerState state) =>
        cache.Set((tenant, state.Profile.Id), state, new MemoryCacheEntryOptions { Size = 1 });

    public void Forget(TenantId tenant, string customerId) => cache.Remove((tenant, customerId));

    public void Dispose() => cache.Dispose();
}
