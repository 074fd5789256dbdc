using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Customers;

/// <summary>The states a worker is about to change: from memory where it has them, else from the store.</summary>
public sealed class CustomerStates(ITableStore tables, CustomerStateCache cache)
{
    /// <summary>From so many customers of one shard on, the range between them is read before each alone.</summary>
    private const int RangeFrom = 3;

    /// <summary>
    /// How many rows of the range are read for each customer wanted. In a small shard that is all of it, and one request finds them all;
    /// in a large one it bounds what is read in vain.
    /// </summary>
    private const int RowsPerCustomer = 20;

    /// <summary>States by customer id; a customer that is not there is missing. Requests: 0 when all are remembered.</summary>
    public async Task<IReadOnlyDictionary<string, CustomerState>> GetAsync(
        TenantId tenant, string partition, IEnumerable<string> customerIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, CustomerState>(StringComparer.Ordinal);
        var cold = new List<string>();
        foreach (var customerId in customerIds.Distinct())
        {
            if (cache.Find(tenant, customerId) is { } state)
            {
                found[customerId] = state;
            }
            else
            {
                cold.Add(customerId);
            }
        }

        var rows = cold.Count < RangeFrom
            ? await GetEachAsync(partition, cold, cancellationToken)
            : await GetRangeAsync(partition, cold, cancellationToken);
        foreach (var state in rows.Select(CustomerRow.Read))
        {
            cache.Keep(tenant, state);
            found[state.Profile.Id] = state;
        }

        return found;
    }

    public void Keep(TenantId tenant, CustomerState state) => cache.Keep(tenant, state);

    public void Forget(TenantId tenant, string customerId) => cache.Forget(tenant, customerId);

    private async Task<IEnumerable<TableRow>> GetEachAsync(
        string partition, List<string> customerIds, CancellationToken cancellationToken)
    {
        var reads = customerIds.Select(id =>
            tables.GetAsync(TableNames.Customers, partition, CustomerRow.KeyOf(id), null, cancellationToken));
        return (await Task.WhenAll(reads)).OfType<TableRow>();
    }

    private async Task<IEnumerable<TableRow>> GetRangeAsync(
        string partition, List<string> customerIds, CancellationToken cancellationToken)
    {
        var wanted = new SortedSet<string>(customerIds.Select(CustomerRow.KeyOf), StringComparer.Ordinal);
        var size = Math.Min(wanted.Count * RowsPerCustomer, TableLimits.PageSize);
        var query = new TableQuery(TableNames.Customers, partition, wanted.Min, wanted.Max + "!", PageSize: size);
        var page = await tables.QueryAsync(query, null, cancellationToken);
        var found = page.Rows.Where(row => wanted.Contains(row.RowKey)).ToList();
        if (page.Continuation is null)
        {
            return found;
        }

        var reached = page.Rows.Count == 0 ? string.Empty : page.Rows[^1].RowKey;
        var beyond = wanted.Where(key => string.CompareOrdinal(key, reached) > 0).Select(key => key[CustomerRow.First.Length..]);
        return [.. found, .. await GetEachAsync(partition, [.. beyond], cancellationToken)];
    }
}
