namespace FlashdutyConsole.WarRooms;

/// <summary>The buttons and fields of the war room's panel.</summary>
public sealed class WarRoomForm
{
    /// <summary><c>create</c>, <c>invite</c>, <c>again</c>, <c>rename</c> or <c>delete</c>.</summary>
    public string? Do { get; set; }

    /// <summary>Whether earlier responders come too.</summary>
    public bool Earlier { get; set; }

    /// <summary>The room's new name.</summary>
    public string? Title { get; set; }
}
