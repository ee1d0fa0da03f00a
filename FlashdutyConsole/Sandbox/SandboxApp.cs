using System.Collections.Immutable;
using FlashdutyConsole.Sandbox.Admin;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Sandbox.Tokens;

namespace FlashdutyConsole.Sandbox;

/// <summary>A self-built app of a company, as its page in the admin console shows it.</summary>
public sealed class SandboxApp
{
    private readonly SandboxWeCom _weCom;
    private volatile TrustedCallers _trusted = TrustedCallers.Open;

    internal SandboxApp(SandboxWeCom weCom, SandboxCorp corp, int agentId, string name, string secret)
    {
        _weCom = weCom;
        Corp = corp;
        AgentId = agentId;
        Name = name;
        Secret = secret;
        Mail = new AppMail(weCom.Options);
    }

    /// <summary>The company.</summary>
    public SandboxCorp Corp { get; }

    /// <summary>The AgentId.</summary>
    public int AgentId { get; }

    /// <summary>The name people see.</summary>
    public string Name { get; private set; }

    /// <summary>A sentence about it; may be empty.</summary>
    public string Description { get; private set; } = "";

    /// <summary>The logo chosen in the admin console.</summary>
    public AppLogo Logo { get; private set; }

    /// <summary>Made in the admin console, with every gate shut; else it was ready-made and open.</summary>
    public bool IsMadeByAdmin { get; private set; }

    /// <summary>The Secret for gettoken.</summary>
    public string Secret { get; private set; }

    /// <summary>A disabled app gets no token (40001) and may not use one (50003).</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The whole company sees the app (its visibility is the root department); appchat needs this.</summary>
    public bool RootVisible { get; set; } = true;

    /// <summary>Members who see the app although their department does not; without regard to case.</summary>
    public ImmutableHashSet<string> VisibleUsers { get; set; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Departments that see the app, with those below them.</summary>
    public ImmutableHashSet<int> VisibleDepartments { get; set; } = [];

    /// <summary>The URL for received messages; null when none is saved.</summary>
    public string? CallbackUrl => Callback?.Url;

    /// <summary>The Token of the saved URL.</summary>
    public string? CallbackToken => Callback?.Token;

    /// <summary>The EncodingAESKey of the saved URL.</summary>
    public string? CallbackEncodingAesKey => Callback?.EncodingAesKey;

    /// <summary>The trusted domain for sign-in, "host" or "host:port"; null when none is saved.</summary>
    public string? TrustedDomain { get; set; }

    /// <summary>Trusted caller addresses or CIDR ranges; null when every caller may come (an app made before 2022-06-20).</summary>
    public IReadOnlyList<string>? TrustedIps => _trusted.Listed;

    /// <summary>Reports enter_agent events (isreportenter).</summary>
    public bool ReportsEnter { get; set; } = true;

    /// <summary>The page behind the app's icon in the workbench.</summary>
    public string? HomeUrl { get; set; }

    /// <summary>The app's icon.</summary>
    public string? IconUrl { get; set; }

    internal CallbackSetting? Callback { get; private set; }

    internal AppMail Mail { get; }

    /// <summary>The secret is reset in the admin console: tokens made with the old one are void.</summary>
    public string ResetSecret()
    {
        lock (_weCom.Gate)
        {
            Secret = TokenBook.NewSecret();
            _weCom.Tokens.Void(this);
            return Secret;
        }
    }

    /// <summary>The platform voids every token of this app before its time: 40014 from now on.</summary>
    public void RevokeTokens()
    {
        lock (_weCom.Gate)
        {
            _weCom.Tokens.Void(this);
        }
    }

    /// <summary>Every token of this app is past its time: 42001 from now on.</summary>
    public void ExpireTokens()
    {
        lock (_weCom.Gate)
        {
            _weCom.Tokens.Expire(this);
        }
    }

    /// <summary>
    /// Saves the list of trusted callers as the admin console does. Refused (false) while neither a trusted domain nor a
    /// callback URL is set (protocol §9.3); works after <see cref="Switches.SandboxSwitches.TrustedIpDelay"/>.
    /// </summary>
    public bool SetTrustedIps(IReadOnlyList<string> addresses)
    {
        if (TrustedDomain is null && Callback is null)
        {
            return false;
        }

        Trust(addresses);
        _weCom.Announce(null);
        return true;
    }

    /// <summary>Sets the trusted callers at once and unconditionally, for tests; null opens the app to all.</summary>
    public void SetTrustedIpsUnchecked(IReadOnlyList<string>? addresses) =>
        _trusted = addresses is null ? TrustedCallers.Open : TrustedCallers.Open.Then(addresses, DateTimeOffset.MinValue);

    /// <summary>
    /// Saves the callback URL as the admin console does: a signed and encrypted GET that must be answered within
    /// 1 s (documents 90238, 90930). Nothing is saved when the check fails.
    /// </summary>
    public async Task<CallbackCheck> SetCallbackAsync(string url, string token, string aesKey, CancellationToken cancellationToken = default)
    {
        var (check, setting) = await _weCom.CallbackChecker.RunAsync(this, url, token, aesKey, cancellationToken);
        if (setting is not null)
        {
            Callback = setting;
            _weCom.Announce(null);
        }

        return check;
    }

    /// <summary>Saves a callback URL without asking it; for tests.</summary>
    /// <exception cref="ArgumentException">The key cannot be an EncodingAESKey.</exception>
    public void SetCallbackUnchecked(string url, string token, string aesKey) => Callback = new CallbackSetting(url, token, aesKey);

    /// <summary>Takes the callback URL away: the app may then not send cards that call back (43012).</summary>
    public void ClearCallback() => Callback = null;

    /// <summary>As the admin console makes an app: nobody sees it, nobody may call for it, nothing is reported.</summary>
    internal void StartShut()
    {
        IsMadeByAdmin = true;
        RootVisible = false;
        ReportsEnter = false;
        _trusted = TrustedCallers.Nobody;
    }

    internal void Describe(string name, string description, AppLogo logo)
    {
        Name = name;
        Description = description;
        Logo = logo;
        IconUrl = _weCom.LogoUrl(logo);
    }

    internal void Trust(IReadOnlyList<string> addresses) =>
        _trusted = _trusted.Then(addresses, _weCom.Time.GetUtcNow() + _weCom.Switches.TrustedIpDelay);

    /// <summary>Whether the member exists, is enabled and sees the app.</summary>
    public bool IsVisibleTo(string userId) => Corp.FindUser(userId) is { } user && IsVisibleTo(user);

    internal bool IsVisibleTo(SandboxUser user) =>
        user.Enabled && (RootVisible || VisibleUsers.Contains(user.UserId) || IsVisibleTo(user.DepartmentId));

    internal bool IsVisibleTo(int departmentId) =>
        RootVisible || VisibleDepartments.Any(visible => Corp.IsWithin(departmentId, visible));

    internal bool Trusts(string callerIp, DateTimeOffset now) => _trusted.Accepts(callerIp, now);
}
