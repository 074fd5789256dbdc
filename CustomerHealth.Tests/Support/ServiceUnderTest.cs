using CustomerHealth.Service;
using CustomerHealth.Service.Metering;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Webhooks.Out;
using CustomerHealth.Tests.Storage.Faults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Support;

/// <summary>
/// One process of the product without HTTP and without loops: its services over an empty store. Nothing happens by itself;
/// a test delivers the messages (<see cref="Deliveries"/>) and moves the clock, which is the store's too.
/// </summary>
public sealed class ServiceUnderTest : IAsyncDisposable
{
    public static readonly TenantId Tenant = TenantId.Main;

    /// <summary>What has no default in Accounts mode.</summary>
    private static readonly Dictionary<string, string?> Settings = new() { ["Tokens:SigningKey"] = "b0c7a9e4f1d2638597a4c0be12f3d4e5" };

    private readonly ServiceProvider services;
    private readonly bool ownsStore;
    private readonly ServiceSetting? setting;

    private ServiceUnderTest(TestStore store, bool ownsStore, TestClock clock, int shardBits, bool emptyPages, ServiceSetting? setting = null)
    {
        this.setting = setting;
        ITableStore tables = emptyPages ? new EmptyPagesTableStore(store) : store;
        (Store, this.ownsStore, Clock) = (store, ownsStore, clock);
        var collection = new ServiceCollection().AddLogging();
        setting?.Services?.Invoke(collection);
        services = collection
            .AddSingleton<TimeProvider>(clock)
            .AddCustomerHealth(
                new ConfigurationBuilder().AddInMemoryCollection(Settings).AddInMemoryCollection(setting?.Settings).Build())
            .AddCustomerHealthStorage(
                _ => new FaultyTableStore(tables, Faults),
                _ => new FaultyQueueStore(store, Faults),
                _ => new FaultyBlobStore(store, Faults),
                _ => new Borrowed(store))
            .Configure<StoreOptions>(options => options.ShardBits = shardBits)
            .BuildServiceProvider();
    }

    /// <summary>The store itself, not metered and never failing: what a test looks at or does in another's name.</summary>
    public TestStore Store { get; }

    public TestClock Clock { get; }

    /// <summary>What goes wrong between this process and its store; empty until a test says something.</summary>
    public FaultScript Faults { get; } = new();

    public StorageUsage Usage => Get<StorageMeter>().Snapshot();

    public EventCounts Counts => Get<EventMeter>().Read();

    /// <param name="emptyPages">Every query begins with a legal empty page.</param>
    /// <param name="setting">What is different from usual.</param>
    public static async Task<ServiceUnderTest> StartAsync(int shardBits = 0, bool emptyPages = false, ServiceSetting? setting = null)
    {
        var clock = new TestClock();
        return await StartAsync(await TestStorage.OpenAsync(clock), true, clock, shardBits, emptyPages, setting);
    }

    /// <summary>Over a store of the caller's, which is not opened yet.</summary>
    public static ServiceUnderTest Over(TestStore store, TestClock clock) => new(store, false, clock, 0, false);

    /// <summary>Another process on the same store, with nothing in its memory.</summary>
    public Task<ServiceUnderTest> StartAnotherAsync() => StartAsync(Store, false, Clock, 0, false, setting);

    /// <summary>The same with other settings: the product was set up anew meanwhile.</summary>
    public Task<ServiceUnderTest> StartAnotherAsync(ServiceSetting other) => StartAsync(Store, false, Clock, 0, false, other);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>What the product asked of its store while the work ran.</summary>
    public async Task<StorageUsage> MeterAsync(Func<Task> work)
    {
        var before = Usage;
        await work();
        return Usage.Since(before);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (ownsStore)
        {
            await Store.DisposeAsync();
        }
    }

    private static async Task<ServiceUnderTest> StartAsync(
        TestStore store, bool ownsStore, TestClock clock, int shardBits, bool emptyPages, ServiceSetting? setting)
    {
        var service = new ServiceUnderTest(store, ownsStore, clock, shardBits, emptyPages, setting);
        await service.Get<StoreFormat>().OpenAsync(CancellationToken.None);
        await service.Get<WantedEvents>().OfAsync(Tenant, CancellationToken.None);
        return service;
    }

    /// <summary>The container disposes of what its factories return, and the store goes on after the first of two processes.</summary>
    private sealed class Borrowed(IStorageProvisioning owned) : IStorageProvisioning
    {
        public Task EnsureAsync(
            IReadOnlyCollection<string> tables,
            IReadOnlyCollection<string> queues,
            IReadOnlyCollection<string> containers,
            CancellationToken cancellationToken) => owned.EnsureAsync(tables, queues, containers, cancellationToken);
    }
}

/// <summary>How a process is set up that is not as usual.</summary>
/// <param name="Settings">Beside or instead of the usual ones.</param>
/// <param name="Services">Beside the product's own, and before them.</param>
public sealed record ServiceSetting(IReadOnlyDictionary<string, string?>? Settings = null, Action<IServiceCollection>? Services = null);

/// <summary>A test class with one process of its own, started before each test.</summary>
public abstract class ServiceTest : IAsyncLifetime
{
    protected static readonly CancellationToken Token = CancellationToken.None;

    protected ServiceUnderTest Service { get; private set; } = null!;

    protected TestClock Clock => Service.Clock;

    /// <summary>What is different from usual; null: nothing.</summary>
    protected virtual ServiceSetting? Setting => null;

    public virtual async Task InitializeAsync() => Service = await ServiceUnderTest.StartAsync(setting: Setting);

    public virtual async Task DisposeAsync() => await Service.DisposeAsync();
}
