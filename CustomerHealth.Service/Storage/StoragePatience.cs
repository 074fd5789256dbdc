namespace CustomerHealth.Service.Storage;

/// <summary>
/// How long an adapter tries before it says <see cref="StorageUnavailableException"/>. The worst case, about 50 s, stays far below the
/// 230 s after which Azure's load balancer gives up on an HTTP request, and below the ten minutes for which the host leases a message.
/// </summary>
public static class StoragePatience
{
    /// <summary>One try: the service may take 5 s for a query page.</summary>
    public static readonly TimeSpan Try = TimeSpan.FromSeconds(10);

    /// <summary>Tries after the first one, with exponential back-off and at least the service's Retry-After.</summary>
    public const int Retries = 3;

    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.2);

    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);
}
