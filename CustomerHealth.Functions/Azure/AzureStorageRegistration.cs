using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CustomerHealth.Service;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Functions.Azure;

/// <summary>The storage port on Azure Storage.</summary>
internal static class AzureStorageRegistration
{
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => StorageConnection.Open(
            configuration,
            "TableStorage",
            "tableServiceUri",
            text => new TableServiceClient(text, StorageConnection.Patient(new TableClientOptions())),
            (uri, identity) => new TableServiceClient(uri, identity, StorageConnection.Patient(new TableClientOptions()))));
        services.AddSingleton(_ => StorageConnection.Open(
            configuration,
            "QueueStorage",
            "queueServiceUri",
            text => new QueueServiceClient(text, StorageConnection.Patient(new QueueClientOptions())),
            (uri, identity) => new QueueServiceClient(uri, identity, StorageConnection.Patient(new QueueClientOptions()))));
        services.AddSingleton(_ => StorageConnection.Open(
            configuration,
            "BlobStorage",
            "blobServiceUri",
            text => new BlobServiceClient(text, StorageConnection.Patient(new BlobClientOptions())),
            (uri, identity) => new BlobServiceClient(uri, identity, StorageConnection.Patient(new BlobClientOptions()))));
        return services.AddCustomerHealthStorage(
            provider => ActivatorUtilities.CreateInstance<AzureTableStore>(provider),
            provider => ActivatorUtilities.CreateInstance<AzureQueueStore>(provider),
            provider => ActivatorUtilities.CreateInstance<AzureBlobStore>(provider),
            provider => ActivatorUtilities.CreateInstance<AzureStorageProvisioning>(provider));
    }
}
