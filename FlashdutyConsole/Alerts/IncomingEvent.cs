using FlashdutyConsole.Incidents;

namespace FlashdutyConsole.Alerts;

/// <summary>An alert event in the console's own form, whatever its source: cut to its limits, ready to be stored.</summary>
public sealed record IncomingEvent
{
    /// <summary>What makes events the same alert; 1 to 255 characters.</summary>
    public required string AlertKey { get; init; }

    /// <summary>What is wrong, in one line; 1 to 512 characters.</summary>
    public required string Title { get; init; }

    /// <summary>What is wrong, at length; at most 2,048 characters.</summary>
    public string Description { get; init; } = "";

    /// <summary>Critical, Warning or Info; Ok = it has recovered.</summary>
    public required IncidentSeverity Status { get; init; }

    /// <summary>At most 50 labels, keys to 128 and values to 2,048 characters.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>When it happened, as its source says.</summary>
    public required DateTimeOffset EventTime { get; init; }
}
