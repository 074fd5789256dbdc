using System.Net;
using System.Net.Sockets;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>
/// Which addresses are anybody's on the internet, by the registries of special-purpose addresses (iana.org/assignments/iana-ipv4-special-registry,
/// .../iana-ipv6-special-registry): not this machine, its network, a cloud's metadata service, or nobody's.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] NotPublic4 =
    [
        .. new[]
        {
            "0.0.0.0/8", // this network; 0.0.0.0 is this machine
            "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", // private
            "100.64.0.0/10", // shared by a carrier's customers
            "127.0.0.0/8", // this machine
            "168.63.129.16/32", // Azure's own host, which answers every virtual machine
            "169.254.0.0/16", // link-local, metadata services
            "192.0.0.0/24", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", // protocols, documentation
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.175.48.0/24", // anycast services, 6to4 relays
            "198.18.0.0/15", // benchmarks
            "224.0.0.0/4", "240.0.0.0/4", // multicast, reserved, broadcast
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Of IPv6 only this is given out; the next list is what of it is not.</summary>
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotPublic6 =
    [
        .. new[]
        {
            "2001::/23", // protocols, Teredo among them
            "2001:db8::/32", "3fff::/20", // documentation
            "2002::/16", // 6to4: an IPv4 address in disguise
            "2620:4f:8000::/48", // an anycast service
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Behind it stands an IPv4 address (RFC 6052).</summary>
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool Contain(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !NotPublic4.Any(network => network.Contains(address));
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            && (address.IsIPv4MappedToIPv6 ? Contain(address.MapToIPv4())
                : Nat64.Contains(address) ? Contain(new IPAddress(address.GetAddressBytes().AsSpan(12)))
                : Global6.Contains(address) && !NotPublic6.Any(network => network.Contains(address)));
    }
}
