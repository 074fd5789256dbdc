using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CustomerHealth.Functions.Azure;
using CustomerHealth.Service.Storage;
using Moq;
using Xunit;

namespace CustomerHealth.Tests.Functions;

public sealed class AzureBlobStoreTests
{
    private readonly Mock<BlobClient> blob = new(MockBehavior.Strict);
    private readonly AzureBlobStore store;

    public AzureBlobStoreTests()
    {
        var container = new Mock<BlobContainerClient>(MockBehavior.Strict);
        container.Setup(client => client.GetBlobClient("name")).Returns(blob.Object);
        var service = new Mock<BlobServiceClient>(MockBehavior.Strict);
        service.Setup(client => client.GetBlobContainerClient("intake")).Returns(container.Object);
        store = new AzureBlobStore(service.Object);
    }

    [Fact]
    public async Task Putting_replaces_an_earlier_blob()
    {
        BinaryData? sent = null;
        blob.Setup(client => client.UploadAsync(It.IsAny<BinaryData>(), true, default))
            .Callback((BinaryData content, bool _, CancellationToken _) => sent = content)
            .ReturnsAsync((Response<BlobContentInfo>)null!);

        await store.PutAsync("intake", "name", new byte[] { 1, 2 }, CancellationToken.None);

        Assert.Equal([1, 2], sent!.ToArray());
    }

    [Fact]
    public async Task A_blob_is_read_whole()
    {
        var content = BlobsModelFactory.BlobDownloadResult(BinaryData.FromBytes(new byte[] { 1, 2 }));
        blob.Setup(client => client.DownloadContentAsync(CancellationToken.None))
            .ReturnsAsync(Response.FromValue(content, new StorageAnswer(200)));

        var read = await store.GetAsync("intake", "name", CancellationToken.None);

        Assert.Equal([1, 2], read!.Value.ToArray());
    }

    [Fact]
    public async Task A_missing_blob_is_null()
    {
        blob.Setup(client => client.DownloadContentAsync(CancellationToken.None)).ThrowsAsync(StorageAnswer.Failure(404, "BlobNotFound"));

        Assert.Null(await store.GetAsync("intake", "name", CancellationToken.None));
    }

    [Fact]
    public async Task A_missing_container_is_a_mistake_in_the_deployment()
    {
        blob.Setup(client => client.DownloadContentAsync(CancellationToken.None))
            .ThrowsAsync(StorageAnswer.Failure(404, "ContainerNotFound"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.GetAsync("intake", "name", CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Deleting_says_whether_there_was_a_blob(bool there)
    {
        blob.Setup(client => client.DeleteIfExistsAsync(DeleteSnapshotsOption.None, null, default))
            .ReturnsAsync(Response.FromValue(there, new StorageAnswer(there ? 202 : 404)));

        Assert.Equal(there, await store.DeleteAsync("intake", "name", CancellationToken.None));
    }

    [Fact]
    public async Task A_busy_service_is_unavailable()
    {
        blob.Setup(client => client.UploadAsync(It.IsAny<BinaryData>(), true, default)).ThrowsAsync(StorageAnswer.Failure(503, "ServerBusy"));

        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => store.PutAsync("intake", "name", new byte[] { 1 }, CancellationToken.None));
    }
}
