namespace FlashdutyConsole.Members.People;

/// <summary>What came of a change to a member's account.</summary>
public enum MemberOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>It was so already.</summary>
    Unchanged,

    /// <summary>There is no such member.</summary>
    NotFound,

    /// <summary>Who acts may not do this to this member.</summary>
    NotAllowed,

    /// <summary>A console keeps at least one owner who can sign in.</summary>
    LastOwner,

    /// <summary>Nobody shuts themselves out.</summary>
    Yourself,
}
