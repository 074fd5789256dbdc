using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Benchmarks.Setting;

/// <summary>A store with customers, their events and accounts, and the dashboards of them.</summary>
internal static class SampleStore
{
    public static async Task FillAsync(string file, string kind, int customers, int eventsEach)
    {
        await using var product = await Product.OpenAsync(file, TimeProvider.System);
        await SampleCustomers.CreateAsync(product, kind, customers);
        await SampleCustomers.AddEventsAsync(product, kind, customers, eventsEach);
        await SampleCustomers.AddAccountsAsync(product, kind, customers);
        await SampleAccounts.AddAsync(product, kind, customers);
        await RollUpAsync(product);
    }

    public static async Task RollUpAsync(Product product)
    {
        var texts = new MessageTexts();
        for (var shard = 0; shard < product.Get<ShardMap>().Count; shard++)
        {
            await product.DispatchAsync(QueueNames.Shards, texts.Of(new RollUpShard(shard)));
        }

        await product.DispatchAsync(QueueNames.Shards, texts.Of(new BuildDashboards()));
    }
}
