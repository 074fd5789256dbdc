using Azure;
using Azure.Core;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Rest;

/// <summary>Blobs over REST. Source: learn.microsoft.com/rest/api/storageservices/blob-service-rest-api.</summary>
internal sealed class RestBlobs(RestService service) : IBlobStore
{
    public async Task PutAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var answer = await service.SendAsync(
            RequestMethod.Put,
            Path(container, name),
            [],
            request =>
            {
                request.Headers.Add("x-ms-blob-type", "BlockBlob");
                request.Headers.Add("Content-Type", "application/octet-stream");
                request.Content = RequestContent.Create(content);
            },
            cancellationToken);
        if (answer.IsError)
        {
            throw answer.Failure();
        }
    }

    public async Task<ReadOnlyMemory<byte>?> GetAsync(string container, string name, CancellationToken cancellationToken)
    {
        using var answer = await service.SendAsync(RequestMethod.Get, Path(container, name), [], null, cancellationToken);

        // Cast: null alone would silently become an empty memory.
        return IsMissing(answer) ? (ReadOnlyMemory<byte>?)null : answer.Content.ToMemory();
    }

    public async Task<bool> DeleteAsync(string container, string name, CancellationToken cancellationToken)
    {
        using var answer = await service.SendAsync(RequestMethod.Delete, Path(container, name), [], null, cancellationToken);
        return !IsMissing(answer);
    }

    /// <summary>Creates a container that nobody else can read; one that exists is as good.</summary>
    public async Task EnsureAsync(string container, CancellationToken cancellationToken)
    {
        using var answer = await service.SendAsync(RequestMethod.Put, container, [("restype", "container")], null, cancellationToken);
        if (answer.IsError && answer.ErrorCode() != "ContainerAlreadyExists")
        {
            throw answer.Failure();
        }
    }

    private static bool IsMissing(Response answer) => answer.IsError && (answer.ErrorCode() == "BlobNotFound" ? true : throw answer.Failure());

    /// <summary>Slashes in a name stay: they are how blobs are shown as folders.</summary>
    private static string Path(string container, string name)
    {
        BlobLimits.CheckName(name);
        return $"{container}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}";
    }
}
