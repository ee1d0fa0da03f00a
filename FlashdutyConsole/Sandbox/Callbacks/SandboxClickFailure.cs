namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>Why an action of a member came to nothing.</summary>
public enum SandboxClickFailure
{
    /// <summary>The member or the app is unknown, or the member does not see the app.</summary>
    UnknownMember,

    /// <summary>No such message in the member's conversations.</summary>
    UnknownMessage,

    /// <summary>The card was recalled, or its buttons are closed.</summary>
    CardClosed,

    /// <summary>The card has no button or menu entry of this key that calls back.</summary>
    UnknownKey,

    /// <summary>The app has no callback URL, or does not report this.</summary>
    NoCallback,

    /// <summary>No answer in time, in the last attempt (5 s each).</summary>
    TimedOut,

    /// <summary>No connection, in the last attempt.</summary>
    Unreachable,

    /// <summary>Another HTTP status than 200, in the last attempt.</summary>
    WrongStatus,

    /// <summary>The reply is not the XML of a passive reply.</summary>
    MalformedReply,

    /// <summary>The reply's signature is wrong.</summary>
    BadSignature,

    /// <summary>The reply cannot be decrypted, or was made for somebody else.</summary>
    Undecryptable,

    /// <summary>The card in the reply breaks the rules of cards.</summary>
    BadCard,
}
