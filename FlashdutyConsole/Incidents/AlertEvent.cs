namespace FlashdutyConsole.Incidents;

/// <summary>One event as it came in.</summary>
public sealed class AlertEvent
{
    /// <summary>24 hexadecimal digits.</summary>
    public string Id { get; set; } = "";

    /// <summary>The alert; empty when it recovered something that was not active.</summary>
    public string AlertId { get; set; } = "";

    /// <summary>The integration that it came from.</summary>
    public long IntegrationId { get; set; }

    /// <summary>Its key.</summary>
    public string AlertKey { get; set; } = "";

    /// <summary>Its title.</summary>
    public string Title { get; set; } = "";

    /// <summary>Its description.</summary>
    public string Description { get; set; } = "";

    /// <summary>Its status.</summary>
    public IncidentSeverity Status { get; set; }

    /// <summary>Its labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; set; } = new Dictionary<string, string>();

    /// <summary>When it happened, as its source says.</summary>
    public DateTimeOffset EventTime { get; set; }

    /// <summary>When it was stored.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
