namespace FlashdutyConsole.Linking;

/// <summary>What came of linking a member to a WeCom user.</summary>
public enum LinkOutcome
{
    /// <summary>The link is made.</summary>
    Linked,

    /// <summary>It was there already.</summary>
    Unchanged,

    /// <summary>The WeCom user is linked to another member.</summary>
    UserTaken,

    /// <summary>The member is linked to another WeCom user.</summary>
    MemberTaken,

    /// <summary>There is no such member, or they may not use the console.</summary>
    NoMember,

    /// <summary>There is no such WeCom integration.</summary>
    NoIntegration,
}
