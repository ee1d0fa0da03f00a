namespace FlashdutyConsole.Sandbox.Switches;

/// <summary>One injected fault. "Processed" means that the call has its effect although the caller cannot know.</summary>
public sealed record Fault
{
    private Fault(FaultKind kind, bool processed)
    {
        Kind = kind;
        Processed = processed;
    }

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; }

    /// <summary>True when the call takes effect (a message is shown) before the answer is spoilt.</summary>
    public bool Processed { get; }

    /// <summary>The errcode or the HTTP status.</summary>
    public int Code { get; private init; }

    /// <summary>The page sent with an HTTP status.</summary>
    public string Body { get; private init; } = "";

    /// <summary>How long a late answer is held.</summary>
    public TimeSpan Wait { get; private init; }

    /// <summary>HTTP 200 with this errcode; the call has no effect.</summary>
    public static Fault ErrCode(int code) => new(FaultKind.ErrCode, processed: false) { Code = code };

    /// <summary>An HTTP status with an HTML page, as a proxy in between would answer.</summary>
    public static Fault HttpStatus(int status, string html = "<html><body><h1>Bad Gateway</h1></body></html>", bool processed = false) =>
        new(FaultKind.HttpStatus, processed) { Code = status, Body = html };

    /// <summary>The call takes effect at once, its answer comes after this time of the sandbox's clock.</summary>
    public static Fault Delay(TimeSpan wait) => new(FaultKind.Delay, processed: true) { Wait = wait };

    /// <summary>The request is read and never answered until <see cref="SandboxSwitches.ReleaseHangs"/> or the end of the server.</summary>
    public static Fault Hang(bool processed = false) => new(FaultKind.Hang, processed);

    /// <summary>The request is read, then the connection is reset.</summary>
    public static Fault ResetAfterRead(bool processed) => new(FaultKind.ResetAfterRead, processed);

    /// <summary>The connection is reset before the body is read.</summary>
    public static Fault ResetBeforeRead() => new(FaultKind.ResetBeforeRead, processed: false);

    /// <summary>HTTP 200 with the first half of the right answer.</summary>
    public static Fault TruncatedJson(bool processed = true) => new(FaultKind.TruncatedJson, processed);

    /// <summary>HTTP 200 with {}.</summary>
    public static Fault EmptyObject(bool processed = false) => new(FaultKind.EmptyObject, processed);

    /// <summary>HTTP 200 with {"errmsg":"ok"}.</summary>
    public static Fault MissingErrCode(bool processed = false) => new(FaultKind.MissingErrCode, processed);
}
