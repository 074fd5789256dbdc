#if AZURE_SDK
using CustomerHealth.Functions.Azure;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Contract;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Support.Suites;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Tests.Storage.Azurite;

[NeedsAzurite]
public sealed class SdkTableTests : TableStoreContract
{
    protected override Task<StorageUnderTest> OpenAsync() => SdkUnderTest.OpenAsync();
}

[NeedsAzurite]
public sealed class SdkQueueTests : QueueStoreContract
{
    protected override Task<StorageUnderTest> OpenAsync() => SdkUnderTest.OpenAsync();
}

[NeedsAzurite]
public sealed class SdkBlobTests : BlobStoreContract
{
    protected override Task<StorageUnderTest> OpenAsync() => SdkUnderTest.OpenAsync();
}

[NeedsAzurite]
public sealed class SdkProvisioningTests : ProvisioningContract
{
    protected override Task<StorageUnderTest> OpenAsync() => SdkUnderTest.OpenAsync();
}

/// <summary>The adapters on Microsoft's SDK, put together as they are in the cloud.</summary>
internal static class SdkUnderTest
{
    public static async Task<StorageUnderTest> OpenAsync()
    {
        var account = await TestAzurite.NewAccountAsync();
        var settings = new[] { "TableStorage", "QueueStorage", "BlobStorage" }.Select(name => KeyValuePair.Create(name, (string?)account));
        var services = new ServiceCollection()
            .AddSingleton<StorageMeter>()
            .AddAzureStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
        return new StorageUnderTest(
            services.GetRequiredService<ITableStore>(),
            services.GetRequiredService<IQueueStore>(),
            services.GetRequiredService<IBlobStore>(),
            services.GetRequiredService<IStorageProvisioning>())
        {
            CloseAsync = services.DisposeAsync,
        };
    }
}
#endif
