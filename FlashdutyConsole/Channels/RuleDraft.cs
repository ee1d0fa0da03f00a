using FlashdutyConsole.Templates;

namespace FlashdutyConsole.Channels;

/// <summary>An escalation rule as it is to be saved: all of it, nothing stays as it was.</summary>
public sealed record RuleDraft
{
    /// <summary>Null = a new one.</summary>
    public string? Id { get; init; }

    /// <summary>The channel; left out for the first rule of a new channel.</summary>
    public long ChannelId { get; init; }

    /// <summary>1 to 39 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Up to 500 characters.</summary>
    public string Description { get; init; } = "";

    /// <summary>0 to 200; lower runs first.</summary>
    public int Priority { get; init; }

    /// <summary>Delay window in seconds, 0 to 3600.</summary>
    public int AggregationWindow { get; init; }

    /// <summary>The notification template of the cards.</summary>
    public string TemplateId { get; init; } = NotificationTemplate.PresetId;

    /// <summary>1 to 20 layers.</summary>
    public IReadOnlyList<EscalationLayer> Layers { get; init; } = [];

    /// <summary>The rule counts when any group matches; none = always.</summary>
    public IReadOnlyList<IReadOnlyList<FilterCondition>> Filters { get; init; } = [];

    /// <summary>Times of the week; none = always.</summary>
    public IReadOnlyList<TimeFilter> TimeFilters { get; init; } = [];

    /// <summary>Whether a Critical incident gets a war room by itself; null = as it is.</summary>
    public bool? OpensWarRoom { get; init; }
}
