using System.Security.Cryptography;
using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Callbacks;

namespace FlashdutyConsole.Setup.Demo;

/// <summary>Connects the console and the sandbox as an admin would connect a company's WeCom: app, secrets, callback URL.</summary>
internal sealed class ConnectDemo(SaveIntegration save, IntegrationDirectory directory, IntegrationSecrets secrets, ConsoleAddress address)
{
    private const string AlphaNumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int TokenLength = 32;
    private const int AesKeyLength = 43;

    /// <summary>Saves the integrations. The sandbox is new at each start, and with it the app's address and secret.</summary>
    public async Task<DemoIntegrations> SaveAsync(SandboxServer sandbox, long channelId, Actor owner, CancellationToken cancellationToken)
    {
        var company = sandbox.State.Corps[0];
        var app = company.Apps[0];
        var wecom = await SaveAsync(new IntegrationDraft
        {
            Name = "WeCom (sandbox)",
            PluginType = PluginType.WeComApp,
            Settings = JsonColumn.Write(new WeComSettings
            {
                CorpId = company.CorpId,
                Deployment = "private",
                Endpoint = sandbox.BaseUrl.AbsoluteUri,
                OauthEndpoint = sandbox.BaseUrl.AbsoluteUri,
                AgentId = app.AgentId,
                WarRoomEnabled = true,
            }),
            Secrets = new Dictionary<string, string>
            {
                ["secret"] = app.Secret,
                ["token"] = RandomNumberGenerator.GetString(AlphaNumeric, TokenLength),
                // 43 characters of Base64 hold 256 bits; the last may be any whose two spare bits are zero (doc 90238).
                ["encoding_aes_key"] = RandomNumberGenerator.GetString(AlphaNumeric, AesKeyLength - 1) + "A",
            },
        }, owner, cancellationToken);
        var standard = await SaveAsync(new IntegrationDraft { Name = "Standard events", PluginType = PluginType.Standard, ChannelId = channelId }, owner, cancellationToken);
        var prometheus = await SaveAsync(new IntegrationDraft { Name = "Alertmanager", PluginType = PluginType.Prometheus, ChannelId = channelId }, owner, cancellationToken);
        return new DemoIntegrations(wecom.Id, standard.Key, prometheus.Key);
    }

    /// <summary>Saves the callback URL at the sandbox, which asks it at once; so the console must be listening.</summary>
    public async Task<CallbackCheck> SetCallbackAsync(SandboxServer sandbox, CancellationToken cancellationToken)
    {
        var app = sandbox.State.Corps[0].Apps[0];
        var integration = (await directory.AllAsync(cancellationToken))
            .Where(known => known.PluginType == PluginType.WeComApp && JsonColumn.Read<WeComSettings>(known.Settings).AgentId == app.AgentId)
            .MinBy(known => known.Id)!;
        app.TrustedDomain = address.PublicUrl.Authority;
        app.HomeUrl = IntegrationAddresses.Of(integration.Key, JsonColumn.Read<WeComSettings>(integration.Settings), address).HomepageUrl.AbsoluteUri;
        return await app.SetCallbackAsync(
            address.Of("/wecom/callback/" + integration.Key),
            secrets.Reveal(integration, "token")!,
            secrets.Reveal(integration, "encoding_aes_key")!,
            cancellationToken);
    }

    private async Task<Integration> SaveAsync(IntegrationDraft draft, Actor owner, CancellationToken cancellationToken)
    {
        var known = (await directory.AllAsync(cancellationToken)).Where(known => known.PluginType == draft.PluginType).MinBy(known => known.Id);
        var isSource = draft.PluginType != PluginType.WeComApp;
        if (known is not null && isSource)
        {
            return known;
        }

        return await save.RunAsync(draft with { Id = known?.Id ?? 0 }, owner, cancellationToken)
            ?? throw new InvalidOperationException("The demo's channel is gone.");
    }
}
