using System.Runtime.CompilerServices;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Customers;

/// <summary>Reads customers from the shards; what it returns is what the store has now.</summary>
public sealed class CustomerReader(ITableStore tables, ShardMap shards)
{
    /// <summary>How many shards a list reads at the same time.</summary>
    private const int ParallelShards = 16;

    /// <summary>One customer, or null. One request.</summary>
    public async Task<CustomerState?> FindAsync(TenantId tenant, string customerId, CancellationToken cancellationToken)
    {
        if (!CustomerId.IsValid(customerId))
        {
            return null;
        }

        var row = await tables.GetAsync(
            TableNames.Customers, shards.PartitionOf(tenant, customerId), CustomerRow.KeyOf(customerId), null, cancellationToken);
        return row is null ? null : CustomerRow.Read(row);
    }

    /// <summary>All customers of a shard without their signals, in the order of their ids. One request per 1,000.</summary>
    public IAsyncEnumerable<CustomerSummary> SummariesAsync(TenantId tenant, int shard, CancellationToken cancellationToken) =>
        InShardAsync(tenant, shard, CustomerRow.SummaryProperties, CustomerRow.ReadSummary, cancellationToken);

    /// <summary>All customers without their signals, in no order. One request per shard and 1,000 customers in it.</summary>
    public Task<IReadOnlyList<CustomerSummary>> AllAsync(TenantId tenant, CancellationToken cancellationToken) =>
        AllAsync(tenant, CustomerRow.SummaryProperties, CustomerRow.ReadSummary, cancellationToken);

    /// <summary>All customers for the lists of those who look after them, in no order. One request per shard and 1,000 customers in it.</summary>
    public Task<IReadOnlyList<ListedCustomer>> ListedAsync(TenantId tenant, CancellationToken cancellationToken) =>
        AllAsync(tenant, ListedCustomer.Properties, row => new ListedCustomer(row), cancellationToken);

    private async IAsyncEnumerable<T> InShardAsync<T>(
        TenantId tenant,
        int shard,
        IReadOnlyCollection<string> properties,
        Func<TableRow, T> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new TableQuery(
            TableNames.Customers, ShardMap.Partition(tenant, shard), CustomerRow.First, CustomerRow.End, properties);
        await foreach (var row in tables.ReadAllAsync(query, cancellationToken))
        {
            yield return read(row);
        }
    }

    private async Task<IReadOnlyList<T>> AllAsync<T>(
        TenantId tenant, IReadOnlyCollection<string> properties, Func<TableRow, T> read, CancellationToken cancellationToken)
    {
        var pages = new List<T>[shards.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, shards.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelShards, CancellationToken = cancellationToken },
            async (shard, token) =>
            {
                var customers = new List<T>();
                await foreach (var customer in InShardAsync(tenant, shard, properties, read, token))
                {
                    customers.Add(customer);
                }

                pages[shard] = customers;
            });
        return [.. pages.SelectMany(page => page)];
    }
}
