namespace FlashdutyConsole.Members.Invitations;

/// <summary>What came of taking up an invitation.</summary>
public enum AcceptOutcome
{
    /// <summary>The member is in, and signed in.</summary>
    Joined,

    /// <summary>The link was used, has expired, or never was.</summary>
    Gone,

    /// <summary>The name has the wrong length.</summary>
    BadName,

    /// <summary>The password has the wrong length.</summary>
    BadLength,

    /// <summary>The password is one that attackers try first.</summary>
    CommonPassword,

    /// <summary>Too many passwords are being set at this moment.</summary>
    Busy,
}
