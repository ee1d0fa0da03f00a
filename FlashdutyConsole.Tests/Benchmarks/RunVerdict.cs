namespace FlashdutyConsole.Benchmarks;

/// <summary>How a figure compares with what it had to be.</summary>
public enum RunVerdict
{
    /// <summary>Nothing was asked of it.</summary>
    Noted,

    /// <summary>The floor is not met.</summary>
    Missed,

    /// <summary>The floor is met, the stretch is not.</summary>
    Floor,

    /// <summary>All that was asked for.</summary>
    Met,
}
