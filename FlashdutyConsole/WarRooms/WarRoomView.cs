namespace FlashdutyConsole.WarRooms;

/// <summary>What the incident's page shows of its war room.</summary>
public sealed record WarRoomView
{
    /// <summary>The integration that has war rooms, or had this one.</summary>
    public required long IntegrationId { get; init; }

    /// <summary>Whether a room may be asked for now.</summary>
    public bool MayCreate { get; init; }

    /// <summary>The room; null = none was asked for.</summary>
    public WarRoom? Room { get; init; }

    /// <summary>Who is in the room or, while there is none, who would be.</summary>
    public IReadOnlyList<WarRoomPerson> Inside { get; init; } = [];

    /// <summary>Who cannot join, or is not in it any more.</summary>
    public IReadOnlyList<WarRoomPerson> Outside { get; init; } = [];

    /// <summary>Users in the group who are nobody here: taken in by hand, in WeCom.</summary>
    public IReadOnlyList<string> Strangers { get; init; } = [];

    /// <summary>Members who could be invited, by name.</summary>
    public IReadOnlyList<KeyValuePair<long, string>> Others { get; init; } = [];

    /// <summary>Where members who are not linked do so; null = there is no such place.</summary>
    public string? LinkAddress { get; init; }

    /// <summary>Messages that WeCom refused.</summary>
    public int Refusals { get; init; }

    /// <summary>Messages without an answer.</summary>
    public int Doubts { get; init; }

    /// <summary>Whether the group would have two different people.</summary>
    public bool AreEnough { get; init; }
}

/// <summary>A person of a room.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Member">Where they stand.</param>
public sealed record WarRoomPerson(string Name, WarRoomMember Member);
