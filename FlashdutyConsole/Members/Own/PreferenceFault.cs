namespace FlashdutyConsole.Members.Own;

/// <summary>Why a preference is not taken.</summary>
public enum PreferenceFault
{
    /// <summary>Critical incidents would reach nobody.</summary>
    NothingForCritical,

    /// <summary>The quiet hours are nothing, or the whole day.</summary>
    Hours,

    /// <summary>A channel that is not there (any more).</summary>
    UnknownChannel,
}
