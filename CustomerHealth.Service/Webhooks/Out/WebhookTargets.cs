using System.Net;
using CustomerHealth.Service.Web.Security;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>
/// Where webhooks may go: by https to any address of the internet. In Development also to this machine, by http too. What an address says is
/// checked when it is written down; where its name leads, whenever a connection is made (<see cref="GuardedConnections"/>).
/// </summary>
public sealed class WebhookTargets(IOptions<AuthOptions> auth)
{
    private const int MostCharacters = 2_000;

    /// <summary>Below it, only the port of https: other services live there, which are not to be talked to in a receiver's name.</summary>
    private const int FirstFreePort = 1024;

    private bool IsDevelopment => auth.Value.Mode == AuthMode.Development;

    /// <summary>What is wrong with an address, as a sentence; null: nothing.</summary>
    public string? Refuse(string text)
    {
        if (text.Length > MostCharacters || text.Any(character => character is <= ' ' or '\\' || char.IsControl(character))
            || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
        {
            return $"The address is no URL of at most {MostCharacters} characters.";
        }

        if (url.Scheme != Uri.UriSchemeHttps && !(IsDevelopment && url.Scheme == Uri.UriSchemeHttp))
        {
            return "The address begins with https://.";
        }

        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0 || text.Contains('#', StringComparison.Ordinal))
        {
            return "The address has neither a user nor a fragment.";
        }

        if (url.Port < FirstFreePort && !url.IsDefaultPort)
        {
            return $"The port is the usual one, or {FirstFreePort} and above.";
        }

        // A name may lead elsewhere tomorrow; this saves a mistake from being found only when a message fails.
        return (url.IsLoopback && !IsDevelopment)
            || (IPAddress.TryParse(url.IdnHost, out var address) && !Allows(url.Scheme, address))
            || (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
            ? "The address is not on the internet."
            : null;
    }

    /// <summary>Whether a connection may be made.</summary>
    /// <param name="scheme">Of the address that led here.</param>
    public bool Allows(string scheme, IPAddress address) =>
        (scheme == Uri.UriSchemeHttps && PublicAddresses.Contain(address))
        || (IsDevelopment && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
}
