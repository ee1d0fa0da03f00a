using FlashdutyConsole.Incidents;

namespace FlashdutyConsole.Alerts;

/// <summary>What an event does to the alert of its key.</summary>
public enum AlertStep
{
    /// <summary>Nothing was active under this key: a new alert, and an incident for it.</summary>
    Start = 0,

    /// <summary>The alert is active: its newest state is kept.</summary>
    Refresh = 1,

    /// <summary>The alert has recovered.</summary>
    Recover = 2,

    /// <summary>Recovered, but nothing was active: kept for the record only.</summary>
    NothingToRecover = 3,
}
