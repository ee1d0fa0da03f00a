namespace FlashdutyConsole.Members;

/// <summary>What came of an attempt to sign in.</summary>
public enum SignInOutcome
{
    /// <summary>The session has begun.</summary>
    SignedIn,

    /// <summary>No such account, or not its password; which of the two is not told.</summary>
    Wrong,

    /// <summary>Too many wrong attempts: the account rests for a while.</summary>
    LockedOut,
}
