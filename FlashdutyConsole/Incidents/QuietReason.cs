namespace FlashdutyConsole.Incidents;

/// <summary>Why an open incident has no next step. Every open incident has a next step or one of these.</summary>
public enum QuietReason
{
    /// <summary>It has a next step.</summary>
    None = 0,

    /// <summary>Someone is at it, and the rule does not force on.</summary>
    Acknowledged = 1,

    /// <summary>Every layer has been told as often as the rule says.</summary>
    AllLayersTold = 2,

    /// <summary>No enabled rule of the channel matches.</summary>
    NoRule = 3,

    /// <summary>The channel is disabled or gone.</summary>
    ChannelDisabled = 4,

    /// <summary>It is closed.</summary>
    Closed = 5,

    /// <summary>It belongs to no channel and is assigned to nobody.</summary>
    NoChannel = 6,

    /// <summary>It was assigned to members directly, and they have been told.</summary>
    AssigneesTold = 7,

    /// <summary>Neither the last layer nor the owners can be reached: see the deliveries.</summary>
    NobodyReached = 8,
}
