namespace CustomerHealth.Service.Storage;

/// <summary>Creates what the product needs to exist. Harmless when it exists already.</summary>
public interface IStorageProvisioning
{
    Task EnsureAsync(
        IReadOnlyCollection<string> tables,
        IReadOnlyCollection<string> queues,
        IReadOnlyCollection<string> containers,
        CancellationToken cancellationToken);
}
