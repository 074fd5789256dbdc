using CustomerHealth.LocalHost.Storage.Sqlite;
using CustomerHealth.Service;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Benchmarks.Setting;

/// <summary>The product's services on a store in a file, without HTTP and without the loops: a scenario calls what it measures.</summary>
internal sealed class Product : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Product(ServiceProvider services, SqliteStore store) => (this.services, Store) = (services, store);

    public SqliteStore Store { get; }

    public StorageMeter Meter => Get<StorageMeter>();

    public static async Task<Product> OpenAsync(string file, TimeProvider clock, int shardBits = 6)
    {
        // Roll-ups are asked for, as in life, but nobody comes for them while a scenario runs.
        var settings = new Dictionary<string, string?>
        {
            ["Store:ShardBits"] = $"{shardBits}",
            ["Dashboards:RollUpAfter"] = "01:00:00",
            ["Dashboards:ReduceAfter"] = "01:00:00",
        };
        var store = SqliteStore.Open(file, TimeProvider.System);
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(clock)
            .AddCustomerHealthStorage(_ => store, _ => store, _ => store, _ => store)
            .AddCustomerHealth(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
        await services.GetRequiredService<StoreFormat>().OpenAsync(CancellationToken.None);
        return new Product(services, store);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>What the queue function does with the text of a message.</summary>
    public Task DispatchAsync(string queue, string text) => Get<MessageDispatcher>().DispatchAsync(queue, text, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Store.DisposeAsync();
    }
}
