namespace FlashdutyConsole.WeCom;

/// <summary>The end of a call to WeCom: a value, or what went wrong. Holds no secret, so it may be logged and shown.</summary>
/// <typeparam name="T">What a successful call gives.</typeparam>
public sealed record WeComAnswer<T>
    where T : class
{
    /// <summary>How it ended.</summary>
    public required WeComOutcome Outcome { get; init; }

    /// <summary>What the call gave; there if and only if it is <see cref="WeComOutcome.Ok"/>.</summary>
    public T? Value { get; init; }

    /// <summary>WeCom's errcode; 0 unless <see cref="WeComOutcome.WeComError"/>.</summary>
    public int ErrCode { get; init; }

    /// <summary>The head of WeCom's errmsg without trace id and address, at most 200 characters; for people, never to branch on.</summary>
    public string ErrMsg { get; init; } = "";

    /// <summary>The address WeCom saw us come from, if it said so; what the trusted-IP list needs.</summary>
    public string? FromIp { get; init; }

    /// <summary>The HTTP status; 0 when there was no answer.</summary>
    public int HttpStatus { get; init; }

    /// <summary>The host that was called.</summary>
    public string Host { get; init; } = "";

    /// <summary>Whether the call succeeded.</summary>
    public bool IsOk => Outcome == WeComOutcome.Ok;

    /// <summary>Whether a failed call may have been carried out all the same.</summary>
    public bool MayHaveArrived => Outcome is WeComOutcome.Timeout or WeComOutcome.ConnectionLost or WeComOutcome.NotWeCom;

    /// <summary>What went wrong, in a line to be recorded; empty for success.</summary>
    public string Fault => Outcome switch
    {
        WeComOutcome.Ok => "",
        WeComOutcome.WeComError => ErrMsg,
        WeComOutcome.NotWeCom => $"HTTP {HttpStatus} from {Host}",
        _ => $"{Outcome} {Host}",
    };

    /// <summary>What kind of errcode it is.</summary>
    public WeComErrorClass ErrorClass => WeComErrors.Classify(ErrCode);

    /// <summary>The same failure of a call that gives something else.</summary>
    public WeComAnswer<TOther> As<TOther>()
        where TOther : class => new()
        {
            Outcome = Outcome,
            ErrCode = ErrCode,
            ErrMsg = ErrMsg,
            FromIp = FromIp,
            HttpStatus = HttpStatus,
            Host = Host,
        };
}
