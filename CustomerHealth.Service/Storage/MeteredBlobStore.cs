namespace CustomerHealth.Service.Storage;

/// <summary>Counts what goes to the blobs.</summary>
public sealed class MeteredBlobStore(IBlobStore inner, StorageMeter meter) : IBlobStore
{
    public async Task PutAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var counter = meter.Begin(StorageRequestKind.PutBlob, container);
        await inner.PutAsync(container, name, content, cancellationToken);
        counter.Done(1, content.Length);
    }

    public async Task<ReadOnlyMemory<byte>?> GetAsync(string container, string name, CancellationToken cancellationToken)
    {
        var counter = meter.Begin(StorageRequestKind.GetBlob, container);
        var content = await inner.GetAsync(container, name, cancellationToken);
        counter.Done(content is null ? 0 : 1, content?.Length ?? 0);
        return content;
    }

    public async Task<bool> DeleteAsync(string container, string name, CancellationToken cancellationToken)
    {
        var counter = meter.Begin(StorageRequestKind.DeleteBlob, container);
        var deleted = await inner.DeleteAsync(container, name, cancellationToken);
        counter.Done(deleted ? 1 : 0, 0);
        return deleted;
    }
}
