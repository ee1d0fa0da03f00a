using System.Globalization;
using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Integrations;

/// <summary>The shape of a WeCom app's settings in the Open API, by the same rules as in the wizard.</summary>
internal static class WeComSettingsCheck
{
    /// <summary>The settings after the request, which leaves out what stays as it is.</summary>
    /// <param name="name">The integration's name.</param>
    /// <param name="request">What is to change.</param>
    /// <param name="present">As it is; null = a new integration.</param>
    public static WeComSettings Settings(string name, WeComSettingsRequest request, Integration? present)
    {
        var before = present is null ? new WeComSettings() : JsonColumn.Read<WeComSettings>(present.Settings);
        var mode = ApiCheck.Word(request.Mode, "settings.mode", "custom", "third_party") ?? before.Mode;
        ApiCheck.NotHere(mode == "custom", "settings.mode third_party without a WeCom provider configured");
        var deployment = ApiCheck.Word(request.Deployment, "settings.deployment", "public", "private") ?? before.Deployment;
        var after = before with
        {
            Mode = mode,
            CorpId = request.CorpId ?? before.CorpId,
            Deployment = deployment,
            Endpoint = Kept(request.Endpoint, before.Endpoint),
            OauthEndpoint = Kept(request.OauthEndpoint, before.OauthEndpoint),
            AgentId = request.AgentId ?? before.AgentId,
            ApiDomain = Kept(request.ApiDomain, before.ApiDomain),
            ConsoleDomain = Kept(request.ConsoleDomain, before.ConsoleDomain),
            DomainProof = Kept(request.DomainProof, before.DomainProof),
            WarRoomEnabled = request.WarRoomEnabled ?? before.WarRoomEnabled,
        };
        var fault = WeComStepValidation.OfAll(new WeComFields
        {
            Name = name,
            Deployment = deployment,
            Endpoint = after.Endpoint,
            OauthEndpoint = after.OauthEndpoint,
            CorpId = after.CorpId,
            AgentId = after.AgentId.ToString(CultureInfo.InvariantCulture),
            Secret = request.Secret,
            Token = request.Token,
            EncodingAesKey = request.EncodingAesKey,
            ApiDomain = after.ApiDomain,
            DomainProof = after.DomainProof,
            ConsoleDomain = after.ConsoleDomain,
            SecretsSet = [.. present?.ProtectedSecrets.Keys ?? []],
        }).FirstOrDefault();
        ApiCheck.That(fault is null, $"settings.{fault?.Field}: {fault?.Message}");
        return after with { DomainProof = DomainProof.Code(after.DomainProof) };
    }

    /// <summary>The secrets that the request sets; an empty one is one that a form left as it is.</summary>
    public static IReadOnlyDictionary<string, string> Secrets(WeComSettingsRequest request) =>
        DraftRow.Secrets(new WeComFields { Secret = request.Secret, Token = request.Token, EncodingAesKey = request.EncodingAesKey });

    // Null leaves as it is, empty clears.
    private static string? Kept(string? given, string? present) => given is null ? present : given.Length == 0 ? null : given;
}
