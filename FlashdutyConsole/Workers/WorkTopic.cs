namespace FlashdutyConsole.Workers;

/// <summary>What kind of work may have come up.</summary>
public enum WorkTopic
{
    /// <summary>An incident may have a step due.</summary>
    Incidents = 0,

    /// <summary>A delivery may be due.</summary>
    Deliveries = 1,

    /// <summary>Nothing urgent: sweeps that come by from time to time.</summary>
    Housekeeping = 2,

    /// <summary>A war room may have a call due.</summary>
    WarRooms = 3,
}
