namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>
/// The fields of a WeCom app as a person types them, right or wrong. Null = not on this step, so it stays as it is; empty = cleared,
/// except for a secret, which then stays as it is.
/// </summary>
public sealed record WeComFields
{
    /// <summary>Display name, 1 to 59 characters.</summary>
    public string? Name { get; init; }

    /// <summary><c>public</c> or <c>private</c>.</summary>
    public string? Deployment { get; init; }

    /// <summary>Private deployment: base address of the API.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Private deployment: base address of OAuth.</summary>
    public string? OauthEndpoint { get; init; }

    /// <summary>CorpID.</summary>
    public string? CorpId { get; init; }

    /// <summary>AgentId, as typed.</summary>
    public string? AgentId { get; init; }

    /// <summary>Secret; never given back.</summary>
    public string? Secret { get; init; }

    /// <summary>Backend trusted domain.</summary>
    public string? ApiDomain { get; init; }

    /// <summary>Name, code or content of the <c>WW_verify</c> file.</summary>
    public string? DomainProof { get; init; }

    /// <summary>Token; never given back.</summary>
    public string? Token { get; init; }

    /// <summary>EncodingAESKey; never given back.</summary>
    public string? EncodingAesKey { get; init; }

    /// <summary>Frontend trusted domain.</summary>
    public string? ConsoleDomain { get; init; }

    /// <summary>Whether incidents may have a group chat.</summary>
    public bool? WarRoomEnabled { get; init; }

    /// <summary>Secrets that are stored already, by <see cref="WeComFieldName"/>: they may be left empty.</summary>
    public IReadOnlyCollection<string> SecretsSet { get; init; } = [];

    /// <summary>The same without secrets.</summary>
    public WeComFields WithoutSecrets() => this with { Secret = null, Token = null, EncodingAesKey = null };

    /// <summary>These fields where they are given, otherwise the earlier ones.</summary>
    public WeComFields Over(WeComFields earlier) => new()
    {
        Name = Name ?? earlier.Name,
        Deployment = Deployment ?? earlier.Deployment,
        Endpoint = Endpoint ?? earlier.Endpoint,
        OauthEndpoint = OauthEndpoint ?? earlier.OauthEndpoint,
        CorpId = CorpId ?? earlier.CorpId,
        AgentId = AgentId ?? earlier.AgentId,
        Secret = Secret ?? earlier.Secret,
        ApiDomain = ApiDomain ?? earlier.ApiDomain,
        DomainProof = DomainProof ?? earlier.DomainProof,
        Token = Token ?? earlier.Token,
        EncodingAesKey = EncodingAesKey ?? earlier.EncodingAesKey,
        ConsoleDomain = ConsoleDomain ?? earlier.ConsoleDomain,
        WarRoomEnabled = WarRoomEnabled ?? earlier.WarRoomEnabled,
        SecretsSet = earlier.SecretsSet,
    };

    /// <summary>Everything but the secrets' values.</summary>
    public override string ToString() => $"{nameof(WeComFields)} {CorpId}/{AgentId}";
}
