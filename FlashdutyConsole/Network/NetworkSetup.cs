using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Network;

/// <summary>Puts the outbound guard into place.</summary>
public static class NetworkSetup
{
    /// <summary>Name of the guarded HTTP client for anything but WeCom, such as the checks of a domain.</summary>
    public const string OutboundClient = "Outbound";

    private const int Connections = 8;

    /// <summary>Binds and checks the section <c>Network</c>, and registers the guard and the client <see cref="OutboundClient"/>.</summary>
    public static IServiceCollection AddNetwork(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<NetworkOptions>().BindConfiguration(NetworkOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<NetworkOptions>, NetworkOptionsValidation>());
        services.TryAddSingleton<HostResolver>(_ => Dns.GetHostAddressesAsync);
        services.TryAddSingleton<NameChain>(_ => new DnsNameChain(DnsNameChain.UsualTimeout).FindAsync);
        services.TryAddSingleton<OutboundGuard>();
        services.TryAddSingleton<OutboundHandlers>();
        services.TryAddSingleton<OutboundProbe>();
        services.AddHttpClient(OutboundClient).UseOutboundGuard(Connections);
        return services;
    }

    /// <summary>
    /// Takes a caller's address and scheme from the proxies that are trusted, and from nobody else. The host is never taken from
    /// a header. Call it first.
    /// </summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        var trusted = AllowedHosts.Parse(app.Services.GetRequiredService<IOptions<NetworkOptions>>().Value.TrustedProxies, out _);
        if (trusted is null || !trusted.Networks.Any())
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // From the nearest on as far back as trusted proxies go.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted.Networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }

    /// <summary>Gives a named client a guarded handler, and no logging: addresses may carry secrets.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="connections">Most connections to one server at a time.</param>
    public static IHttpClientBuilder UseOutboundGuard(this IHttpClientBuilder builder, int connections) => builder
        .ConfigurePrimaryHttpMessageHandler(services => services.GetRequiredService<OutboundHandlers>().Create(connections))
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();
}
