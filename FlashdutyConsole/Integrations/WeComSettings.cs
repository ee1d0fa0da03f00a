namespace FlashdutyConsole.Integrations;

/// <summary>The settings of a WeCom app except its secrets, in the names of the Open API.</summary>
public sealed record WeComSettings
{
    /// <summary><c>custom</c> (the company's own app) or <c>third_party</c>.</summary>
    public string Mode { get; init; } = "custom";

    /// <summary>The company's CorpID.</summary>
    public string CorpId { get; init; } = "";

    /// <summary><c>public</c> WeCom or a <c>private</c> deployment.</summary>
    public string Deployment { get; init; } = "public";

    /// <summary>Private deployment: base address of the API.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Private deployment: base address of OAuth.</summary>
    public string? OauthEndpoint { get; init; }

    /// <summary>The app's AgentId.</summary>
    public long AgentId { get; init; }

    /// <summary>Backend trusted domain: where WeCom reaches this console.</summary>
    public string? ApiDomain { get; init; }

    /// <summary>Frontend trusted domain: where members reach this console.</summary>
    public string? ConsoleDomain { get; init; }

    /// <summary>The code of <c>WW_verify_….txt</c>.</summary>
    public string? DomainProof { get; init; }

    /// <summary>Whether incidents may have a group chat.</summary>
    public bool WarRoomEnabled { get; init; }
}
