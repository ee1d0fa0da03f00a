namespace FlashdutyConsole.Members.SignIn;

/// <summary>What came of an attempt to sign in.</summary>
public enum SignInOutcome
{
    /// <summary>The session has begun.</summary>
    SignedIn,

    /// <summary>No such account, or not its password; which of the two is not told.</summary>
    Wrong,

    /// <summary>Too many wrong attempts: strangers have to wait.</summary>
    Throttled,

    /// <summary>Too many sign in at this moment.</summary>
    Busy,

    /// <summary>The password is right; the second factor is still asked for.</summary>
    SecondFactor,

    /// <summary>What was begun with the password has expired.</summary>
    Expired,
}
