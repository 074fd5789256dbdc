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
public sealed class LocalStorage(Func<(LocalStores Stores, IAsyncDisposable? Owned)> open)
{
    /// <summary>Gone with the app.</summary>
    public static LocalStorage InMemory() => Owning(() => SqliteStore.InMemory());

    /// <summary>One file, which several processes may share.</summary>
    public static LocalStorage File(string path) => Owning(() => SqliteStore.Open(path, TimeProvider.System));

    /// <summary>Stores that belong to the caller and outlive the app.</summary>
    public static LocalStorage Given(LocalStores stores) => new(() => (stores, null));

    /// <summary>The same with a decorator around it: counters, faults.</summary>
    public LocalStorage With(Func<LocalStores, LocalStores> decorate) => new(() =>
    {
        var (stores, owned) = open();
        return (decorate(stores), owned);
    });

    internal (LocalStores Stores, IAsyncDisposable? Owned) Open() => open();

    private static LocalStorage Owning(Func<SqliteStore> open) => new(() =>
    {
        var store = open();
        return (LocalStores.Of(store), store);
    });
}
