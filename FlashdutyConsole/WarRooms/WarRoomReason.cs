namespace FlashdutyConsole.WarRooms;

/// <summary>Why a room, one of its people or one of its messages is where it is. Each has its words in <see cref="WarRoomStrings"/>.</summary>
public static class WarRoomReason
{
    /// <summary>The member is not linked to a WeCom user.</summary>
    public const string NotLinked = "not_linked";

    /// <summary>The app does not reach the member any more.</summary>
    public const string OutOfReach = "out_of_reach";

    /// <summary>The member was removed or shut out.</summary>
    public const string NotActive = "not_active";

    /// <summary>Fewer than two different people can join.</summary>
    public const string TooFew = "too_few";

    /// <summary>WeCom refused it: the errcode says why.</summary>
    public const string Refused = "refused";

    /// <summary>WeCom was busy or not to be reached; it is tried again.</summary>
    public const string Retrying = "retrying";

    /// <summary>WeCom asked to wait.</summary>
    public const string AskedToWait = "asked_to_wait";

    /// <summary>Nothing works until an admin acts; looked at again every minute.</summary>
    public const string NeedsAdmin = "needs_admin";

    /// <summary>Tried for as long as it was worth it.</summary>
    public const string TimeRanOut = "time_ran_out";

    /// <summary>No answer came; it may have arrived and is not repeated.</summary>
    public const string NoAnswer = "no_answer";

    /// <summary>The integration is not there any more.</summary>
    public const string IntegrationGone = "integration_gone";

    /// <summary>The incident was over before the group was there.</summary>
    public const string IncidentClosed = "incident_closed";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        NotLinked, OutOfReach, NotActive, TooFew, Refused, Retrying, AskedToWait, NeedsAdmin, TimeRanOut, NoAnswer, IntegrationGone, IncidentClosed,
    ];
}
