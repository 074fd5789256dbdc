using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace CustomerHealth.Functions.Azure;

/// <summary>Where a storage service is and who we are there: the same settings that the queue triggers read.</summary>
internal static class StorageConnection
{
    /// <summary>
    /// <c>{setting}</c> is a connection string; or <c>{setting}:{uriName}</c> is the address, with an optional
    /// <c>{setting}:clientId</c> for a user-assigned identity.
    /// </summary>
    /// <exception cref="InvalidOperationException">Neither is set, or the address is none.</exception>
    public static T Open<T>(
        IConfiguration configuration,
        string setting,
        string uriName,
        Func<string, T> withConnectionString,
        Func<Uri, TokenCredential, T> withIdentity)
    {
        var section = configuration.GetSection(setting);
        return (section.Value, section[uriName]) switch
        {
            ({ Length: > 0 } connectionString, _) => withConnectionString(connectionString),
            (_, { } address) when Uri.TryCreate(address, UriKind.Absolute, out var uri) => withIdentity(uri, Identity(section["clientId"])),
            _ => throw new InvalidOperationException(
                $"Set '{setting}' to a connection string, or '{setting}__{uriName}' to the address of the storage account."),
        };
    }

    /// <summary>
    /// How long we try. One try gets 10 s, because the service may take 5 s for a query page; three more tries follow with back-off from
    /// 0.2 s and at least the service's Retry-After. The worst case, about 45 s, stays far below the 230 s after which Azure's load
    /// balancer gives up on an HTTP request, and below the lease of a queue message.
    /// </summary>
    public static T Patient<T>(T options)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.Delay = TimeSpan.FromSeconds(0.2);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(3);
        options.Retry.MaxRetries = 3;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        return options;
    }

    /// <summary>
    /// With a client id we know that it is a managed identity; else whoever is signed in, as on a developer's machine. The token is a part of
    /// the way to storage, so it gets the same patience: left to itself the identity waits 100 s for an endpoint that is silent, per try.
    /// </summary>
    private static TokenCredential Identity(string? clientId) => string.IsNullOrEmpty(clientId)
        ? new DefaultAzureCredential(Patient(new DefaultAzureCredentialOptions()))
        : new ManagedIdentityCredential(Patient(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(clientId))));
}
