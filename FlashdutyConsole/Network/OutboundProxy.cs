using System.Net;

namespace FlashdutyConsole.Network;

/// <summary>The configured proxy, which hosts allowed by name or address do not go through: they are on our own network.</summary>
internal sealed class OutboundProxy : IWebProxy
{
    private readonly Uri _address;
    private readonly AllowedHosts _direct;

    public OutboundProxy(Uri address, AllowedHosts direct)
    {
        _address = new UriBuilder(address) { UserName = "", Password = "" }.Uri;
        _direct = direct;
        if (address.UserInfo.Split(':', 2) is [{ Length: > 0 } user, .. var rest])
        {
            Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(string.Concat(rest)));
        }
    }

    public ICredentials? Credentials { get; set; }

    public bool Is(DnsEndPoint endPoint) =>
        string.Equals(endPoint.Host, _address.IdnHost, StringComparison.OrdinalIgnoreCase) && endPoint.Port == _address.Port;

    public Uri GetProxy(Uri destination) => _address;

    public bool IsBypassed(Uri host) => _direct.Names(host.IdnHost, host.Port);
}
