namespace FlashdutyConsole.Incidents;

/// <summary>Fields of an incident to change; null = as it is.</summary>
public sealed record IncidentFields
{
    /// <summary>3 to 200 characters.</summary>
    public string? Title { get; init; }

    /// <summary>3 to 6,144 characters.</summary>
    public string? Description { get; init; }

    /// <summary>3 to 6,144 characters.</summary>
    public string? Impact { get; init; }

    /// <summary>3 to 6,144 characters.</summary>
    public string? RootCause { get; init; }

    /// <summary>3 to 6,144 characters.</summary>
    public string? Resolution { get; init; }

    /// <summary>Critical, Warning or Info.</summary>
    public IncidentSeverity? Severity { get; init; }
}
