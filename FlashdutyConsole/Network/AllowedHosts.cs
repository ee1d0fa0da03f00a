using System.Net;

namespace FlashdutyConsole.Network;

/// <summary>The private hosts an admin allowed: by name, address or range.</summary>
public sealed class AllowedHosts
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IPNetwork> _networks = [];

    /// <summary>The ranges, addresses among them; not the names.</summary>
    public IReadOnlyList<IPNetwork> Networks => _networks;

    /// <summary>Whether some entries are names.</summary>
    public bool HasNames => _names.Count > 0;

    private AllowedHosts()
    {
    }

    /// <summary>Reads a comma-separated list.</summary>
    /// <param name="list">Host names, addresses, CIDR ranges; empty entries are skipped.</param>
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
    public bool Names(string host)
    {
        var name = Bare(host);
        return _names.Contains(name) || (IPAddress.TryParse(name, out var address) && Holds(address));
    }

    /// <summary>Whether the address lies in an allowed range.</summary>
    public bool Holds(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _networks.Exists(network => network.Contains(plain));
    }

    private bool Add(string entry)
    {
        if (IPAddress.TryParse(Bare(entry), out var address))
        {
            var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            _networks.Add(new IPNetwork(plain, plain.GetAddressBytes().Length * 8));
            return true;
        }

        if (entry.Contains('/', StringComparison.Ordinal))
        {
            if (!TryParseRange(entry, out var network))
            {
                return false;
            }

            _networks.Add(network);
            return true;
        }

        if (Uri.CheckHostName(entry) != UriHostNameType.Dns)
        {
            return false;
        }

        _names.Add(Bare(entry));
        return true;
    }

    // IPNetwork insists on zero host bits; people write 10.1.2.3/8 and mean 10.0.0.0/8.
    private static bool TryParseRange(string entry, out IPNetwork network)
    {
        network = default;
        var parts = entry.Split('/');
        if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out var address)
            || !int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var bits))
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

    private static string Bare(string host) => host.Trim('[', ']').TrimEnd('.');
}
