using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.Deliveries;

/// <summary>How one attempt ended, whatever kind of message it was.</summary>
public sealed record AttemptResult
{
    /// <summary>How the call ended.</summary>
    public required WeComOutcome Outcome { get; init; }

    /// <summary>WeCom's errcode; 0 = none.</summary>
    public int ErrCode { get; init; }

    /// <summary>The failure in a few words, without secrets.</summary>
    public string Error { get; init; } = "";

    /// <summary>Whether the recipient was in <c>invaliduser</c>.</summary>
    public bool Invalid { get; init; }

    /// <summary>Whether the recipient was in <c>unlicenseduser</c>.</summary>
    public bool Unlicensed { get; init; }

    /// <summary>WeCom's msgid.</summary>
    public string MsgId { get; init; } = "";

    /// <summary>The code for one update of the card.</summary>
    public string ResponseCode { get; init; } = "";

    /// <summary>Whether a failed call may have been carried out.</summary>
    public bool MayHaveArrived => Outcome is WeComOutcome.Timeout or WeComOutcome.ConnectionLost or WeComOutcome.NotWeCom;
}
