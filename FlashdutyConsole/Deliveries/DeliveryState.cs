namespace FlashdutyConsole.Deliveries;

/// <summary>Where a delivery stands. The last five are final.</summary>
public enum DeliveryState
{
    /// <summary>Waits for its time, for the member's quota, or for an admin.</summary>
    Pending = 0,

    /// <summary>Claimed by a sender until the lease ends.</summary>
    Sending = 1,

    /// <summary>WeCom took it for this recipient.</summary>
    Sent = 2,

    /// <summary>Told in a digest together with others, to stay below the member's quota.</summary>
    Merged = 3,

    /// <summary>Not wanted any more when its turn came.</summary>
    Skipped = 4,

    /// <summary>Cannot reach this recipient: not linked, unknown, outside the app's visibility, without licence.</summary>
    Undeliverable = 5,

    /// <summary>Given up; can be sent again by hand.</summary>
    Failed = 6,
}
