namespace FlashdutyConsole.WarRooms;

/// <summary>What a message in a war room is for.</summary>
public enum WarRoomMessageKind
{
    /// <summary>The first: what the incident is. Without one the group stays invisible (protocol: document 90245).</summary>
    Opening = 0,

    /// <summary>What has changed.</summary>
    News = 1,

    /// <summary>The last: the room is not written to any more.</summary>
    Farewell = 2,
}
