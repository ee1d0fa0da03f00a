namespace FlashdutyConsole.Incidents.Previews;

/// <summary>The state in which a preview shows an incident. Nulls: as it is.</summary>
public sealed record PreviewState
{
    /// <summary>As it is.</summary>
    public static PreviewState AsItIs { get; } = new();

    /// <summary>How bad it is.</summary>
    public IncidentSeverity? Severity { get; init; }

    /// <summary>How far it has come.</summary>
    public IncidentProgress? Progress { get; init; }

    /// <summary>Whether it is snoozed, for two hours from now.</summary>
    public bool? Snoozed { get; init; }
}
