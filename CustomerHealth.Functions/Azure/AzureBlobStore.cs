using Azure;
using Azure.Storage.Blobs;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Functions.Azure;

/// <summary>Blobs of an Azure Storage account, through Microsoft's SDK.</summary>
internal sealed class AzureBlobStore(BlobServiceClient service) : IBlobStore
{
    public async Task PutAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await Blob(container, name).UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancellationToken);
        }
        catch (Exception exception) when (StorageFailure.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    public async Task<ReadOnlyMemory<byte>?> GetAsync(string container, string name, CancellationToken cancellationToken)
    {
        try
        {
            var blob = await Blob(container, name).DownloadContentAsync(cancellationToken);
            return blob.Value.Content.ToMemory();
        }
        catch (RequestFailedException failed) when (failed is { Status: 404, ErrorCode: "BlobNotFound" })
        {
            return null;
        }
        catch (Exception exception) when (StorageFailure.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    public async Task<bool> DeleteAsync(string container, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await Blob(container, name).DeleteIfExistsAsync(cancellationToken: cancellationToken)).Value;
        }
        catch (Exception exception) when (StorageFailure.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    private BlobClient Blob(string container, string name)
    {
        BlobLimits.CheckName(name);
        return service.GetBlobContainerClient(container).GetBlobClient(name);
    }
}
