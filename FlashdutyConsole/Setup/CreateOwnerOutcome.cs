namespace FlashdutyConsole.Setup;

/// <summary>What became of an attempt to make the owner's account.</summary>
public enum CreateOwnerOutcome
{
    /// <summary>The account is there; sign in with it.</summary>
    Created = 0,

    /// <summary>The link's token is missing, wrong, or of an earlier start.</summary>
    BadLink = 1,

    /// <summary>There is a member already; set-up is over.</summary>
    AlreadySetUp = 2,

    /// <summary>Not an e-mail address.</summary>
    BadEmail = 3,

    /// <summary>The name does not have 2 to 39 characters.</summary>
    BadName = 4,

    /// <summary>The password is too short or too long.</summary>
    BadPasswordLength = 5,

    /// <summary>The password is one that attackers try first.</summary>
    CommonPassword = 6,

    /// <summary>Too many passwords are being compared at this moment.</summary>
    Busy = 7,
}
