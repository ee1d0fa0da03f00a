using System.Net;
using System.Net.Sockets;

namespace FlashdutyConsole.Network;

/// <summary>Which addresses belong to the public internet, after IANA's special-purpose registries.</summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] s_special4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    // Teredo is among 2001::/23; 6to4 carries an IPv4 address and is judged by it.
    private static readonly IPNetwork[] s_special6 = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("3fff::/20")];

    private static readonly IPNetwork s_global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork s_translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork s_sixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>
    /// Whether the address is public unicast: not loopback, private, shared, link-local, documentation, multicast, reserved or
    /// unspecified, and neither is an IPv4 address carried inside an IPv6 one.
    /// </summary>
    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !Array.Exists(s_special4, network => network.Contains(address));
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        var bytes = address.GetAddressBytes();
        if (address.IsIPv4MappedToIPv6 || s_translated.Contains(address))
        {
            return Is(new IPAddress(bytes.AsSpan(12)));
        }

        return s_sixToFour.Contains(address)
            ? Is(new IPAddress(bytes.AsSpan(2, 4)))
            : s_global6.Contains(address) && !Array.Exists(s_special6, network => network.Contains(address));
    }
}
