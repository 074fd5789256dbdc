using CustomerHealth.LocalHost;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Tests.EndToEnd;

/// <summary>Every row of the table Customers with its version: two that are equal mean that nothing at all was written between.</summary>
internal static class CustomerRows
{
    public static async Task<SortedDictionary<string, string>> VersionsAsync(LocalApp app)
    {
        var tables = app.Services.GetRequiredService<ITableStore>();
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var shard = 0; shard < app.Services.GetRequiredService<ShardMap>().Count; shard++)
        {
            var query = new TableQuery(TableNames.Customers, ShardMap.Partition(TenantId.Main, shard));
            await foreach (var row in tables.ReadAllAsync(query, CancellationToken.None))
            {
                versions[$"{row.PartitionKey} {row.RowKey}"] = row.ETag!;
            }
        }

        return versions;
    }
}
