using FlashdutyConsole.Integrations;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Alerts;

/// <summary>The addresses that alert sources post to. A 200 means that the event is on disk.</summary>
public static class PushEndpoints
{
    /// <summary>Maps one address for each sender's format.</summary>
    public static IEndpointRouteBuilder MapAlerts(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/event/push/alert/standard", PluginType.Standard);
        Map(endpoints, "/event/push/alert/prometheus", PluginType.Prometheus);
        return endpoints;
    }

    private static void Map(IEndpointRouteBuilder endpoints, string address, string pluginType)
    {
        // Looked up once: a request that asks for services gets a scope of its own, which this does not need.
        var take = new Lazy<TakeEvents>(endpoints.ServiceProvider.GetRequiredService<TakeEvents>);
        endpoints.MapPost(address, (RequestDelegate)(context => take.Value.RunAsync(context, pluginType)))
            .AllowAnonymous().DisableAntiforgery().ShortCircuit().WithMetadata(new OperationMark());
    }
}
