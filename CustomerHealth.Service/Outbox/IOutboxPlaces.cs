using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Outbox;

/// <summary>Names partitions where items may lie beside those of customers and reports, for the sweep.</summary>
public interface IOutboxPlaces
{
    IAsyncEnumerable<(string Table, string Partition)> FindAsync(TenantId tenant, CancellationToken cancellationToken);
}
