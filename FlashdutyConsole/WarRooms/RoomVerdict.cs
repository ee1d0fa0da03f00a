namespace FlashdutyConsole.WarRooms;

/// <summary>What an answer means for the room.</summary>
public abstract record RoomVerdict
{
    /// <summary>It is done.</summary>
    public sealed record Done : RoomVerdict;

    /// <summary>The id is taken (86215): look whether it is ours.</summary>
    public sealed record Exists : RoomVerdict;

    /// <summary>There is no such group.</summary>
    public sealed record Gone : RoomVerdict;

    /// <summary>Somebody among the people is not acceptable.</summary>
    public sealed record Unwelcome : RoomVerdict;

    /// <summary>Try again.</summary>
    /// <param name="After">After this time.</param>
    /// <param name="Reason">Why, one of <see cref="WarRoomReason"/>.</param>
    public sealed record TryLater(TimeSpan After, string Reason) : RoomVerdict;

    /// <summary>It may have happened, and cannot be repeated without being seen twice.</summary>
    public sealed record Uncertain : RoomVerdict;

    /// <summary>Given up.</summary>
    /// <param name="Reason">Why, one of <see cref="WarRoomReason"/>.</param>
    public sealed record GiveUp(string Reason) : RoomVerdict;
}
