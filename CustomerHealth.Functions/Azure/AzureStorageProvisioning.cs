using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Functions.Azure;

/// <summary>
/// Creates what is missing. In a deployment infra/ has done so already; all requests go out at once, because a cold start waits for them.
/// </summary>
internal sealed class AzureStorageProvisioning(TableServiceClient tableService, QueueServiceClient queueService, BlobServiceClient blobService)
    : IStorageProvisioning
{
    public async Task EnsureAsync(
        IReadOnlyCollection<string> tables,
        IReadOnlyCollection<string> queues,
        IReadOnlyCollection<string> containers,
        CancellationToken cancellationToken)
    {
        StorageNames.Check(tables, queues, containers);
        try
        {
            await Task.WhenAll([
                .. tables.Select(table => tableService.CreateTableIfNotExistsAsync(table, cancellationToken)),
                .. queues.Select(queue => queueService.GetQueueClient(queue).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
                .. containers.Select(container =>
                    blobService.GetBlobContainerClient(container).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
            ]);
        }
        catch (Exception exception) when (StorageFailure.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }
}
