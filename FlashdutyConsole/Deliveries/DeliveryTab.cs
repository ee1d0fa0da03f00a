namespace FlashdutyConsole.Deliveries;

/// <summary>The tabs of the deliveries page.</summary>
public enum DeliveryTab
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Waiting for its time, for quota or for an admin, or being sent.</summary>
    Waiting,

    /// <summary>WeCom took it.</summary>
    Sent,

    /// <summary>Told in a digest.</summary>
    Merged,

    /// <summary>Not wanted any more when its turn came.</summary>
    Skipped,

    /// <summary>The recipient cannot be reached.</summary>
    Undeliverable,

    /// <summary>Given up.</summary>
    Failed,

    /// <summary>The card shows an old state and no response code is left to change it.</summary>
    Stale,
}
