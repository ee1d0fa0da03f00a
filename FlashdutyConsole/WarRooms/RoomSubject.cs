using FlashdutyConsole.Incidents;

namespace FlashdutyConsole.WarRooms;

/// <summary>What the messages of a room speak of.</summary>
public sealed record RoomSubject
{
    /// <summary>The incident, with its responders.</summary>
    public required Incident Incident { get; init; }

    /// <summary>Its channel; empty = none.</summary>
    public string ChannelName { get; init; } = "";

    /// <summary>The address of its page.</summary>
    public required string DetailUrl { get; init; }

    /// <summary>Names of members.</summary>
    public required IReadOnlyDictionary<long, string> Names { get; init; }

    /// <summary>Users of WeCom who are responsible now.</summary>
    public IReadOnlyList<string> Responsible { get; init; } = [];

    /// <summary>Names of people who could not be invited.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];
}
