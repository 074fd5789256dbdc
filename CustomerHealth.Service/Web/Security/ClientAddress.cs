using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Web.Security;

/// <summary>
/// Where a request comes from, as far as it can be believed: the connection, or behind so many proxies of ours the entry that the outermost
/// of them added to X-Forwarded-For. Everything left of it may be invented.
/// </summary>
internal static class ClientAddress
{
    public static string Of(HttpContext context, int forwardedHops)
    {
        var entries = context.Request.Headers.GetCommaSeparatedValues("X-Forwarded-For");
        var forwarded = forwardedHops > 0 && entries.Length >= forwardedHops ? Parse(entries[^forwardedHops].Trim()) : null;
        return Network(forwarded ?? context.Connection.RemoteIpAddress ?? IPAddress.None);
    }

    /// <summary>Azure's front end writes the port as well.</summary>
    private static IPAddress? Parse(string entry) =>
        IPAddress.TryParse(entry, out var address) ? address : IPEndPoint.TryParse(entry, out var endpoint) ? endpoint.Address : null;

    /// <summary>An IPv6 subscriber has a whole /64 to send from.</summary>
    private static string Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
