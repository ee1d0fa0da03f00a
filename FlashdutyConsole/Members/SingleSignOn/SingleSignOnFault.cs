namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Why a sign-in with the provider came to nothing. Each has its own page.</summary>
public enum SingleSignOnFault
{
    /// <summary>The provider does not answer, or not as one.</summary>
    ProviderUnreachable,

    /// <summary>The provider's address is private, and no setting allows it.</summary>
    ProviderBlocked,

    /// <summary>The provider names itself otherwise than the settings do.</summary>
    WrongIssuer,

    /// <summary>What the provider says of itself lacks what is needed, or is not safe.</summary>
    ProviderUnfit,

    /// <summary>The provider does not know this console, its secret or its return address.</summary>
    ClientRefused,

    /// <summary>The provider reports an error of its own.</summary>
    ProviderFailed,

    /// <summary>The person, or the provider for them, said no.</summary>
    Refused,

    /// <summary>The answer's time is over or has not come: the clocks differ.</summary>
    Clock,

    /// <summary>The answer is not signed by the provider, or not meant for this console.</summary>
    TokenInvalid,

    /// <summary>The answer belongs to another sign-in.</summary>
    WrongNonce,

    /// <summary>The provider does not take its own code: used before, or too old.</summary>
    CodeRefused,

    /// <summary>The sign-in took too long.</summary>
    Expired,

    /// <summary>The sign-in did not begin in this browser, or has ended before.</summary>
    Lost,

    /// <summary>A fresh sign-in was asked for, and the provider relied on an old one.</summary>
    NotFresh,

    /// <summary>The provider gives no e-mail address.</summary>
    EmailMissing,

    /// <summary>The provider has not verified the e-mail address.</summary>
    EmailNotVerified,

    /// <summary>Nobody here has the address, and members are not made at the first sign-in.</summary>
    CreationOff,

    /// <summary>None of the person's groups has a role here.</summary>
    NoRole,

    /// <summary>The account is disabled or deleted here.</summary>
    AccountDisabled,

    /// <summary>The account is to be joined by whoever is signed in to it: an owner's always is.</summary>
    SignInFirst,

    /// <summary>The account is joined with another identity of this provider.</summary>
    LinkedToAnother,

    /// <summary>The invitation names another address than the provider does.</summary>
    InvitedAnother,

    /// <summary>The person at the provider is joined with another account here.</summary>
    ConnectTaken,

    /// <summary>The account here is joined with another person at the provider.</summary>
    ConnectTwice,

    /// <summary>Too many attempts from this network.</summary>
    Throttled,
}
