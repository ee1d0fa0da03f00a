namespace FlashdutyConsole.Network;

/// <summary>Settings of the section <c>Network</c>: what this console may reach, and how.</summary>
public sealed class NetworkOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Network";

    /// <summary>The key that lets an address through; what a refusal tells the admin to set.</summary>
    public const string AllowedPrivateHostsKey = Section + ":" + nameof(AllowedPrivateHosts);

    /// <summary>
    /// Comma-separated host names, addresses and CIDR ranges on loopback or private networks that may be reached; a name or an address
    /// may have a port, and then only that one may. Everything else that is not a public address is refused.
    /// </summary>
    public string AllowedPrivateHosts { get; set; } = "";

    /// <summary>
    /// Comma-separated addresses and CIDR ranges of the reverse proxies in front of this console. Only what they say about a
    /// caller's address and scheme is believed.
    /// </summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>Proxy for everything outbound but the allowed private hosts, as an http, https or socks5 address; empty = none.</summary>
    public string? Proxy { get; set; }

    /// <summary>PEM file of certificate authorities trusted besides the system's; empty = none.</summary>
    public string? ExtraCaFile { get; set; }
}
