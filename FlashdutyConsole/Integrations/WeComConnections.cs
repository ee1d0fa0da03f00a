using System.Collections.Concurrent;
using FlashdutyConsole.Data;
using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Callbacks;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Integrations;

/// <summary>Makes connections of WeCom integrations, decrypting their secrets once for each time they are saved.</summary>
public sealed class WeComConnections(IntegrationDirectory directory, IntegrationSecrets secrets, IOptions<WeComOptions> options)
{
    private readonly ConcurrentDictionary<long, WeComConnection> _made = new();

    /// <summary>The connection of the integration with this id; null when there is none.</summary>
    public async ValueTask<WeComConnection?> FindAsync(long integrationId, CancellationToken cancellationToken) =>
        Of(await directory.FindAsync(integrationId, cancellationToken));

    /// <summary>The connection of the integration with this key in its address; null when there is none.</summary>
    public async ValueTask<WeComConnection?> FindByKeyAsync(string key, CancellationToken cancellationToken) =>
        Of(await directory.FindByKeyAsync(key, cancellationToken));

    private WeComConnection? Of(Integration? integration)
    {
        if (integration?.PluginType != PluginType.WeComApp)
        {
            return null;
        }

        if (_made.TryGetValue(integration.Id, out var made) && made.Integration.UpdatedAt == integration.UpdatedAt)
        {
            // Settings are the same; whether it is broken may have changed.
            return made with { Integration = integration };
        }

        var connection = Make(integration);
        _made[integration.Id] = connection;
        return connection;
    }

    private WeComConnection Make(Integration integration)
    {
        var settings = JsonColumn.Read<WeComSettings>(integration.Settings);
        var secret = secrets.Reveal(integration, "secret");
        var token = secrets.Reveal(integration, "token");
        var aesKey = secrets.Reveal(integration, "encoding_aes_key");
        var apiBase = settings.Deployment == "private" && Uri.TryCreate(settings.Endpoint, UriKind.Absolute, out var own) ? own : options.Value.ApiBaseUrl;
        return new WeComConnection(
            integration,
            settings,
            secret is null ? null : new WeComApp(settings.CorpId, secret, settings.AgentId, apiBase),
            token is null || aesKey is null || !WeComCallbackCrypto.IsEncodingAesKey(aesKey) ? null : new WeComCallbackCrypto(token, aesKey));
    }
}
