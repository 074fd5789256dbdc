namespace CustomerHealth.Service.Storage;

/// <summary>
/// The store did not answer, was busy or lost the connection. The request may or may not have taken effect; repeating it later is safe
/// for every caller in this product. Surfaces answer 503 with Retry-After.
/// </summary>
public sealed class StorageUnavailableException : Exception
{
    public StorageUnavailableException()
    {
    }

    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    public StorageUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>When to try again; 5 seconds unless the store said otherwise.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>A request that no store would ever accept: too large, too many, a forbidden key, a type Azure Tables does not have.</summary>
public sealed class StorageLimitException : Exception
{
    public StorageLimitException()
    {
    }

    public StorageLimitException(string message)
        : base(message)
    {
    }

    public StorageLimitException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
