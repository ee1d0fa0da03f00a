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

    /// <summary>The connection with the secrets that wait to be proved: for the checks.</summary>
    public WeComConnection Proving(Integration integration)
    {
        var connection = Make(integration);
        return connection with
        {
            App = AppOf(connection.Settings, Latest(integration, "secret")),
            Crypto = connection.PendingCrypto ?? connection.Crypto,
        };
    }

    private WeComConnection Make(Integration integration)
    {
        var settings = JsonColumn.Read<WeComSettings>(integration.Settings);
        var isChanged = IntegrationSecrets.IsPending(integration, "token") || IntegrationSecrets.IsPending(integration, "encoding_aes_key");
        return new WeComConnection(
            integration,
            settings,
            AppOf(settings, secrets.Reveal(integration, "secret")),
            CryptoOf(secrets.Reveal(integration, "token"), secrets.Reveal(integration, "encoding_aes_key")))
        {
            PendingCrypto = isChanged ? CryptoOf(Latest(integration, "token"), Latest(integration, "encoding_aes_key")) : null,
        };
    }

    private string? Latest(Integration integration, string field) =>
        secrets.Reveal(integration, IntegrationSecrets.Pending(field)) ?? secrets.Reveal(integration, field);

    private WeComApp? AppOf(WeComSettings settings, string? secret)
    {
        // A draft's fields come one by one.
        var apiBase = settings.Deployment != "private" ? options.Value.ApiBaseUrl : Uri.TryCreate(settings.Endpoint, UriKind.Absolute, out var own) ? own : null;
        return secret is null || apiBase is null ? null : new WeComApp(settings.CorpId, secret, settings.AgentId, apiBase);
    }

    private static WeComCallbackCrypto? CryptoOf(string? token, string? aesKey) =>
        token is null || aesKey is null || !WeComCallbackCrypto.IsEncodingAesKey(aesKey) ? null : new WeComCallbackCrypto(token, aesKey);
}
