namespace FlashdutyConsole.Incidents;

/// <summary>The tabs of the incident list.</summary>
public enum IncidentTab
{
    /// <summary>Everything that is not closed.</summary>
    Open,

    /// <summary>Nobody has started.</summary>
    Triggered,

    /// <summary>Someone is at it.</summary>
    Processing,

    /// <summary>Over.</summary>
    Closed,

    /// <summary>All of them.</summary>
    All,
}
