namespace FlashdutyConsole.WeCom;

/// <summary>What to do about an errcode.</summary>
public enum WeComErrorClass
{
    /// <summary>No error.</summary>
    None,

    /// <summary>WeCom is busy: repeat with growing pauses, at most three times.</summary>
    Busy,

    /// <summary>The token is void: fetch another and repeat once; the client has done so already.</summary>
    Token,

    /// <summary>Too many calls: pause this app for <see cref="WeComLimits.FrequencyBlock"/>.</summary>
    Wait,

    /// <summary>Too many calls at the same time: fewer at once.</summary>
    Concurrency,

    /// <summary>Nothing works until an admin changes something.</summary>
    NeedsAdmin,

    /// <summary>This recipient cannot be reached; others can.</summary>
    Recipient,

    /// <summary>The request is wrong; a repeat fails as well.</summary>
    Developer,

    /// <summary>Final for this message, code or group.</summary>
    Permanent,

    /// <summary>Not in the table.</summary>
    Unknown,
}
