using System.Net.Sockets;

namespace FlashdutyConsole.Network;

/// <summary>
/// Behind a proxy the connection goes to the proxy, so the target is checked before the call. A name that only the proxy can
/// look up is left to the proxy.
/// </summary>
internal sealed class ProxiedHostCheck(OutboundGuard guard, OutboundProxy proxy, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } target && !proxy.IsBypassed(target))
        {
            try
            {
                await guard.CheckAsync(target.IdnHost, target.Port, cancellationToken);
            }
            catch (SocketException)
            {
                // Unknown here; the proxy may know it.
            }
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
