using System.Globalization;
using FlashdutyConsole.Data;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>Between the fields that people type and the row that is stored.</summary>
internal static class DraftRow
{
    public const string DefaultName = "WeCom";

    private const int LongestText = 512;

    /// <summary>The row as pages see it.</summary>
    public static WeComDraft Describe(Integration row, ConsoleAddress console) => new()
    {
        Id = row.Id,
        IsDraft = row.IsDraft,
        Step = row.DraftStep,
        Fields = Typed(row),
        SecretsPending = [.. IntegrationSecrets.Fields.Where(field => IntegrationSecrets.IsPending(row, field))],
        Addresses = IntegrationAddresses.Of(row.Key, JsonColumn.Read<WeComSettings>(row.Settings), console),
        CallbackVerifiedAt = row.CallbackVerifiedAt,
        UpdatedAt = row.UpdatedAt,
    };

    /// <summary>The fields as they were typed, or as they are in use; without secrets.</summary>
    public static WeComFields Typed(Integration row)
    {
        var settings = JsonColumn.Read<WeComSettings>(row.Settings);
        var used = new WeComFields
        {
            Name = row.Name,
            Deployment = settings.Deployment,
            Endpoint = settings.Endpoint,
            OauthEndpoint = settings.OauthEndpoint,
            CorpId = settings.CorpId,
            AgentId = settings.AgentId == 0 ? "" : settings.AgentId.ToString(CultureInfo.InvariantCulture),
            ApiDomain = settings.ApiDomain,
            DomainProof = settings.DomainProof,
            ConsoleDomain = settings.ConsoleDomain,
            WarRoomEnabled = settings.WarRoomEnabled,
            SecretsSet = [.. IntegrationSecrets.Fields.Where(row.ProtectedSecrets.ContainsKey)],
        };
        return row.DraftFields is null ? used : JsonColumn.Read<WeComFields>(row.DraftFields).Over(used);
    }

    /// <summary>The same with its secrets, for validating what was stored unseen.</summary>
    public static WeComFields Whole(Integration row, IntegrationSecrets secrets) => Typed(row) with
    {
        Secret = secrets.Reveal(row, WeComFieldName.Secret),
        Token = secrets.Reveal(row, WeComFieldName.Token),
        EncodingAesKey = secrets.Reveal(row, WeComFieldName.EncodingAesKey),
    };

    /// <summary>What of the fields can be used already, so that it can be checked.</summary>
    public static WeComSettings Usable(WeComFields fields)
    {
        var isPrivate = fields.Deployment == "private";
        var faults = WeComStepValidation.OfAll(fields).Select(fault => fault.Field).ToHashSet();
        string? Well(string name, string? value) => faults.Contains(name) || string.IsNullOrEmpty(value) ? null : value;
        return new WeComSettings
        {
            CorpId = Well(WeComFieldName.CorpId, fields.CorpId) ?? "",
            AgentId = Well(WeComFieldName.AgentId, fields.AgentId) is { } agent ? long.Parse(agent, CultureInfo.InvariantCulture) : 0,
            Deployment = isPrivate ? "private" : "public",
            Endpoint = isPrivate ? Well(WeComFieldName.Endpoint, fields.Endpoint) : null,
            OauthEndpoint = isPrivate ? Well(WeComFieldName.OauthEndpoint, fields.OauthEndpoint) : null,
            ApiDomain = Well(WeComFieldName.ApiDomain, fields.ApiDomain),
            DomainProof = DomainProof.Code(fields.DomainProof),
            ConsoleDomain = Well(WeComFieldName.ConsoleDomain, fields.ConsoleDomain),
            WarRoomEnabled = fields.WarRoomEnabled ?? false,
        };
    }

    /// <summary>The secrets that were typed.</summary>
    public static IReadOnlyDictionary<string, string> Secrets(WeComFields fields) => new Dictionary<string, string?>
    {
        [WeComFieldName.Secret] = fields.Secret,
        [WeComFieldName.Token] = fields.Token,
        [WeComFieldName.EncodingAesKey] = fields.EncodingAesKey,
    }.Where(field => !string.IsNullOrEmpty(field.Value)).ToDictionary(field => field.Key, field => Cut(field.Value)!);

    /// <summary>No field is longer than anybody types.</summary>
    public static WeComFields Bounded(WeComFields fields) => fields with
    {
        Name = Cut(fields.Name),
        Deployment = Cut(fields.Deployment),
        Endpoint = Cut(fields.Endpoint),
        OauthEndpoint = Cut(fields.OauthEndpoint),
        CorpId = Cut(fields.CorpId),
        AgentId = Cut(fields.AgentId),
        ApiDomain = Cut(fields.ApiDomain),
        DomainProof = Cut(fields.DomainProof),
        ConsoleDomain = Cut(fields.ConsoleDomain),
    };

    private static string? Cut(string? text) => text is { Length: > LongestText } ? text[..LongestText] : text;
}
