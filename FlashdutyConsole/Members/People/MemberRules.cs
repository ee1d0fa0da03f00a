namespace FlashdutyConsole.Members.People;

/// <summary>Who may administer whom. Pure.</summary>
public static class MemberRules
{
    /// <summary>Whether a member with one role may change the account of a member with another.</summary>
    /// <param name="actor">The role of who acts.</param>
    /// <param name="target">The role of who is acted upon.</param>
    public static bool MayChange(MemberRole actor, MemberRole target) =>
        actor == MemberRole.Owner || (actor == MemberRole.Admin && target < MemberRole.Admin);

    /// <summary>Whether a member with one role may give a role to somebody.</summary>
    /// <param name="actor">The role of who acts.</param>
    /// <param name="role">The role to give.</param>
    public static bool MayAppoint(MemberRole actor, MemberRole role) => MayChange(actor, role);
}
