using Azure.Core;
using Azure.Identity;
using CustomerHealth.Service.Storage;
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

    /// <summary>How long we try.</summary>
    public static T Patient<T>(T options)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.Delay = StoragePatience.FirstPause;
        options.Retry.MaxDelay = StoragePatience.LongestPause;
        options.Retry.MaxRetries = StoragePatience.Retries;
        options.Retry.NetworkTimeout = StoragePatience.Try;
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
