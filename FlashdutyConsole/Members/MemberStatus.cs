namespace FlashdutyConsole.Members;

/// <summary>Where a member stands.</summary>
public enum MemberStatus
{
    /// <summary>Invited, has not signed in yet. Can be linked and notified.</summary>
    Pending = 0,

    /// <summary>Active.</summary>
    Enabled = 1,

    /// <summary>Kept for history: cannot sign in, act on cards or be notified.</summary>
    Deleted = 2,

    /// <summary>Shut out for the time being, as if deleted; the account and its links stay.</summary>
    Disabled = 3,
}
