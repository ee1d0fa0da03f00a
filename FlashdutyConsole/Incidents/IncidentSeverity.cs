namespace FlashdutyConsole.Incidents;

/// <summary>How bad it is; also the status in an alert event. Lower is worse. The names are those of the Open API.</summary>
public enum IncidentSeverity
{
    /// <summary>Act now.</summary>
    Critical = 0,

    /// <summary>Act soon.</summary>
    Warning = 1,

    /// <summary>Know about it.</summary>
    Info = 2,

    /// <summary>Recovered. Only as a status, never as the severity of something open.</summary>
    Ok = 3,
}
