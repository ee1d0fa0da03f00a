namespace FlashdutyConsole.Channels;

/// <summary>What came of switching or deleting a channel.</summary>
public enum ChannelOutcome
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>There is no such channel.</summary>
    NotFound = 1,

    /// <summary>Integrations still send their alerts to it.</summary>
    InUse = 2,
}
