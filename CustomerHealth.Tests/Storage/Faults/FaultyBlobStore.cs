using CustomerHealth.Service.Storage;

namespace CustomerHealth.Tests.Storage.Faults;

/// <summary>Blobs that fail by script.</summary>
public sealed class FaultyBlobStore(IBlobStore inner, FaultScript script) : IBlobStore
{
    public Task PutAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        script.RunAsync(StorageRequestKind.PutBlob, async () =>
        {
            await inner.PutAsync(container, name, content, cancellationToken);
            return true;
        });

    public Task<ReadOnlyMemory<byte>?> GetAsync(string container, string name, CancellationToken cancellationToken) =>
        script.RunAsync(StorageRequestKind.GetBlob, () => inner.GetAsync(container, name, cancellationToken));

    public Task<bool> DeleteAsync(string container, string name, CancellationToken cancellationToken) =>
        script.RunAsync(StorageRequestKind.DeleteBlob, () => inner.DeleteAsync(container, name, cancellationToken));
}
