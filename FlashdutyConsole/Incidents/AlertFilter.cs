namespace FlashdutyConsole.Incidents;

/// <summary>Which alerts to list. Empty lists and nulls do not filter.</summary>
public sealed record AlertFilter
{
    /// <summary>Started, or changed, at or after.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Started, or changed, at or before.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Whether the window is about the last change instead of the start.</summary>
    public bool ByUpdate { get; init; }

    /// <summary>Active or recovered.</summary>
    public bool? Active { get; init; }

    /// <summary>Severities; Ok = those that have recovered.</summary>
    public IReadOnlyList<IncidentSeverity> Severities { get; init; } = [];

    /// <summary>Channels.</summary>
    public IReadOnlyList<long> ChannelIds { get; init; } = [];

    /// <summary>Integrations.</summary>
    public IReadOnlyList<long> IntegrationIds { get; init; } = [];

    /// <summary>Ids.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Alert keys.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Ordered by the last change instead of by creation.</summary>
    public bool OrderByUpdate { get; init; }

    /// <summary>Oldest first.</summary>
    public bool Ascending { get; init; }
}
