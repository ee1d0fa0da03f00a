namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>Why a callback URL was saved or refused.</summary>
public enum CallbackCheckResult
{
    /// <summary>The answer was right and in time; the setting is saved.</summary>
    Saved,

    /// <summary>Not an absolute http or https address.</summary>
    BadUrl,

    /// <summary>The host is registered for somebody else than the company, or for nobody.</summary>
    ForeignDomain,

    /// <summary>The Token is not 1 to 32 letters and digits.</summary>
    BadToken,

    /// <summary>The EncodingAESKey is not 43 letters and digits.</summary>
    BadAesKey,

    /// <summary>No connection.</summary>
    Unreachable,

    /// <summary>No complete answer within the limit (1 s).</summary>
    TimedOut,

    /// <summary>Another HTTP status than 200.</summary>
    WrongStatus,

    /// <summary>An empty body.</summary>
    EmptyBody,

    /// <summary>The echo came back still encrypted.</summary>
    NotDecrypted,

    /// <summary>The right echo with something around it: a byte order mark, quotes, a line break.</summary>
    EchoDecorated,

    /// <summary>Some other body.</summary>
    WrongBody,
}
