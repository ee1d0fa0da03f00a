namespace FlashdutyConsole.Incidents;

/// <summary>How far an incident has come. The names are those of the Open API.</summary>
public enum IncidentProgress
{
    /// <summary>Nobody has started.</summary>
    Triggered = 0,

    /// <summary>Someone is at it.</summary>
    Processing = 1,

    /// <summary>Over.</summary>
    Closed = 2,
}
