namespace FlashdutyConsole.Templates.Engine;

/// <summary>What one rendering may cost. All of it is counted, so that the same template over the same data always ends the same way; time comes on top.</summary>
public sealed record RenderLimits
{
    /// <summary>For cards: stops well within 250 ms and 10 MB, whatever the template does.</summary>
    public static RenderLimits Card { get; } = new();

    /// <summary>For the command line, which runs alone and from a cold start.</summary>
    public static RenderLimits CommandLine { get; } = new()
    {
        Steps = 20_000_000, Depth = 100_000, Characters = 64 << 20, OutputBytes = 16 << 20, Time = TimeSpan.FromSeconds(20),
    };

    /// <summary>Evaluated nodes, list elements and regular expression steps.</summary>
    public long Steps { get; init; } = 500_000;

    /// <summary>Templates calling templates.</summary>
    public int Depth { get; init; } = 1_000;

    /// <summary>Characters of all text made on the way, and slots of all lists.</summary>
    public long Characters { get; init; } = 2 << 20;

    /// <summary>Bytes of output, and of any text on the way, in UTF-8.</summary>
    public int OutputBytes { get; init; } = 1 << 20;

    /// <summary>Time it may take; looked at only now and then, so a short template never fails for it.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMilliseconds(150);
}
