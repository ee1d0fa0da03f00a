using System.Collections.Frozen;
using System.Reflection;

namespace FlashdutyConsole.Audit;

/// <summary>Everything that the audit log knows how to name. A use case that changes something has its action here, and its label beside this file.</summary>
/// <param name="Name">Stable name, such as <c>channel:write:create</c>.</param>
/// <param name="IsDangerous">Whether a mistake here shuts people out or silences alerts.</param>
/// <param name="IsWrite">Whether it changes something.</param>
public sealed record AuditAction(string Name, bool IsDangerous = false, bool IsWrite = true)
{
    /// <summary>A session began.</summary>
    public static readonly AuditAction SignIn = new("member:session:begin", IsWrite: false);

    /// <summary>An attempt to sign in failed.</summary>
    public static readonly AuditAction SignInFailed = new("member:session:refuse", IsWrite: false);

    /// <summary>Further attempts to sign in are refused for a while.</summary>
    public static readonly AuditAction SignInThrottled = new("member:session:throttle", IsDangerous: true, IsWrite: false);

    /// <summary>A recovery code took the place of the second factor.</summary>
    public static readonly AuditAction RecoveryCodeUsed = new("member:recovery:use", IsDangerous: true);

    /// <summary>A member signed out.</summary>
    public static readonly AuditAction SignOut = new("member:session:end", IsWrite: false);

    /// <summary>Sessions were ended from elsewhere.</summary>
    public static readonly AuditAction EndSessions = new("member:session:revoke");

    /// <summary>Somebody became a member at the first single sign-on.</summary>
    public static readonly AuditAction CreateBySingleSignOn = new("member:sso:create");

    /// <summary>An account was joined with a person at the provider of single sign-on.</summary>
    public static readonly AuditAction LinkSingleSignOn = new("member:sso:link", IsDangerous: true);

    /// <summary>An account was parted from a person at the provider of single sign-on.</summary>
    public static readonly AuditAction UnlinkSingleSignOn = new("member:sso:unlink", IsDangerous: true);

    /// <summary>Groups at the provider of single sign-on changed a role.</summary>
    public static readonly AuditAction ChangeRoleByGroups = new("member:sso:role", IsDangerous: true);

    /// <summary>Somebody was invited.</summary>
    public static readonly AuditAction InviteMember = new("member:write:invite");

    /// <summary>An invitation was taken up.</summary>
    public static readonly AuditAction AcceptInvitation = new("member:write:accept");

    /// <summary>A member got another role.</summary>
    public static readonly AuditAction ChangeRole = new("member:write:role", IsDangerous: true);

    /// <summary>A member was shut out.</summary>
    public static readonly AuditAction DisableMember = new("member:write:disable", IsDangerous: true);

    /// <summary>A member was let in again.</summary>
    public static readonly AuditAction EnableMember = new("member:write:enable");

    /// <summary>A member was removed.</summary>
    public static readonly AuditAction DeleteMember = new("member:write:delete", IsDangerous: true);

    /// <summary>A member's second factor was taken away by somebody else.</summary>
    public static readonly AuditAction ResetSecondFactor = new("member:factor:reset", IsDangerous: true);

    /// <summary>A second factor was set up.</summary>
    public static readonly AuditAction EnableSecondFactor = new("member:factor:enable");

    /// <summary>A member switched their second factor off.</summary>
    public static readonly AuditAction DisableSecondFactor = new("member:factor:disable", IsDangerous: true);

    /// <summary>New recovery codes were made.</summary>
    public static readonly AuditAction RenewRecoveryCodes = new("member:recovery:renew");

    /// <summary>A passkey was added.</summary>
    public static readonly AuditAction AddPasskey = new("member:passkey:add");

    /// <summary>A passkey was removed.</summary>
    public static readonly AuditAction RemovePasskey = new("member:passkey:remove");

    /// <summary>A member changed their password.</summary>
    public static readonly AuditAction ChangePassword = new("member:password:change");

    /// <summary>A member changed name, language or time zone.</summary>
    public static readonly AuditAction ChangeProfile = new("member:profile:change");

    /// <summary>A member changed how they are told.</summary>
    public static readonly AuditAction ChangePreference = new("member:preference:change");

    /// <summary>An app key was made.</summary>
    public static readonly AuditAction CreateAppKey = new("member:key:create");

    /// <summary>An app key was revoked.</summary>
    public static readonly AuditAction RevokeAppKey = new("member:key:revoke");

    /// <summary>The first owner was made.</summary>
    public static readonly AuditAction CreateOwner = new("setup:owner:create", IsDangerous: true);

    /// <summary>A template was made, copied or brought along.</summary>
    public static readonly AuditAction CreateTemplate = new("template:write:create");

    /// <summary>A template was changed.</summary>
    public static readonly AuditAction UpdateTemplate = new("template:write:update");

    /// <summary>An older version of a template was restored.</summary>
    public static readonly AuditAction RestoreTemplate = new("template:write:restore");

    /// <summary>A template was deleted.</summary>
    public static readonly AuditAction DeleteTemplate = new("template:write:delete");

    /// <summary>A test card was sent.</summary>
    public static readonly AuditAction SendTestCard = new("template:write:test");

    /// <summary>A member was linked to a WeCom user.</summary>
    public static readonly AuditAction Link = new("linking:person:link");

    /// <summary>A member's link to a WeCom user was taken away.</summary>
    public static readonly AuditAction Unlink = new("linking:person:unlink", IsDangerous: true);

    /// <summary>A member could not be linked to the WeCom user of their browser.</summary>
    public static readonly AuditAction LinkRefused = new("linking:person:refuse", IsWrite: false);

    /// <summary>An invited member came in by WeCom.</summary>
    public static readonly AuditAction ActivateByWeCom = new("member:account:activate");

    /// <summary>What all changes of incidents begin with; the timeline's name of the change follows.</summary>
    public const string IncidentPrefix = "incident:write:";

    /// <summary>What all clicks on cards begin with; the button's key follows.</summary>
    public const string CardPrefix = "incident:card:";

    /// <summary>A channel was made.</summary>
    public static readonly AuditAction CreateChannel = new("channel:write:create");

    /// <summary>A channel was changed.</summary>
    public static readonly AuditAction UpdateChannel = new("channel:write:update");

    /// <summary>A channel was switched on.</summary>
    public static readonly AuditAction EnableChannel = new("channel:write:enable");

    /// <summary>A channel was switched off: its incidents reach nobody.</summary>
    public static readonly AuditAction DisableChannel = new("channel:write:disable", IsDangerous: true);

    /// <summary>A channel was removed.</summary>
    public static readonly AuditAction DeleteChannel = new("channel:write:delete", IsDangerous: true);

    /// <summary>An escalation rule was made.</summary>
    public static readonly AuditAction CreateRule = new("rule:write:create");

    /// <summary>An escalation rule was changed.</summary>
    public static readonly AuditAction UpdateRule = new("rule:write:update");

    /// <summary>An escalation rule was switched on.</summary>
    public static readonly AuditAction EnableRule = new("rule:write:enable");

    /// <summary>An escalation rule was switched off.</summary>
    public static readonly AuditAction DisableRule = new("rule:write:disable", IsDangerous: true);

    /// <summary>An escalation rule was removed.</summary>
    public static readonly AuditAction DeleteRule = new("rule:write:delete", IsDangerous: true);

    /// <summary>A connection to WeCom was begun in the wizard.</summary>
    public static readonly AuditAction BeginIntegration = new("integration:write:begin");

    /// <summary>An integration was put into use.</summary>
    public static readonly AuditAction CreateIntegration = new("integration:write:create");

    /// <summary>An integration was changed.</summary>
    public static readonly AuditAction UpdateIntegration = new("integration:write:update");

    /// <summary>An integration was removed.</summary>
    public static readonly AuditAction DeleteIntegration = new("integration:write:delete", IsDangerous: true);

    /// <summary>A group chat was asked for.</summary>
    public static readonly AuditAction CreateWarRoom = new("warroom:write:create");

    /// <summary>People were invited into a group chat.</summary>
    public static readonly AuditAction InviteToWarRoom = new("warroom:write:invite");

    /// <summary>A group chat was renamed.</summary>
    public static readonly AuditAction RenameWarRoom = new("warroom:write:rename");

    /// <summary>A group chat was closed.</summary>
    public static readonly AuditAction DeleteWarRoom = new("warroom:write:delete", IsDangerous: true);

    /// <summary>A delivery was put back into the queue.</summary>
    public static readonly AuditAction ResendDelivery = new("delivery:write:resend");

    /// <summary>The audit log was taken out as a file.</summary>
    public static readonly AuditAction ExportAudit = new("audit:read:export", IsWrite: false);

    // As the timeline and the cards name them.
    private static readonly string[] Incident =
    [
        "i_new", "i_assign", "i_a_rspd", "i_snooze", "i_wake", "i_ack", "i_unack", "i_comm", "i_rslv", "i_reopen",
        "i_merge", "i_r_title", "i_r_desc", "i_r_impact", "i_r_rc", "i_r_rsltn", "i_r_severity", "a_merge",
    ];

    private static readonly string[] Card = ["ack", "close", "refresh", "snooze_120", "snooze_240", "snooze_720", "snooze_1440", "unknown"];

    private static readonly FrozenDictionary<string, AuditAction> Known = typeof(AuditAction)
        .GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<AuditAction>()
        .Concat(Incident.Select(type => new AuditAction(IncidentPrefix + type)))
        .Concat(Card.Select(key => new AuditAction(CardPrefix + key, IsWrite: key != "refresh")))
        .ToFrozenDictionary(action => action.Name, StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<AuditAction> All => Known.Values;

    /// <summary>The action of this name; null when there is none (any more).</summary>
    public static AuditAction? Find(string name) => Known.GetValueOrDefault(name);
}
