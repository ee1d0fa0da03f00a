using System.Net;

namespace FlashdutyConsole.Members;

/// <summary>The address that a request came from, as it is written down and counted.</summary>
public static class CallerAddress
{
    // A provider gives a household or a server a network of this size or larger.
    private const int NetworkBytes = 8;

    /// <summary>The address as text; empty when there is none.</summary>
    /// <param name="http">The request.</param>
    public static string Of(HttpContext http) => Plain(http.Connection.RemoteIpAddress)?.ToString() ?? "";

    /// <summary>What is counted together: an IPv4 address, or the /64 of an IPv6 address, of which one caller has all.</summary>
    /// <param name="http">The request.</param>
    public static string NetworkOf(HttpContext http)
    {
        var address = Plain(http.Connection.RemoteIpAddress);
        if (address is not { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 })
        {
            return address?.ToString() ?? "";
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes) + "/64";
    }

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
