namespace FlashdutyConsole.WeCom;

/// <summary>How a call to WeCom ended.</summary>
public enum WeComOutcome
{
    /// <summary>HTTP 200 and errcode 0.</summary>
    Ok,

    /// <summary>WeCom answered with another errcode.</summary>
    WeComError,

    /// <summary>Something answered that is not WeCom's API: another HTTP status, no JSON, no numeric errcode, or too much of it.</summary>
    NotWeCom,

    /// <summary>No complete answer in time; the request may have been carried out.</summary>
    Timeout,

    /// <summary>No connection; the request was not sent.</summary>
    ConnectionFailed,

    /// <summary>The connection broke; the request may have been carried out.</summary>
    ConnectionLost,

    /// <summary>The address is not public and no setting allows it; the request was not sent.</summary>
    Refused,
}
