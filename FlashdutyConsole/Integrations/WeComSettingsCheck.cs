using System.Text.RegularExpressions;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Integrations;

/// <summary>The shape of a WeCom app's settings. Whether WeCom accepts them is for the checks to say.</summary>
internal static partial class WeComSettingsCheck
{
    /// <summary>The settings after the request, which leaves out what stays as it is.</summary>
    /// <param name="request">What is to change.</param>
    /// <param name="present">As they are; null = a new integration.</param>
    public static WeComSettings Settings(WeComSettingsRequest request, WeComSettings? present)
    {
        var before = present ?? new WeComSettings();
        var mode = ApiCheck.Word(request.Mode, "settings.mode", "custom", "third_party") ?? before.Mode;
        ApiCheck.NotHere(mode == "custom", "settings.mode third_party without a WeCom provider configured");
        var after = before with
        {
            Mode = mode,
            CorpId = request.CorpId ?? before.CorpId,
            Deployment = ApiCheck.Word(request.Deployment, "settings.deployment", "public", "private") ?? before.Deployment,
            Endpoint = Kept(request.Endpoint, before.Endpoint),
            OauthEndpoint = Kept(request.OauthEndpoint, before.OauthEndpoint),
            AgentId = request.AgentId ?? before.AgentId,
            ApiDomain = Kept(ApiCheck.Text(request.ApiDomain, 0, 255, "settings.api_domain"), before.ApiDomain),
            ConsoleDomain = Kept(ApiCheck.Text(request.ConsoleDomain, 0, 255, "settings.console_domain"), before.ConsoleDomain),
            DomainProof = Kept(Proof(request.DomainProof), before.DomainProof),
            WarRoomEnabled = request.WarRoomEnabled ?? before.WarRoomEnabled,
        };
        ApiCheck.That(after.CorpId.Length is > 0 and <= 64 && after.CorpId.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'), "settings.corp_id is required: letters and digits");
        ApiCheck.That(after.AgentId > 0, "settings.agent_id is required: a positive number");
        if (after.Deployment == "private")
        {
            ApiCheck.That(IsAddress(after.Endpoint), "settings.endpoint must be an http or https address");
            ApiCheck.That(IsAddress(after.OauthEndpoint), "settings.oauth_endpoint must be an http or https address");
        }

        return after;
    }

    /// <summary>The secrets that the request sets.</summary>
    /// <param name="request">What is to change.</param>
    /// <param name="isNew">A new integration needs them all.</param>
    public static IReadOnlyDictionary<string, string> Secrets(WeComSettingsRequest request, bool isNew)
    {
        var given = new Dictionary<string, string>();
        Take("secret", request.Secret, value => value.Length <= 256 && !value.Any(char.IsControl));
        Take("token", request.Token, value => value.Length <= 32 && value.All(char.IsAsciiLetterOrDigit));
        Take("encoding_aes_key", request.EncodingAesKey, WeComCallbackCrypto.IsEncodingAesKey);
        return given;

        // An empty secret is one that a form left as it is.
        void Take(string field, string? value, Func<string, bool> isWell)
        {
            ApiCheck.That(!isNew || value is { Length: > 0 }, $"settings.{field} is required");
            if (value is { Length: > 0 })
            {
                ApiCheck.That(isWell(value), $"settings.{field} does not have the form that WeCom gives it");
                given[field] = value;
            }
        }
    }

    // Null leaves as it is, empty clears.
    private static string? Kept(string? given, string? present) => given is null ? present : given.Length == 0 ? null : given;

    // People paste the file's name or the code in it.
    private static string? Proof(string? given)
    {
        if (given is null or "")
        {
            return given;
        }

        var match = ProofForm().Match(given.Trim());
        ApiCheck.That(match.Success, "settings.domain_proof must be the name of the WW_verify file or the code in it");
        return match.Groups["code"].Value;
    }

    private static bool IsAddress(string? text) =>
        text is { Length: <= 255 } && Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    [GeneratedRegex("^(WW_verify_)?(?<code>[A-Za-z0-9]{1,64})(\\.txt)?$")]
    private static partial Regex ProofForm();
}
