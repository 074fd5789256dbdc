namespace CustomerHealth.Service.Storage;

/// <summary>Small files by container and name. Every method may throw <see cref="StorageUnavailableException"/>.</summary>
public interface IBlobStore
{
    /// <summary>Writes the whole blob, replacing an earlier one.</summary>
    Task PutAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The whole content, or null.</summary>
    Task<ReadOnlyMemory<byte>?> GetAsync(string container, string name, CancellationToken cancellationToken);

    /// <summary>True if a blob was there.</summary>
    Task<bool> DeleteAsync(string container, string name, CancellationToken cancellationToken);
}
