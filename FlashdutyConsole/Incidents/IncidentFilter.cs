namespace FlashdutyConsole.Incidents;

/// <summary>Which incidents to list. Empty lists and nulls do not filter.</summary>
public sealed record IncidentFilter
{
    /// <summary>Progress states.</summary>
    public IReadOnlyList<IncidentProgress> Progress { get; init; } = [];

    /// <summary>Severities.</summary>
    public IReadOnlyList<IncidentSeverity> Severities { get; init; } = [];

    /// <summary>Channels; 0 = without channel.</summary>
    public IReadOnlyList<long> ChannelIds { get; init; } = [];

    /// <summary>Part of the title, or the number.</summary>
    public string? Text { get; init; }

    /// <summary>Started at or after.</summary>
    public DateTimeOffset? StartedFrom { get; init; }

    /// <summary>Started at or before.</summary>
    public DateTimeOffset? StartedTo { get; init; }

    /// <summary>Only snoozed ones.</summary>
    public bool? Snoozed { get; init; }

    /// <summary>Members who have them.</summary>
    public IReadOnlyList<long> ResponderIds { get; init; } = [];

    /// <summary>Members who acknowledged them.</summary>
    public IReadOnlyList<long> AcknowledgerIds { get; init; } = [];

    /// <summary>Members who made them; 0 = alerts.</summary>
    public IReadOnlyList<long> CreatorIds { get; init; } = [];

    /// <summary>Members who closed them; 0 = the system.</summary>
    public IReadOnlyList<long> CloserIds { get; init; } = [];

    /// <summary>Ids.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Short numbers.</summary>
    public IReadOnlyList<string> Nums { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public bool Ascending { get; init; }
}
