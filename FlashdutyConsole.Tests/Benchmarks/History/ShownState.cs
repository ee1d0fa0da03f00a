namespace FlashdutyConsole.Benchmarks.History;

/// <summary>How far an incident has come, on a card or on a timeline.</summary>
public enum ShownState
{
    /// <summary>Nobody is at it.</summary>
    Triggered,

    /// <summary>Somebody is at it.</summary>
    Processing,

    /// <summary>It is over.</summary>
    Closed,
}
