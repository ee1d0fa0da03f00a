namespace FlashdutyConsole.Incidents;

/// <summary>One thing that a source watches and found wrong: all events with the same key until it recovers.</summary>
public sealed class Alert
{
    /// <summary>24 hexadecimal digits.</summary>
    public string Id { get; set; } = "";

    /// <summary>The integration that it came from.</summary>
    public long IntegrationId { get; set; }

    /// <summary>The channel at the time.</summary>
    public long ChannelId { get; set; }

    /// <summary>The incident that it belongs to.</summary>
    public string IncidentId { get; set; } = "";

    /// <summary>What makes events the same alert; at most 255 characters.</summary>
    public string AlertKey { get; set; } = "";

    /// <summary>What is wrong, in one line.</summary>
    public string Title { get; set; } = "";

    /// <summary>What is wrong, at length.</summary>
    public string Description { get; set; } = "";

    /// <summary>The worst of its events that is not Ok.</summary>
    public IncidentSeverity Severity { get; set; }

    /// <summary>What its newest event says.</summary>
    public IncidentSeverity Status { get; set; }

    /// <summary>Labels of its newest event.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; set; } = new Dictionary<string, string>();

    /// <summary>When it first fired.</summary>
    public DateTimeOffset StartTime { get; set; }

    /// <summary>When its newest event came.</summary>
    public DateTimeOffset LastTime { get; set; }

    /// <summary>When it recovered or was closed with its incident; null = active.</summary>
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>Whether it ended because a person closed the incident: reopening makes it active again.</summary>
    public bool ClosedWithIncident { get; set; }

    /// <summary>How many events it has had.</summary>
    public int EventCount { get; set; }

    /// <summary>When it was stored.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }
}
