using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CustomerHealth.Scoring;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Customers;

/// <summary>Reads customers from the shards; what it returns is what the store has now.</summary>
public sealed class CustomerReader(ITableStore tables, ShardMap shards)
{
    /// <summary>How many shards or customers a list reads at the same time.</summary>
    private const int ParallelShards = 16;

    /// <summary>
    /// From how many wanted customers per shard on all are read: up to there, point reads bring less than whole shards do, and sooner.
    /// </summary>
    private const int FewPerShard = 4;

    private static readonly string[] SummariesAndMarks = [.. CustomerRow.SummaryProperties, RecordMarks.Property];
    private static readonly string[] SuccessAndMarks =
    [
        .. CustomerRow.ProfileProperties,
        .. AccountStandingProperties.Names,
        .. CustomerRow.PropertiesOf(BuiltInScorecards.Success),
        RecordMarks.Property,
    ];

    private static readonly string[] ProfilesAndMarks = [.. CustomerRow.ProfileProperties, RecordMarks.Property];

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

    /// <summary>
    /// Some customers without their signals, by id; one that is not there is missing. A request for each, or where many are wanted one
    /// per shard and 1,000 customers in it.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, CustomerSummary>> FindManyAsync(
        TenantId tenant, IEnumerable<string> customerIds, CancellationToken cancellationToken)
    {
        var wanted = customerIds.Where(CustomerId.IsValid).ToHashSet(StringComparer.Ordinal);
        if (wanted.Count > FewPerShard * shards.Count)
        {
            var all = await AllAsync(tenant, cancellationToken);
            return all.Where(customer => wanted.Contains(customer.Profile.Id)).ToDictionary(customer => customer.Profile.Id);
        }

        var found = new ConcurrentDictionary<string, CustomerSummary>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            wanted,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelShards, CancellationToken = cancellationToken },
            async (id, token) =>
            {
                var row = await tables.GetAsync(
                    TableNames.Customers, shards.PartitionOf(tenant, id), CustomerRow.KeyOf(id), CustomerRow.SummaryProperties, token);
                if (row is not null)
                {
                    found[id] = CustomerRow.ReadSummary(row);
                }
            });
        return found;
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

    /// <summary>
    /// All customers of a shard without their signals, and the marks of its records as they stood after them. One request per 1,000:
    /// between the state rows and the marks lie no others, so that both are one range.
    /// </summary>
    public Task<ShardContents> ShardAsync(TenantId tenant, int shard, CancellationToken cancellationToken) =>
        ShardAsync(tenant, shard, SummariesAndMarks, cancellationToken);

    /// <summary>The same for those who look after customers: of the scores only that of success.</summary>
    public Task<ShardContents> ShardOfSuccessAsync(TenantId tenant, int shard, CancellationToken cancellationToken) =>
        ShardAsync(tenant, shard, SuccessAndMarks, cancellationToken);

    /// <summary>The same with the profiles alone: neither scores nor standing.</summary>
    public Task<ShardContents> ShardOfProfilesAsync(TenantId tenant, int shard, CancellationToken cancellationToken) =>
        ShardAsync(tenant, shard, ProfilesAndMarks, cancellationToken);

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

    private async Task<ShardContents> ShardAsync(
        TenantId tenant, int shard, IReadOnlyCollection<string> properties, CancellationToken cancellationToken)
    {
        var query = new TableQuery(
            TableNames.Customers, ShardMap.Partition(tenant, shard), CustomerRow.First, RecordMarks.End, properties);
        var (customers, marks) = (new List<CustomerSummary>(), new List<TableRow>());
        await foreach (var row in tables.ReadAllAsync(query, cancellationToken))
        {
            if (CustomerRow.IsState(row.RowKey))
            {
                customers.Add(CustomerRow.ReadSummary(row));
            }
            else
            {
                marks.Add(row);
            }
        }

        return new ShardContents(customers, new RecordMarks(marks));
    }
}

/// <summary>What a shard holds, as far as one reading tells.</summary>
public sealed record ShardContents(IReadOnlyCollection<CustomerSummary> Customers, RecordMarks Marks);
