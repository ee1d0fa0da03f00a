using System.Globalization;
using FlashdutyConsole.Sandbox.Callbacks;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>
/// What an administrator does in WeCom's admin console, with what it refuses (<see cref="AdminRules"/>). The page, the driver
/// over HTTP and tests all call this. A fresh app has every gate shut.
/// </summary>
public sealed class AdminConsole
{
    private const int FirstAgentId = 1000002;

    private readonly SandboxWeCom _weCom;

    internal AdminConsole(SandboxWeCom weCom) => _weCom = weCom;

    /// <summary>Whether an IP address may be a trusted domain here; WeCom refuses it.</summary>
    public bool AddressMayBeDomain => _weCom.Switches.TrustedDomainMayBeAddress;

    /// <summary>How long a new list of trusted addresses takes to work.</summary>
    public TimeSpan TrustedIpDelay => _weCom.Switches.TrustedIpDelay;

    /// <summary>The file that proves a domain of this company; the same for all of its apps.</summary>
    public DomainProof ProofOf(SandboxCorp corp)
    {
        ArgumentNullException.ThrowIfNull(corp);
        return corp.Proof;
    }

    /// <summary>Creates a self-built app. The new app has the next free AgentId, a Secret, and nobody may call for it (60020).</summary>
    public (AdminOutcome Outcome, SandboxApp? App) CreateApp(SandboxCorp corp, AppDraft draft)
    {
        ArgumentNullException.ThrowIfNull(corp);
        ArgumentNullException.ThrowIfNull(draft);
        SandboxApp app;
        lock (_weCom.Gate)
        {
            var refused = Check(corp, draft.Name, draft.Description, draft.Visibility);
            if (!refused.IsDone)
            {
                return (refused, null);
            }

            if (corp.Apps.Count >= AdminRules.MostApps)
            {
                return (new AdminOutcome(AdminRefusal.TooManyApps), null);
            }

            corp.NextAgentId = Math.Max(corp.NextAgentId, corp.Apps.Select(known => known.AgentId).Append(FirstAgentId - 1).Max() + 1);
            app = corp.AddApp(corp.NextAgentId++, draft.Name.Trim());
            app.StartShut();
            app.Describe(app.Name, draft.Description, draft.Logo);
            Show(app, draft.Visibility);
        }

        _weCom.Announce(null);
        return (AdminOutcome.Done, app);
    }

    /// <summary>Changes name, description and logo.</summary>
    public AdminOutcome Describe(SandboxApp app, string name, string description, AppLogo logo) => Run(app, () =>
    {
        var refusal = AdminRules.CheckNames(name, description);
        if (refusal == AdminRefusal.None)
        {
            app.Describe(name.Trim(), description, logo);
        }

        return new AdminOutcome(refusal);
    });

    /// <summary>Chooses who sees the app: who may get its messages (81013 for the rest).</summary>
    public AdminOutcome SetVisibility(SandboxApp app, AppVisibility visibility) => Run(app, () =>
    {
        var outcome = AdminRules.CheckVisibility(visibility, app.Corp, _weCom.Switches);
        if (outcome.IsDone)
        {
            Show(app, visibility);
        }

        return outcome;
    });

    /// <summary>Enables or disables the app: without it no token (40001), and none of its tokens works (50003).</summary>
    public AdminOutcome Enable(SandboxApp app, bool enabled) => Run(app, () =>
    {
        app.Enabled = enabled;
        return AdminOutcome.Done;
    });

    /// <summary>Deletes the app: its Secret is wrong (40001) and its tokens are void (40014) from now on.</summary>
    public AdminOutcome Delete(SandboxApp app) => Run(app, () =>
    {
        app.Corp.RemoveApp(app);
        _weCom.Tokens.Void(app);
        return AdminOutcome.Done;
    });

    /// <summary>Makes a new Secret; the old one is wrong (40001) and its tokens are void (40014) at once.</summary>
    public AdminOutcome ResetSecret(SandboxApp app) => Run(app, () =>
    {
        app.ResetSecret();
        return AdminOutcome.Done;
    });

    /// <summary>
    /// Sets the trusted domain. The proof file is fetched for real from <c>https://domain/</c>, then from
    /// <c>http://domain/</c>; nothing is saved when neither holds the exact code (protocol §9.4).
    /// </summary>
    public async Task<AdminOutcome> SetTrustedDomainAsync(SandboxApp app, string domain, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(domain);
        var outcome = Run(app, () => new AdminOutcome(
            AdminRules.CheckDomain(domain, app.Corp.DomainChanges, _weCom.Time.GetUtcNow(), _weCom.Switches), domain));
        if (!outcome.IsDone)
        {
            return outcome;
        }

        outcome = await FetchProofAsync(domain, app.Corp.Proof, cancellationToken);
        return !outcome.IsDone ? outcome : Run(app, () =>
        {
            // Looked at again: others may have changed domains while the file was fetched.
            var now = _weCom.Time.GetUtcNow();
            var refusal = AdminRules.CheckDomain(domain, app.Corp.DomainChanges, now, _weCom.Switches);
            if (refusal == AdminRefusal.None)
            {
                app.TrustedDomain = domain;
                app.Corp.CountDomainChange(now);
            }

            return new AdminOutcome(refusal, refusal == AdminRefusal.None ? "" : domain);
        });
    }

    /// <summary>Takes the trusted domain away: sign-in through it ends (50001).</summary>
    public AdminOutcome ClearTrustedDomain(SandboxApp app) => Run(app, () =>
    {
        app.TrustedDomain = null;
        return AdminOutcome.Done;
    });

    /// <summary>Saves where messages are received. The address is asked first, by WeCom's signed GET, and has 1 s to answer.</summary>
    public async Task<CallbackCheck> SetCallbackAsync(
        SandboxApp app, string url, string token, string aesKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        return await app.SetCallbackAsync(url, token, aesKey, cancellationToken);
    }

    /// <summary>Stops receiving messages: cards that call back are refused (43012) from now on.</summary>
    public AdminOutcome ClearCallback(SandboxApp app) => Run(app, () =>
    {
        app.ClearCallback();
        return AdminOutcome.Done;
    });

    /// <summary>Whether the list of trusted addresses may be edited: a trusted domain or a callback URL is set (protocol §9.3).</summary>
    public static bool MayEditTrustedIps(SandboxApp app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.TrustedDomain is not null || app.Callback is not null;
    }

    /// <summary>Saves the addresses that may call, separated by semicolons; everybody else gets 60020.</summary>
    public AdminOutcome SetTrustedIps(SandboxApp app, string addresses) => Run(app, () =>
    {
        var outcome = AdminRules.ReadTrustedIps(addresses, MayEditTrustedIps(app), _weCom.Switches, out var list);
        if (outcome.IsDone)
        {
            app.Trust(list);
        }

        return outcome;
    });

    /// <summary>Sets the page behind the app's icon in the workbench; empty takes it away.</summary>
    public AdminOutcome SetHomepage(SandboxApp app, string url) => Run(app, () =>
    {
        var refusal = url.Length == 0 ? AdminRefusal.None : AdminRules.CheckHomepage(url);
        if (refusal == AdminRefusal.None)
        {
            app.HomeUrl = url.Length == 0 ? null : url;
        }

        return new AdminOutcome(refusal);
    });

    private static void Show(SandboxApp app, AppVisibility visibility)
    {
        app.VisibleUsers = app.VisibleUsers.Clear().Union(visibility.UserIds.Select(userId => app.Corp.FindUser(userId)!.UserId));
        app.VisibleDepartments = [.. visibility.DepartmentIds];
        app.RootVisible = visibility.DepartmentIds.Contains(AppVisibility.RootDepartment);
    }

    private AdminOutcome Check(SandboxCorp corp, string name, string description, AppVisibility visibility)
    {
        var refusal = AdminRules.CheckNames(name, description);
        return refusal == AdminRefusal.None ? AdminRules.CheckVisibility(visibility, corp, _weCom.Switches) : new AdminOutcome(refusal);
    }

    private AdminOutcome Run(SandboxApp app, Func<AdminOutcome> command)
    {
        ArgumentNullException.ThrowIfNull(app);
        AdminOutcome outcome;
        lock (_weCom.Gate)
        {
            outcome = app.Corp.FindApp(app.AgentId) == app ? command() : new AdminOutcome(AdminRefusal.AppUnknown);
        }

        _weCom.Announce(null);
        return outcome;
    }

    private async Task<AdminOutcome> FetchProofAsync(string domain, DomainProof proof, CancellationToken cancellationToken)
    {
        var outcome = AdminOutcome.Done;
        foreach (var scheme in (string[])["https", "http"])
        {
            var address = new Uri($"{scheme}://{domain}/{proof.FileName}");
            var answer = await _weCom.Line.CallAsync(
                HttpMethod.Get, address, address.AbsoluteUri, null, [], _weCom.Switches.DomainProofTimeout, body => body, cancellationToken);
            var refusal = AdminRules.JudgeProof(answer, proof);
            if (refusal == AdminRefusal.None)
            {
                return AdminOutcome.Done;
            }

            // The one that got further says more: an answer more than no answer.
            if (outcome.IsDone || answer.Break == CallbackBreak.None)
            {
                outcome = new AdminOutcome(refusal, refusal == AdminRefusal.ProofWrongStatus
                    ? answer.Status.ToString(CultureInfo.InvariantCulture)
                    : address.AbsoluteUri);
            }
        }

        return outcome;
    }
}
