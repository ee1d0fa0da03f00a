namespace FlashdutyConsole.Linking.SignIn;

/// <summary>Why somebody inside WeCom did not get in. Each has a page that says what to do.</summary>
public enum SignInProblem
{
    /// <summary>No WeCom integration has this key.</summary>
    UnknownApp,

    /// <summary>The integration has no Secret yet.</summary>
    NotSetUp,

    /// <summary>WeCom came back without state.</summary>
    StateMissing,

    /// <summary>This browser began no sign-in with that state: somebody else's link, or cookies are off.</summary>
    StateForeign,

    /// <summary>The sign-in took longer than five minutes.</summary>
    StateExpired,

    /// <summary>The address of the return was opened a second time.</summary>
    StateUsed,

    /// <summary>WeCom came back without code: the member refused.</summary>
    CodeMissing,

    /// <summary>The code was used before, is older than five minutes, or is another company's.</summary>
    CodeUsed,

    /// <summary>Somebody of another company.</summary>
    Stranger,

    /// <summary>The app is not visible to this member.</summary>
    Invisible,

    /// <summary>WeCom does not answer.</summary>
    WeComDown,

    /// <summary>WeCom refuses the app: an admin has to act.</summary>
    AppBroken,

    /// <summary>The console account is disabled.</summary>
    MemberDisabled,

    /// <summary>The proof of the WeCom user is missing or too old.</summary>
    ProofExpired,

    /// <summary>The WeCom user is linked to another member.</summary>
    UserTaken,

    /// <summary>The member is linked to another WeCom user.</summary>
    MemberTaken,

    /// <summary>A form came without a session.</summary>
    SessionOver,
}
