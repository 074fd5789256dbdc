namespace CustomerHealth.Service.Storage;

/// <summary>
/// What blob storage accepts. Source: learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata.
/// </summary>
public static class BlobLimits
{
    /// <summary>Characters of a blob's name.</summary>
    public const int NameLength = 1024;

    /// <exception cref="StorageLimitException">The name is empty or too long.</exception>
    public static void CheckName(string name)
    {
        if (name.Length is 0 or > NameLength)
        {
            throw new StorageLimitException($"A blob's name has 1 to {NameLength} characters, not {name.Length}.");
        }
    }
}
