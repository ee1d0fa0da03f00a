namespace FlashdutyConsole.Integrations;

/// <summary>The settings of a WeCom app by their names in the Open API; what faults and forms refer to.</summary>
public static class WeComFieldName
{
    /// <summary>Display name of the integration.</summary>
    public const string Name = "name";

    /// <summary>Public WeCom or a private deployment.</summary>
    public const string Deployment = "deployment";

    /// <summary>Private deployment: the API.</summary>
    public const string Endpoint = "endpoint";

    /// <summary>Private deployment: OAuth.</summary>
    public const string OauthEndpoint = "oauth_endpoint";

    /// <summary>CorpID.</summary>
    public const string CorpId = "corp_id";

    /// <summary>AgentId.</summary>
    public const string AgentId = "agent_id";

    /// <summary>Secret.</summary>
    public const string Secret = "secret";

    /// <summary>Backend trusted domain.</summary>
    public const string ApiDomain = "api_domain";

    /// <summary>Name, code or content of the proof file.</summary>
    public const string DomainProof = "domain_proof";

    /// <summary>Token of the callback.</summary>
    public const string Token = "token";

    /// <summary>EncodingAESKey of the callback.</summary>
    public const string EncodingAesKey = "encoding_aes_key";

    /// <summary>Frontend trusted domain.</summary>
    public const string ConsoleDomain = "console_domain";

    /// <summary>Whether incidents may have a group chat.</summary>
    public const string WarRoomEnabled = "war_room_enabled";
}
