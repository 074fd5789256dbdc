namespace CustomerHealth.Service.Storage;

/// <summary>
/// What blob storage accepts. Source: learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata.
/// </summary>
public static class BlobLimits
{
    /// <summary>Characters of a blob's name.</summary>
    public const int NameLength = 1024;

    /// <exception cref="StorageLimitException">
    /// The name is empty, too long, has half a surrogate pair, or a part "." or "..", which in an address would lead out of the container.
    /// </exception>
    public static void CheckName(string name)
    {
        if (name.Length is 0 or > NameLength)
        {
            throw new StorageLimitException($"A blob's name has 1 to {NameLength} characters, not {name.Length}.");
        }

        if (name.Split('/').Any(part => part is "." or ".."))
        {
            throw new StorageLimitException("A blob's name may not have a part '.' or '..'.");
        }

        if (Surrogates.HasLoneOne(name))
        {
            throw new StorageLimitException("A blob's name may not contain half a surrogate pair: UTF-8 has no bytes for it.");
        }
    }
}
