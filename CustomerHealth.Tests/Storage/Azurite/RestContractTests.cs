using CustomerHealth.LocalHost.Storage.Rest;
using CustomerHealth.Tests.Storage.Contract;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Support.Suites;

namespace CustomerHealth.Tests.Storage.Azurite;

[NeedsAzurite]
public sealed class RestTableTests : TableStoreContract
{
    protected override Task<StorageUnderTest> OpenAsync() => RestUnderTest.OpenAsync();
}

[NeedsAzurite]
public sealed class RestQueueTests : QueueStoreContract
{
    protected override Task<StorageUnderTest> OpenAsync() => RestUnderTest.OpenAsync();
}

[NeedsAzurite]
public sealed class RestBlobTests : BlobStoreContract
{
    protected override Task<StorageUnderTest> OpenAsync() => RestUnderTest.OpenAsync();
}

[NeedsAzurite]
public sealed class RestProvisioningTests : ProvisioningContract
{
    protected override Task<StorageUnderTest> OpenAsync() => RestUnderTest.OpenAsync();
}

internal static class RestUnderTest
{
    public static async Task<StorageUnderTest> OpenAsync()
    {
        var store = RestStore.Open(await TestAzurite.NewAccountAsync());
        return new StorageUnderTest(store, store, store, store);
    }
}
