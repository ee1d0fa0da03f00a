using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Network;

/// <summary>Makes the message handlers of every named HTTP client, so that each has the guard, the proxy and the extra authorities.</summary>
public sealed class OutboundHandlers
{
    private static readonly TimeSpan s_connectionLife = TimeSpan.FromMinutes(2);

    private readonly NetworkOptions _options;
    private readonly OutboundGuard _guard;

    /// <summary>Takes the checked settings.</summary>
    public OutboundHandlers(IOptions<NetworkOptions> options, OutboundGuard guard)
    {
        _options = options.Value;
        _guard = guard;
    }

    /// <summary>
    /// A pooled handler that follows no redirect, keeps no cookie, decompresses nothing and tells the other side nothing about
    /// our traces. A refused host surfaces as <see cref="OutboundRefusedException"/>, itself or inside an
    /// <see cref="HttpRequestException"/>.
    /// </summary>
    /// <param name="connections">Most connections to one server at a time.</param>
    public HttpMessageHandler Create(int connections) => Create(connections, null);

    /// <summary>The same for a single exchange, told of the certificate before it is judged.</summary>
    /// <param name="seen">Gets the server's certificate and what the system says against it.</param>
    internal HttpMessageHandler CreateProbe(Action<X509Certificate2, SslPolicyErrors> seen) => Create(1, seen);

    private HttpMessageHandler Create(int connections, Action<X509Certificate2, SslPolicyErrors>? seen)
    {
        var proxy = string.IsNullOrWhiteSpace(_options.Proxy) ? null : new OutboundProxy(new Uri(_options.Proxy), _guard.Allowed);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = connections,
            PooledConnectionLifetime = s_connectionLife,
            ActivityHeadersPropagator = null,

            // The environment's proxy would be a way around the guard.
            UseProxy = proxy is not null,
            Proxy = proxy,
            ConnectCallback = (context, cancellationToken) =>
                _guard.ConnectAsync(context.DnsEndPoint, proxy?.Is(context.DnsEndPoint) ?? false, cancellationToken),
        };

        if (!string.IsNullOrWhiteSpace(_options.ExtraCaFile) && ExtraCertificateAuthorities.Read(_options.ExtraCaFile) is { } authorities)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = ExtraCertificateAuthorities.Validation(authorities);
        }

        if (seen is not null)
        {
            var judge = handler.SslOptions.RemoteCertificateValidationCallback ?? ((_, _, _, errors) => errors == SslPolicyErrors.None);
            handler.SslOptions.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) =>
            {
                if (certificate is X509Certificate2 shown)
                {
                    seen(shown, errors);
                }

                return judge(sender, certificate, chain, errors);
            };
        }

        return proxy is null ? handler : new ProxiedHostCheck(_guard, proxy, handler);
    }
}
