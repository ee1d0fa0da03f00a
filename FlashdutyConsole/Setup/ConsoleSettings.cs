namespace FlashdutyConsole.Setup;

/// <summary>All settings of this version. The help and the command line read them from here.</summary>
public static class ConsoleSettings
{
    /// <summary>Key: where Kestrel listens.</summary>
    public const string Urls = "Urls";

    /// <summary>Key: whether to start the demo.</summary>
    public const string Demo = "Demo";

    /// <summary>Where the console listens when no setting says otherwise.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>The settings, in the order of the help. <see cref="Demo"/> is not among them: it is the option <c>--demo</c>.</summary>
    public static IReadOnlyList<ConsoleSetting> All { get; } =
    [
        new(Urls, "addresses", $"Where the console listens; several are separated by semicolons. Default: {DefaultUrls}"),
        new("Console:PublicUrl", "address", "The console host in every link, callback and homepage address. Default: the first listening address"),
        new("Console:DataDirectory", "folder", "Folder of the SQLite file and the demo's data, relative to the current directory. Default: data"),
        new("Database:Provider", "name", "Which database holds the console's state. Default: Sqlite"),
        new("ConnectionStrings:Console", "text", "Connection string of the database. Default: a file in the data folder", IsSecret: true),
        new("Bootstrap:OwnerEmail", "e-mail", "Unattended first start: e-mail address of the owner. Counts only while no member exists"),
        new("Bootstrap:OwnerPassword", "text", "Unattended first start: the owner's password. Better given as Bootstrap__OwnerPassword in the environment", IsSecret: true),
        new("Bootstrap:AppKey", "text", "Unattended first start: an app key of the owner for the Open API, 32 characters or more", IsSecret: true),
        new("Network:AllowedPrivateHosts", "list", "Host names and CIDR ranges on loopback or private networks that may be reached, separated by commas. Default: none"),
        new("Network:Proxy", "address", "Outbound proxy for WeCom. Default: none", IsSecret: true),
        new("Network:ExtraCaFile", "file", "PEM file of certificate authorities trusted besides the system's. Default: none"),
        new("Oidc:Authority", "address", "Single sign-on: the OpenID provider's issuer, as https://login.example.com. Default: none"),
        new("Oidc:ClientId", "text", "Single sign-on: the id under which the provider knows this console"),
        new("Oidc:ClientSecret", "text", "Single sign-on: the client's secret. Better given as Oidc__ClientSecret in the environment", IsSecret: true),
        new("Oidc:Name", "text", "Single sign-on: what the sign-in page calls the provider. Default: single sign-on"),
        new("Oidc:Scopes", "list", "Single sign-on: scopes to ask for, separated by spaces. Default: openid profile email"),
        new("Oidc:Claims:Email", "name", "Single sign-on: claim with the e-mail address; a dot leads into an object, here and below. Default: email"),
        new("Oidc:Claims:EmailVerified", "name", "Single sign-on: claim that says whether the address is verified. Default: email_verified"),
        new("Oidc:Claims:Name", "name", "Single sign-on: claim with the display name. Default: name"),
        new("Oidc:Claims:Phone", "name", "Single sign-on: claim with the phone number. Default: phone_number"),
        new("Oidc:Claims:Groups", "name", "Single sign-on: claim with the groups. Default: groups"),
        new("Oidc:Roles", "list", "Single sign-on: roles by group, as ops-admins=Admin,oncall=Responder; in a file also Oidc:Roles:<group>. Viewer, Responder or Admin. Default: none"),
        new("Oidc:DefaultRole", "role", "Single sign-on: role of a new member, and of whoever is in no mapped group; None = they do not get in. Default: Viewer"),
        new("Oidc:CreateMembers", "true|false", "Single sign-on: whether somebody unknown becomes a member at the first sign-in. Default: true"),
        new("Oidc:LinkByEmail", "true|false", "Single sign-on: whether a verified e-mail address finds an existing account at the first sign-in. Default: true"),
        new("Oidc:TrustEmail", "true|false", "Single sign-on: whether addresses count as verified when the provider does not say. Default: false"),
        new("Oidc:LocalSignIn", "true|false", "Whether accounts of the console may sign in by themselves; false = owners only, at /signin/owner. Default: true"),
        new("Network:TrustedProxies", "list", "Addresses and CIDR ranges of reverse proxies whose word on a caller's address counts, separated by commas. Default: none"),
        new("Ingest:RequestsPerSecond", "number", "Alert requests per second and integration above which 429 is answered; 0 = no limit. Default: 1000"),
        new("Watchdog:HeartbeatUrl", "address", "Called by GET while all is well, so that another system notices when it is not. Default: none", IsSecret: true),
        new("Watchdog:HeartbeatSeconds", "number", "Seconds between two calls, 5 to 3600. Default: 30"),
        new("WeCom:ApiBaseUrl", "address", "API of public WeCom; a private deployment is set in its integration. Default: https://qyapi.weixin.qq.com"),
        new("WeCom:OAuthBaseUrl", "address", "Sign-in of public WeCom. Default: https://open.weixin.qq.com"),
        new("Audit:KeepDays", "number", "Days for which the audit log is kept, 7 to 3650. Default: 365"),
        new("Smtp:Host", "name", "Mail server for invitations. Default: none; invitation links are copied instead"),
        new("Smtp:Port", "number", "Port of the mail server. Default: 587"),
        new("Smtp:Security", "name", "How the connection to it is protected: StartTls, Tls or None. Default: StartTls"),
        new("Smtp:User", "text", "User name for the mail server. Default: none"),
        new("Smtp:Password", "text", "The user's password. Better given as Smtp__Password in the environment", IsSecret: true),
        new("Smtp:From", "e-mail", "Sender of invitations"),
        new("Logging:LogLevel:Default", "level", "What is logged: Trace, Debug, Information, Warning, Error, Critical or None. Default: Information"),
    ];
}
