using FlashdutyConsole.Network;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FlashdutyConsole.WeCom;

/// <summary>Registers the WeCom client.</summary>
public static class WeComSetup
{
    private const int Connections = 64;

    /// <summary>Adds <see cref="WeComClient"/>, <see cref="WeComToken"/> and the guarded HTTP client; needs <see cref="NetworkSetup.AddNetwork"/>.</summary>
    public static IServiceCollection AddWeCom(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WeComTransport>();
        services.TryAddSingleton<WeComToken>();
        services.TryAddSingleton<WeComClient>();

        // Each call has its own limit, on the clock that tests can move.
        services.AddHttpClient(WeComTransport.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseOutboundGuard(Connections);
        return services;
    }
}
