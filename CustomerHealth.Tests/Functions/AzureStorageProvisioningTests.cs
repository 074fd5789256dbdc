using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using CustomerHealth.Functions.Azure;
using CustomerHealth.Service.Storage;
using Moq;
using Xunit;

namespace CustomerHealth.Tests.Functions;

public sealed class AzureStorageProvisioningTests
{
    private readonly Mock<TableServiceClient> tables = new(MockBehavior.Strict);
    private readonly Mock<QueueServiceClient> queues = new(MockBehavior.Strict);
    private readonly Mock<BlobServiceClient> blobs = new(MockBehavior.Strict);
    private readonly Mock<QueueClient> queue = new(MockBehavior.Strict);
    private readonly Mock<BlobContainerClient> container = new(MockBehavior.Strict);

    public AzureStorageProvisioningTests()
    {
        tables.Setup(service => service.CreateTableIfNotExistsAsync("Runs", default)).ReturnsAsync((Response<TableItem>)null!);
        queues.Setup(service => service.GetQueueClient("events")).Returns(queue.Object);
        queue.Setup(client => client.CreateIfNotExistsAsync(null, default)).ReturnsAsync(new StorageAnswer(204));
        blobs.Setup(service => service.GetBlobContainerClient("intake")).Returns(container.Object);
        container.Setup(client => client.CreateIfNotExistsAsync(PublicAccessType.None, null, null, default))
            .ReturnsAsync((Response<BlobContainerInfo>)null!);
    }

    [Fact]
    public async Task Everything_asked_for_is_created_and_nothing_is_public()
    {
        await EnsureAsync();

        Mock.VerifyAll(tables, queues, blobs, queue, container);
    }

    [Fact]
    public async Task A_service_that_is_down_is_unavailable()
    {
        queue.Setup(client => client.CreateIfNotExistsAsync(null, default)).ThrowsAsync(StorageAnswer.Failure(503));

        await Assert.ThrowsAsync<StorageUnavailableException>(EnsureAsync);
    }

    private Task EnsureAsync() => new AzureStorageProvisioning(tables.Object, queues.Object, blobs.Object)
        .EnsureAsync(["Runs"], ["events"], ["intake"], CancellationToken.None);
}
