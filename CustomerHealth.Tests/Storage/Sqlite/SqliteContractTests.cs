using CustomerHealth.LocalHost.Storage.Sqlite;
using CustomerHealth.Tests.Storage.Contract;
using CustomerHealth.Tests.Support;

namespace CustomerHealth.Tests.Storage.Sqlite;

public sealed class SqliteInMemoryTableTests : TableStoreContract
{
    protected override Task<StorageUnderTest> OpenAsync() => Task.FromResult(SqliteUnderTest.InMemory());
}

public sealed class SqliteInMemoryQueueTests : QueueStoreContract
{
    protected override Task<StorageUnderTest> OpenAsync() => Task.FromResult(SqliteUnderTest.InMemory());
}

public sealed class SqliteInMemoryBlobTests : BlobStoreContract
{
    protected override Task<StorageUnderTest> OpenAsync() => Task.FromResult(SqliteUnderTest.InMemory());
}

public sealed class SqliteInMemoryProvisioningTests : ProvisioningContract
{
    protected override Task<StorageUnderTest> OpenAsync() => Task.FromResult(SqliteUnderTest.InMemory());
}

public sealed class SqliteFileTableTests : TableStoreContract
{
    protected override Task<StorageUnderTest> OpenAsync() => Task.FromResult(SqliteUnderTest.OnFile());
}

public sealed class SqliteFileQueueTests : QueueStoreContract
{
    protected override Task<StorageUnderTest> OpenAsync() => Task.FromResult(SqliteUnderTest.OnFile());
}

public sealed class SqliteFileBlobTests : BlobStoreContract
{
    protected override Task<StorageUnderTest> OpenAsync() => Task.FromResult(SqliteUnderTest.OnFile());
}

public sealed class SqliteFileProvisioningTests : ProvisioningContract
{
    protected override Task<StorageUnderTest> OpenAsync() => Task.FromResult(SqliteUnderTest.OnFile());
}

internal static class SqliteUnderTest
{
    public static StorageUnderTest InMemory()
    {
        var clock = new StoreClock();
        var store = SqliteStore.InMemory(clock);
        return new StorageUnderTest(store, store, store, store) { Advance = clock.Advance, CloseAsync = store.DisposeAsync };
    }

    public static StorageUnderTest OnFile()
    {
        var clock = new StoreClock();
        var folder = new TemporaryFolder();
        var store = SqliteStore.Open(folder.File("store.db"), clock);
        return new StorageUnderTest(store, store, store, store)
        {
            Advance = clock.Advance,
            CloseAsync = async () =>
            {
                await store.DisposeAsync();
                folder.Dispose();
            },
        };
    }
}
