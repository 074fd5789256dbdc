using CustomerHealth.LocalHost.Azurite;
using CustomerHealth.LocalHost.Storage.Rest;
using CustomerHealth.LocalHost.Storage.Sqlite;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost;

/// <summary>The four parts of the storage port, usually one object.</summary>
public sealed record LocalStores(ITableStore Tables, IQueueStore Queues, IBlobStore Blobs, IStorageProvisioning Provisioning)
{
    /// <summary>All parts from one object.</summary>
    public static LocalStores Of<T>(T store)
        where T : ITableStore, IQueueStore, IBlobStore, IStorageProvisioning => new(store, store, store, store);
}

/// <summary>Where the app keeps its data, and what stands in between.</summary>
/// <param name="open">Opens the stores; what it returns as owned is disposed of with the app.</param>
public sealed class LocalStorage(Func<Task<(LocalStores Stores, IAsyncDisposable? Owned)>> open)
{
    /// <summary>Gone with the app.</summary>
    public static LocalStorage InMemory() => Owning(() => SqliteStore.InMemory());

    /// <summary>One file, which several processes may share.</summary>
    public static LocalStorage File(string path) => Owning(() => SqliteStore.Open(path, TimeProvider.System));

    /// <summary>A storage account, or an Azurite that runs. Several processes may share it.</summary>
    public static LocalStorage Account(string connectionString) => Given(() => LocalStores.Of(RestStore.Open(connectionString)));

    /// <summary>Azurite at its usual ports: one that runs there, else one that this app starts and ends, with its data in the folder.</summary>
    public static LocalStorage Azurite(string folder) => new(async () =>
    {
        var process = await AzuriteProcess.AtUsualPortsAsync(folder);
        return (LocalStores.Of(RestStore.Open(AzuriteProcess.UsualConnection)), process);
    });

    /// <summary>Stores that belong to the caller and outlive the app.</summary>
    public static LocalStorage Given(LocalStores stores) => Given(() => stores);

    /// <summary>The same with a decorator around it: counters, faults.</summary>
    public LocalStorage With(Func<LocalStores, LocalStores> decorate) => new(async () =>
    {
        var (stores, owned) = await open();
        return (decorate(stores), owned);
    });

    internal Task<(LocalStores Stores, IAsyncDisposable? Owned)> OpenAsync() => open();

    private static LocalStorage Given(Func<LocalStores> stores) =>
        new(() => Task.FromResult<(LocalStores, IAsyncDisposable?)>((stores(), null)));

    private static LocalStorage Owning(Func<SqliteStore> open) => new(() =>
    {
        var store = open();
        return Task.FromResult<(LocalStores, IAsyncDisposable?)>((LocalStores.Of(store), store));
    });
}
