namespace FlashdutyConsole.Sandbox.Switches;

/// <summary>What goes wrong with one call.</summary>
public enum FaultKind
{
    /// <summary>HTTP 200 with an errcode.</summary>
    ErrCode,

    /// <summary>An HTTP status with a page of a proxy instead of JSON.</summary>
    HttpStatus,

    /// <summary>The right answer, late.</summary>
    Delay,

    /// <summary>No answer until the faults are released or the server stops.</summary>
    Hang,

    /// <summary>The connection is reset after the request was read.</summary>
    ResetAfterRead,

    /// <summary>The connection is reset before the body is read.</summary>
    ResetBeforeRead,

    /// <summary>HTTP 200 with half of the JSON.</summary>
    TruncatedJson,

    /// <summary>HTTP 200 with {}.</summary>
    EmptyObject,

    /// <summary>HTTP 200 with JSON that lacks errcode.</summary>
    MissingErrCode,
}
