namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>The steps of connecting a custom app, in the order in which WeCom's gates open.</summary>
public static class WeComStep
{
    /// <summary>Creating the app in WeCom; the integration's name.</summary>
    public const string CreateApp = "create_app";

    /// <summary>Public WeCom or a private deployment.</summary>
    public const string Deployment = "deployment";

    /// <summary>CorpID, AgentId, Secret.</summary>
    public const string Credentials = "credentials";

    /// <summary>Backend trusted domain and its proof file.</summary>
    public const string ApiDomain = "api_domain";

    /// <summary>Token and EncodingAESKey.</summary>
    public const string Callback = "callback";

    /// <summary>Frontend trusted domain and the homepage.</summary>
    public const string ConsoleDomain = "console_domain";

    /// <summary>Trusted IP.</summary>
    public const string TrustedIp = "trusted_ip";

    /// <summary>Test card.</summary>
    public const string TestCard = "test_card";

    /// <summary>War rooms.</summary>
    public const string Features = "features";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [CreateApp, Deployment, Credentials, ApiDomain, Callback, ConsoleDomain, TrustedIp, TestCard, Features];
}
