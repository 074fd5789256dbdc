using CustomerHealth.LocalHost;
using CustomerHealth.LocalHost.CommandLine;
using CustomerHealth.LocalHost.Storage.Rest;
using CustomerHealth.LocalHost.Storage.Sqlite;

namespace CustomerHealth.Tests.Support;

/// <summary>What the suites run on.</summary>
public enum StorageKind
{
    Sqlite,
    Azurite,
}

/// <summary>
/// The one place where tests of the product get their storage from. The environment variable TEST_STORAGE (<c>sqlite</c>, the default, or
/// <c>azurite</c>) decides for a whole run. Tests that are about one store in particular open it themselves.
/// </summary>
public static class TestStorage
{
    public const string Variable = "TEST_STORAGE";

    private static readonly Lazy<StorageKind> Chosen = new(() => Read(Environment.GetEnvironmentVariable(Variable)));

    /// <exception cref="InvalidOperationException">TEST_STORAGE says something that is no storage.</exception>
    public static StorageKind Kind => Chosen.Value;

    /// <summary>An empty store for every app that opens it, gone with that app.</summary>
    public static LocalStorage Fresh { get; } = new(async () =>
    {
        var store = await OpenAsync();
        return (LocalStores.Of(store), store);
    });

    /// <summary>An empty store that several apps may share, one after the other or at once.</summary>
    /// <param name="clock">By which delayed messages come to be seen; the system's unless given.</param>
    public static async Task<TestStore> OpenAsync(TimeProvider? clock = null)
    {
        if (Kind == StorageKind.Sqlite)
        {
            var embedded = SqliteStore.InMemory(clock);
            return new TestStore(LocalStores.Of(embedded), embedded);
        }

        var account = LocalStores.Of(RestStore.Open(await TestAzurite.NewAccountAsync()));
        return new TestStore(clock is null ? account : account with { Queues = new HeldBackMessages(account.Queues, clock) });
    }

    /// <summary>
    /// What several processes are told by <c>--storage</c> so that they share a store; the embedded one is in their data folder.
    /// </summary>
    public static async Task<string> ForProcessesAsync() =>
        Kind == StorageKind.Sqlite ? Arguments.EmbeddedStorage : await TestAzurite.NewAccountAsync();

    /// <summary>
    /// How much of what a test would do to one partition this storage bears. Azurite looks at every row of a partition for each request,
    /// which Azure does not: the figure for it should leave the partition under a thousand rows.
    /// </summary>
    public static int Bearable(int all, int onAzurite) => Kind == StorageKind.Azurite ? onAzurite : all;

    /// <summary>The store of such processes, for a look into it.</summary>
    /// <param name="data">Their data folder.</param>
    public static LocalStorage OfProcesses(string storage, string data) =>
        storage == Arguments.EmbeddedStorage ? LocalStorage.File(Path.Combine(data, "customerhealth.db")) : LocalStorage.Account(storage);

    /// <summary>The shortest delay of a message, as a setting. Azure's and Azurite's queues know only whole seconds.</summary>
    public static string ShortDelay => Kind == StorageKind.Azurite ? "00:00:01" : "00:00:00.2";

    internal static StorageKind Read(string? value) => value switch
    {
        null or "" or "sqlite" => StorageKind.Sqlite,
        "azurite" => StorageKind.Azurite,
        _ => throw new InvalidOperationException($"{Variable} is '{value}'; it may be 'sqlite', which is the default, or 'azurite'."),
    };
}
