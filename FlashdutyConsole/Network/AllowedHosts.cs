using System.Globalization;
using System.Net;

namespace FlashdutyConsole.Network;

/// <summary>The private hosts an admin allowed: by name, address or range, each at every port or at one.</summary>
public sealed class AllowedHosts
{
    private readonly List<(string Name, int Port)> _names = [];
    private readonly List<(IPNetwork Network, int Port)> _networks = [];

    /// <summary>The ranges, addresses among them; not the names.</summary>
    public IEnumerable<IPNetwork> Networks => _networks.Select(entry => entry.Network);

    /// <summary>Whether every entry is an address or a range, without a port.</summary>
    public bool IsRangesOnly => _names.Count == 0 && _networks.TrueForAll(entry => entry.Port == 0);

    private AllowedHosts()
    {
    }

    /// <summary>Reads a comma-separated list.</summary>
    /// <param name="list">Host names, addresses, CIDR ranges, the first two also with a port; empty entries are skipped.</param>
    /// <param name="unusable">The first entry that is none of these, if the result is null.</param>
    public static AllowedHosts? Parse(string? list, out string? unusable)
    {
        var allowed = new AllowedHosts();
        unusable = null;
        foreach (var entry in (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!allowed.Add(entry))
            {
                unusable = entry;
                return null;
            }
        }

        return allowed;
    }

    /// <summary>Whether the host was allowed by its own name, or is an allowed address written out.</summary>
    public bool Names(string host, int port) => IsNamed(host, entry => entry == 0 || entry == port);

    /// <summary>Whether the host was allowed with this very port.</summary>
    public bool NamesPort(string host, int port) => IsNamed(host, entry => entry == port);

    /// <summary>Whether the address lies in an allowed range.</summary>
    public bool Holds(IPAddress address, int port) => IsHeld(address, entry => entry == 0 || entry == port);

    private bool IsNamed(string host, Predicate<int> isPort)
    {
        var name = Bare(host);
        return _names.Exists(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase) && isPort(entry.Port))
            || (IPAddress.TryParse(name, out var address) && IsHeld(address, isPort));
    }

    private bool IsHeld(IPAddress address, Predicate<int> isPort)
    {
        var plain = Plain(address);
        return _networks.Exists(entry => entry.Network.Contains(plain) && isPort(entry.Port));
    }

    private bool Add(string entry)
    {
        if (IPAddress.TryParse(Bare(entry), out var address))
        {
            _networks.Add((Alone(address), 0));
            return true;
        }

        if (entry.Contains('/', StringComparison.Ordinal))
        {
            if (!TryParseRange(entry, out var network))
            {
                return false;
            }

            _networks.Add((network, 0));
            return true;
        }

        if (!TrySplitPort(entry, out var host, out var port))
        {
            return false;
        }

        if (IPAddress.TryParse(Bare(host), out address))
        {
            _networks.Add((Alone(address), port));
            return true;
        }

        if (Uri.CheckHostName(host) != UriHostNameType.Dns)
        {
            return false;
        }

        _names.Add((Bare(host), port));
        return true;
    }

    private static bool TrySplitPort(string entry, out string host, out int port)
    {
        var colon = entry.LastIndexOf(':');
        (host, port) = (colon < 0 ? entry : entry[..colon], 0);
        return colon < 0 || (int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65535);
    }

    // IPNetwork insists on zero host bits; people write 10.1.2.3/8 and mean 10.0.0.0/8.
    private static bool TryParseRange(string entry, out IPNetwork network)
    {
        network = default;
        var parts = entry.Split('/');
        if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out var address) || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
        {
            return false;
        }

        var bytes = address.GetAddressBytes();
        if (bits > bytes.Length * 8)
        {
            return false;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(bits - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - kept));
        }

        network = new IPNetwork(new IPAddress(bytes), bits);
        return true;
    }

    private static IPNetwork Alone(IPAddress address) => new(Plain(address), Plain(address).GetAddressBytes().Length * 8);

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static string Bare(string host) => host.Trim('[', ']').TrimEnd('.');
}
