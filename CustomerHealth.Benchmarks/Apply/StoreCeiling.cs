using System.Globalization;
using CustomerHealth.Benchmarks.Setting;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Benchmarks.Apply;

/// <summary>
/// What the store alone reaches: reads a state row, then inserts event rows and replaces the state in one transaction. The rows are
/// copies of what the product wrote; nothing is parsed, folded or scored.
/// </summary>
internal sealed class StoreCeiling(Product product)
{
    public const string Kind = "ceiling";

    private int nextRow;

    public async Task<Effort> RunAsync(int size, int workers, int customers, TimeSpan atMost)
    {
        var (state, written) = await TemplatesAsync();
        var shards = product.Get<ShardMap>();
        return await Load.RunAsync(workers, int.MaxValue, atMost, async number =>
        {
            var id = SampleCustomers.IdOf(Kind, number % customers);
            var partition = shards.PartitionOf(TenantId.Main, id);
            var before = await product.Store.GetAsync(TableNames.Customers, partition, $"s:{id}", null, CancellationToken.None);
            var operations = new List<RowOperation>(size + 1);
            for (var row = 0; row < size; row++)
            {
                var key = Interlocked.Increment(ref nextRow);
                operations.Add(RowOperation.Add(Copy(written, partition, string.Create(CultureInfo.InvariantCulture, $"e:{id}:{key:D24}"))));
            }

            operations.Add(RowOperation.ReplaceIfUnchanged(Copy(state, partition, $"s:{id}"), before!.ETag!));
            var outcome = await product.Store.TransactAsync(TableNames.Customers, operations, CancellationToken.None);
            if (!outcome.Committed)
            {
                throw new InvalidOperationException($"The ceiling met {outcome.Refusal}: its workers should never meet.");
            }
        });
    }

    /// <summary>The state and an event of a customer that the product has written to.</summary>
    private async Task<(TableRow State, TableRow Written)> TemplatesAsync()
    {
        var id = SampleCustomers.IdOf(ApplyRun.Kind, 0);
        var partition = product.Get<ShardMap>().PartitionOf(TenantId.Main, id);
        var state = await product.Store.GetAsync(TableNames.Customers, partition, $"s:{id}", null, CancellationToken.None);
        var events = await product.Store.QueryAsync(
            new TableQuery(TableNames.Customers, partition, $"e:{id}:", $"e:{id};", PageSize: 1), null, CancellationToken.None);
        return (state!, events.Rows[0]);
    }

    private static TableRow Copy(TableRow template, string partition, string key)
    {
        var row = new TableRow(partition, key);
        foreach (var (name, value) in template.Properties)
        {
            row[name] = value;
        }

        return row;
    }
}
