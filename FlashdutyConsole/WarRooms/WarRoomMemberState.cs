namespace FlashdutyConsole.WarRooms;

/// <summary>Whether a member is in the group.</summary>
public enum WarRoomMemberState
{
    /// <summary>To be invited.</summary>
    Waiting = 0,

    /// <summary>In the group.</summary>
    Joined = 1,

    /// <summary>Was in the group, and is not there any more.</summary>
    Left = 2,

    /// <summary>Cannot be invited.</summary>
    CannotJoin = 3,
}
