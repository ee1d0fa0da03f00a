using System.Globalization;

namespace FlashdutyConsole.Components;

/// <summary>Every address of the console that pages link to or answer at. Relative to the console host.</summary>
public static class ConsoleUrls
{
    /// <summary>Entry; leads to the incidents.</summary>
    public const string Home = "/";

    /// <summary>Sign-in with a local account.</summary>
    public const string SignIn = "/signin";

    /// <summary>Sign-in with the account of an owner while people sign in with a provider only: for emergencies.</summary>
    public const string OwnerSignIn = "/signin/owner";

    /// <summary>GET: begins a sign-in with the provider.</summary>
    public const string SingleSignOn = "/signin/sso";

    /// <summary>Where the provider sends people back to, with the answer.</summary>
    public const string SingleSignOnReturn = "/signin/sso/return";

    /// <summary>Says why a sign-in with the provider came to nothing.</summary>
    public const string SingleSignOnFailed = "/signin/failed";

    /// <summary>Asks for the second factor after the password.</summary>
    public const string SecondFactor = "/signin/code";

    /// <summary>POST: begins, and with the answer ends, a sign-in with a passkey.</summary>
    public const string PasskeySignIn = "/signin/passkey";

    /// <summary>Takes up an invitation; needs the token of its link.</summary>
    public const string Invitation = "/invitation";

    /// <summary>People of this console.</summary>
    public const string Members = "/members";

    /// <summary>One's own account.</summary>
    public const string Account = "/account";

    /// <summary>POST: begins, and with the answer ends, making a passkey.</summary>
    public const string AccountPasskey = "/account/passkey";

    /// <summary>POST: somebody is at an open page, which keeps the session alive.</summary>
    public const string AccountSeen = "/account/seen";

    /// <summary>Who did what.</summary>
    public const string Audit = "/audit";

    /// <summary>The same as a file; takes the same query.</summary>
    public const string AuditExport = "/audit/export";

    /// <summary>POST only: ends the session.</summary>
    public const string SignOut = "/signout";

    /// <summary>Leads on to the provider, whose session is to end too.</summary>
    public const string SignOutAtProvider = "/signout/provider";

    /// <summary>Where the provider sends people back to after that.</summary>
    public const string SignedOut = "/signout/done";

    /// <summary>First start: creates the owner; needs the token of the one-time link.</summary>
    public const string Setup = "/setup";

    /// <summary>GET: remembers the language and goes back.</summary>
    public const string Culture = "/culture";

    /// <summary>Shown when an unexpected error stopped a request.</summary>
    public const string Error = "/error";

    /// <summary>Shown for an address that does not exist.</summary>
    public const string NotFound = "/not-found";

    /// <summary>Shown when a signed-in member may not open a page.</summary>
    public const string Forbidden = "/forbidden";

    /// <summary>Where a status without a body gets its page from; {0} is the status.</summary>
    public const string StatusFormat = "/status/{0}";

    /// <summary>The page for a refusal, as <see cref="StatusFormat"/> has it.</summary>
    public const string StatusForbidden = "/status/403";

    /// <summary>The page for too many requests from one network.</summary>
    public const string StatusTooMany = "/status/429";

    /// <summary>The page for every other status.</summary>
    public const string StatusRoute = "/status/{Status:int}";

    /// <summary>Incident list.</summary>
    public const string Incidents = "/incidents";

    /// <summary>Route of the incident page that also opens inside WeCom.</summary>
    public const string IncidentDetailRoute = "/incident/detail/{IncidentId}";

    /// <summary>Route of one incident with its war room as a file.</summary>
    public const string IncidentExportRoute = "/incident/export/{incidentId}";

    /// <summary>Channel list.</summary>
    public const string Channels = "/channels";

    /// <summary>Route of one channel with its escalation rules.</summary>
    public const string ChannelRoute = "/channels/{ChannelId:long}";

    /// <summary>Connections to WeCom and to alert sources.</summary>
    public const string Integrations = "/integrations";

    /// <summary>Route of one integration.</summary>
    public const string IntegrationRoute = "/integrations/{IntegrationId:long}";

    /// <summary>The wizard that connects WeCom.</summary>
    public const string ConnectWeCom = "/integrations/wecom/new";

    /// <summary>Questions and answers about setting WeCom up.</summary>
    public const string WeComHelp = "/help/wecom";

    /// <summary>Notification templates.</summary>
    public const string Templates = "/templates";

    /// <summary>Route of one template with its editor.</summary>
    public const string TemplateRoute = "/templates/{TemplateId}";

    /// <summary>The language of templates: fields and functions.</summary>
    public const string TemplateHelp = "/help/templates";

    /// <summary>Every message to every recipient.</summary>
    public const string Deliveries = "/deliveries";

    /// <summary>The phone of the pretend WeCom; demo only.</summary>
    public const string Sandbox = "/sandbox";

    /// <summary>Where the browser inside the pretend WeCom shows its pages; demo only.</summary>
    public const string SandboxWeb = "/sandbox/web";

    /// <summary>The demo's start page: see it working, or connect it yourself.</summary>
    public const string SandboxStart = "/sandbox/start";

    /// <summary>The admin console of the pretend WeCom; demo only.</summary>
    public const string SandboxAdmin = "/sandbox/admin";

    /// <summary>The company's page in that admin console.</summary>
    public const string SandboxCompany = SandboxAdmin + "?view=company";

    /// <summary>The form that creates an app in that admin console.</summary>
    public const string SandboxCreateApp = SandboxAdmin + "?view=create";

    /// <summary>Route of the page behind the app's icon in WeCom's workbench.</summary>
    public const string WeComHomeRoute = "/wecom/home/{Key}";

    /// <summary>Route of the return from WeCom's sign-in.</summary>
    public const string WeComReturnRoute = "/wecom/oauth/{Key}";

    /// <summary>Route of the page that links a WeCom user to a member.</summary>
    public const string WeComLinkRoute = "/wecom/link/{Key}";

    /// <summary>Asks which WeCom app it was, where several are connected.</summary>
    public const string WeComChoose = "/wecom/choose";

    /// <summary>Where alert sources post standard events.</summary>
    public const string StandardAlertPush = "/event/push/alert/standard";

    /// <summary>The page of one incident.</summary>
    /// <param name="incidentId">24 hex digits.</param>
    public static string IncidentDetail(string incidentId) => "/incident/detail/" + Uri.EscapeDataString(incidentId);

    /// <summary>One incident with its war room as a file.</summary>
    /// <param name="incidentId">24 hex digits.</param>
    public static string IncidentExport(string incidentId) => "/incident/export/" + Uri.EscapeDataString(incidentId);

    /// <summary>The page of one channel.</summary>
    /// <param name="channelId">The channel's id.</param>
    public static string Channel(long channelId) =>
        "/channels/" + channelId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The page of one template.</summary>
    /// <param name="templateId">24 hex digits.</param>
    public static string Template(string templateId) => Templates + "/" + Uri.EscapeDataString(templateId);

    /// <summary>The page of one integration.</summary>
    /// <param name="integrationId">The integration's id.</param>
    public static string Integration(long integrationId) =>
        "/integrations/" + integrationId.ToString(CultureInfo.InvariantCulture);

    /// <summary>One app in the admin console of the pretend WeCom.</summary>
    /// <param name="agentId">The app's AgentId.</param>
    public static string SandboxApp(int agentId) => SandboxAdmin + "?app=" + agentId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The phones of the pretend WeCom, with one app's conversation.</summary>
    /// <param name="agentId">The app's AgentId.</param>
    public static string SandboxPhone(int agentId) => Sandbox + "?app=" + agentId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The wizard at one step of a draft.</summary>
    /// <param name="draftId">The draft's id.</param>
    /// <param name="step">The step's name.</param>
    public static string ConnectWeComStep(long draftId, string step) =>
        $"{ConnectWeCom}?draft={draftId.ToString(CultureInfo.InvariantCulture)}&step={step}";

    /// <summary>One answer about setting WeCom up.</summary>
    /// <param name="topic">The answer's name.</param>
    public static string WeComHelpOn(string topic) => WeComHelp + "#" + topic;

    /// <summary>The page behind the app's icon in WeCom's workbench.</summary>
    /// <param name="key">The integration's key.</param>
    public static string WeComHome(string key) => "/wecom/home/" + Uri.EscapeDataString(key);

    /// <summary>The same, going on to a page of the console once the member is signed in.</summary>
    /// <param name="key">The integration's key.</param>
    /// <param name="returnUrl">A local path with its query.</param>
    public static string WeComHomeThen(string key, string returnUrl) => WeComHome(key) + "?returnUrl=" + Uri.EscapeDataString(returnUrl);

    /// <summary>Where WeCom comes back to from its sign-in.</summary>
    /// <param name="key">The integration's key.</param>
    public static string WeComReturn(string key) => "/wecom/oauth/" + Uri.EscapeDataString(key);

    /// <summary>The page that links a WeCom user to a member.</summary>
    /// <param name="key">The integration's key.</param>
    public static string WeComLink(string key) => "/wecom/link/" + Uri.EscapeDataString(key);

    /// <summary>Asks which WeCom app it was, and goes on.</summary>
    /// <param name="returnUrl">A local path with its query.</param>
    public static string WeComChooseThen(string returnUrl) => WeComChoose + "?returnUrl=" + Uri.EscapeDataString(returnUrl);

    /// <summary>The linked users of one integration.</summary>
    /// <param name="integrationId">The integration's id.</param>
    public static string IntegrationPeople(long integrationId) => Integration(integrationId) + "?tab=people";

    /// <summary>Sign-in that returns to a page of the console afterwards.</summary>
    /// <param name="returnUrl">A local path with its query.</param>
    public static string SignInThen(string returnUrl) => SignIn + "?returnUrl=" + Uri.EscapeDataString(returnUrl);

    /// <summary>Sign-in that returns afterwards, and where the provider asks the person anew.</summary>
    /// <param name="returnUrl">A local path with its query.</param>
    public static string SignInFreshThen(string returnUrl) => SignInThen(returnUrl) + "&fresh=1";

    /// <summary>Sign-in with the provider that returns to a page of the console afterwards.</summary>
    /// <param name="returnUrl">A local path with its query.</param>
    public static string SingleSignOnThen(string returnUrl) => SingleSignOn + "?returnUrl=" + Uri.EscapeDataString(returnUrl);

    /// <summary>The same, where a sign-in that the provider remembers does not suffice.</summary>
    /// <param name="returnUrl">A local path with its query.</param>
    public static string SingleSignOnFreshThen(string returnUrl) => SingleSignOnThen(returnUrl) + "&fresh=1";

    /// <summary>Joins the account that is signed in with a person at the provider.</summary>
    /// <param name="ticket">What the account page gave for it.</param>
    public static string SingleSignOnConnect(string ticket) => SingleSignOn + "?connect=" + Uri.EscapeDataString(ticket);

    /// <summary>Takes up an invitation with the provider.</summary>
    /// <param name="token">The invitation's token.</param>
    public static string SingleSignOnInvited(string token) => SingleSignOn + "?invite=" + Uri.EscapeDataString(token);

    /// <summary>The page that says why a sign-in with the provider came to nothing.</summary>
    /// <param name="reason">The name of the fault.</param>
    /// <param name="traceId">The id that log and audit have too.</param>
    /// <param name="returnUrl">Where the person wanted to go.</param>
    /// <param name="purpose">What the sign-in was for; null = just to get in.</param>
    public static string SingleSignOnFailedBecause(string reason, string traceId, string returnUrl, string? purpose = null) =>
        $"{SingleSignOnFailed}?reason={Uri.EscapeDataString(reason)}&id={Uri.EscapeDataString(traceId)}&returnUrl={Uri.EscapeDataString(returnUrl)}"
        + (purpose is null ? "" : "&for=" + Uri.EscapeDataString(purpose));

    /// <summary>The second factor's page, which returns to a page of the console afterwards.</summary>
    /// <param name="returnUrl">A local path with its query.</param>
    public static string SecondFactorThen(string returnUrl) => SecondFactor + "?returnUrl=" + Uri.EscapeDataString(returnUrl);

    /// <summary>The account page after something was done there.</summary>
    /// <param name="done">What; also the part of the page.</param>
    public static string AccountAfter(string done) => $"{Account}?done={Uri.EscapeDataString(done)}";

    /// <summary>The link that takes up an invitation.</summary>
    /// <param name="token">The invitation's token.</param>
    public static string InvitationOf(string token) => Invitation + "?token=" + Uri.EscapeDataString(token);

    /// <summary>The link that switches the language and comes back.</summary>
    /// <param name="culture">A name of <see cref="ConsoleCultures"/>.</param>
    /// <param name="returnUrl">A local path with its query.</param>
    public static string SetCulture(string culture, string returnUrl) =>
        $"{Culture}?set={Uri.EscapeDataString(culture)}&returnUrl={Uri.EscapeDataString(returnUrl)}";

    /// <summary>The address itself when it is a path on this host, else <see cref="Home"/>. Keeps redirects at home.</summary>
    /// <param name="address">Anything a visitor may have put into a query.</param>
    public static string LocalOrHome(string? address)
    {
        // "//host" and "/\host" are other hosts to a browser, and control characters are dropped by it before parsing.
        var isLocal = address is ['/', ..]
            && (address.Length == 1 || (address[1] is not '/' and not '\\'))
            && !address.Any(char.IsControl);
        return isLocal ? address! : Home;
    }
}
