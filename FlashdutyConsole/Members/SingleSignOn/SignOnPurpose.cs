namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>What a sign-in with the provider is for.</summary>
public enum SignOnPurpose
{
    /// <summary>To get in.</summary>
    Enter,

    /// <summary>To prove at this very moment who it is: what the provider remembers does not suffice.</summary>
    Fresh,

    /// <summary>To join the account that is signed in here with a person there.</summary>
    Connect,

    /// <summary>To take up an invitation.</summary>
    Invitation,
}
