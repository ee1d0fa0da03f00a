using FlashdutyConsole.Templates;

namespace FlashdutyConsole.Channels;

/// <summary>Who is told of an incident of a channel, by which way, and who next when nobody reacts.</summary>
public sealed class EscalationRule
{
    /// <summary>24 hexadecimal digits.</summary>
    public string Id { get; set; } = "";

    /// <summary>The channel it belongs to.</summary>
    public long ChannelId { get; set; }

    /// <summary>1 to 39 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>Free text, up to 500 characters.</summary>
    public string Description { get; set; } = "";

    /// <summary>Lower runs first; the first enabled rule whose filters match is taken. 0 to 200.</summary>
    public int Priority { get; set; }

    /// <summary>Delay window in seconds, 0 to 3600: an incident that closes within it notifies nobody.</summary>
    public int AggregationWindow { get; set; }

    /// <summary>The notification template of the cards.</summary>
    public string TemplateId { get; set; } = NotificationTemplate.PresetId;

    /// <summary>The layers, in order; at least one.</summary>
    public IReadOnlyList<EscalationLayer> Layers { get; set; } = [];

    /// <summary>The rule counts for an incident when any group matches; no group = always.</summary>
    public IReadOnlyList<IReadOnlyList<FilterCondition>> Filters { get; set; } = [];

    /// <summary>The times of the week at which the rule counts; none = always.</summary>
    public IReadOnlyList<TimeFilter> TimeFilters { get; set; } = [];

    /// <summary>Whether a Critical incident of this rule gets a war room by itself.</summary>
    public bool OpensWarRoom { get; set; }

    /// <summary>Disabled rules are passed over.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Who last changed it.</summary>
    public long UpdatedBy { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it was deleted; null = it is there.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
