namespace FlashdutyConsole.WarRooms;

/// <summary>Where a message stands.</summary>
public enum WarRoomMessageState
{
    /// <summary>Waits for its turn.</summary>
    Pending = 0,

    /// <summary>A call is under way.</summary>
    Sending = 1,

    /// <summary>WeCom has taken it.</summary>
    Sent = 2,

    /// <summary>No answer came: it may have arrived. WeCom knows no duplicates in groups, so it is not repeated.</summary>
    Uncertain = 3,

    /// <summary>Refused or too late.</summary>
    Failed = 4,
}
