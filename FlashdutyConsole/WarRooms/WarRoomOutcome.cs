namespace FlashdutyConsole.WarRooms;

/// <summary>What came of an action on a war room.</summary>
public enum WarRoomOutcome
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>It is so already.</summary>
    Unchanged = 1,

    /// <summary>There is no such incident or room.</summary>
    NotFound = 2,

    /// <summary>No such integration has war rooms switched on.</summary>
    NotEnabled = 3,

    /// <summary>The incident is closed.</summary>
    Closed = 4,

    /// <summary>A member does not exist.</summary>
    UnknownMember = 5,

    /// <summary>Fewer than two different people can join.</summary>
    TooFew = 6,

    /// <summary>WeCom refused the group; the room has the errcode.</summary>
    Refused = 7,

    /// <summary>WeCom could not be asked.</summary>
    Unreachable = 8,
}
