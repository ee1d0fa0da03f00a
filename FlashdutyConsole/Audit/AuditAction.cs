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

    /// <summary>A member signed out.</summary>
    public static readonly AuditAction SignOut = new("member:session:end", IsWrite: false);

    /// <summary>Sessions were ended from elsewhere.</summary>
    public static readonly AuditAction EndSessions = new("member:session:revoke");

    /// <summary>Somebody became a member at the first single sign-on.</summary>
    public static readonly AuditAction CreateBySingleSignOn = new("member:sso:create");

    /// <summary>An account was joined with a person at the provider of single sign-on.</summary>
    public static readonly AuditAction LinkSingleSignOn = new("member:sso:link", IsDangerous: true);

    /// <summary>Groups at the provider of single sign-on changed a role.</summary>
    public static readonly AuditAction ChangeRoleByGroups = new("member:sso:role", IsDangerous: true);

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

    private static readonly FrozenDictionary<string, AuditAction> Known = typeof(AuditAction)
        .GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<AuditAction>()
        .ToFrozenDictionary(action => action.Name, StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<AuditAction> All => Known.Values;

    /// <summary>The action of this name; null when there is none (any more).</summary>
    public static AuditAction? Find(string name) => Known.GetValueOrDefault(name);
}
