namespace FlashdutyConsole.WarRooms;

/// <summary>What came of an action on a war room, with the room as it is then.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Room">The room with its people; null = there is none.</param>
public sealed record WarRoomResult(WarRoomOutcome Outcome, WarRoom? Room = null)
{
    /// <summary>People who cannot join, when there is no room to list them.</summary>
    public IReadOnlyList<WarRoomMember> Unable { get; init; } = [];
}
