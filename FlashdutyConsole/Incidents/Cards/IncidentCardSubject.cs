namespace FlashdutyConsole.Incidents.Cards;

/// <summary>What a card says of an incident, with names instead of ids.</summary>
public sealed record IncidentCardSubject
{
    /// <summary>The incident.</summary>
    public required Incident Incident { get; init; }

    /// <summary>Name of its channel; empty = none.</summary>
    public string ChannelName { get; init; } = "";

    /// <summary>Who is at it; empty = nobody.</summary>
    public string HandlerName { get; init; } = "";

    /// <summary>Who closed it; empty = it recovered by itself.</summary>
    public string CloserName { get; init; } = "";

    /// <summary>The rendered custom area: the template's output.</summary>
    public string CustomArea { get; init; } = "";

    /// <summary>Address of the incident's page.</summary>
    public required string DetailUrl { get; init; }
}
