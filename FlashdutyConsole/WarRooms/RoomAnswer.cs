using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Answers;

namespace FlashdutyConsole.WarRooms;

/// <summary>How a call about a group ended. Holds no secret.</summary>
public sealed record RoomAnswer
{
    /// <summary>How it ended.</summary>
    public required WeComOutcome Outcome { get; init; }

    /// <summary>WeCom's errcode; 0 = none.</summary>
    public int ErrCode { get; init; }

    /// <summary>What went wrong, in a few words.</summary>
    public string Error { get; init; } = "";

    /// <summary>The group, after <see cref="RoomStep.Look"/>.</summary>
    public WeComChat? Chat { get; init; }

    /// <summary>The people because of whom the call was refused, with the errcode of each, as far as asking singly showed.</summary>
    public IReadOnlyDictionary<string, int> Unwelcome { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether a failed call may have been carried out all the same.</summary>
    public bool MayHaveArrived => Outcome is WeComOutcome.Timeout or WeComOutcome.ConnectionLost or WeComOutcome.NotWeCom;
}
