namespace FlashdutyConsole.WarRooms;

/// <summary>How far a war room has come.</summary>
public enum WarRoomState
{
    /// <summary>Asked for; WeCom has not confirmed the group yet.</summary>
    Creating = 0,

    /// <summary>The group is there and is told of every change.</summary>
    Open = 1,

    /// <summary>The incident is over, or somebody closed the room: the last message goes out, then no more.</summary>
    Closed = 2,

    /// <summary>WeCom refused the group; see its reason.</summary>
    Failed = 3,

    /// <summary>The group does not exist in WeCom any more.</summary>
    Gone = 4,
}
