namespace FlashdutyConsole.Integrations.Checks;

/// <summary>The gates between WeCom and this console, by their names in the Open API, in the order in which they open.</summary>
public static class CheckId
{
    /// <summary>Third-party app: the company has authorised it.</summary>
    public const string Authorization = "authorization";

    /// <summary>Third-party app: the interface licence.</summary>
    public const string License = "license";

    /// <summary>CorpID, AgentId and Secret belong together, and the app is enabled.</summary>
    public const string Credentials = "credentials";

    /// <summary>Somebody can see the app.</summary>
    public const string Visibility = "visibility";

    /// <summary>The backend trusted domain leads to this console.</summary>
    public const string ApiDomain = "api_domain";

    /// <summary>WeCom finds its proof file on the trusted domains.</summary>
    public const string DomainProof = "domain_proof";

    /// <summary>The callback address answers as WeCom wants it.</summary>
    public const string Callback = "callback";

    /// <summary>The frontend trusted domain leads to this console.</summary>
    public const string ConsoleDomain = "console_domain";

    /// <summary>The homepage lies on the domain that WeCom trusts.</summary>
    public const string Homepage = "homepage";

    /// <summary>WeCom takes calls from this console's address.</summary>
    public const string TrustedIp = "trusted_ip";

    /// <summary>A card arrives, and a tap on it comes back.</summary>
    public const string Card = "card";

    /// <summary>The app may make group chats.</summary>
    public const string WarRoom = "war_room";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Authorization, License, Credentials, Visibility, ApiDomain, DomainProof, Callback, ConsoleDomain, Homepage, TrustedIp, Card, WarRoom,
    ];
}
