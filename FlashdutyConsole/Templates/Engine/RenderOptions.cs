namespace FlashdutyConsole.Templates.Engine;

/// <summary>How to render.</summary>
public sealed record RenderOptions
{
    /// <summary>As Go's text/template does it.</summary>
    public static RenderOptions Go { get; } = new();

    /// <summary>For cards: a missing value prints nothing and is a warning.</summary>
    public static RenderOptions Card { get; } = new() { MissingIsEmpty = true };

    /// <summary>A missing value prints nothing instead of <c>&lt;no value&gt;</c>, and is reported.</summary>
    public bool MissingIsEmpty { get; init; }

    /// <summary>What it may cost.</summary>
    public RenderLimits Limits { get; init; } = RenderLimits.Card;

    /// <summary>What <c>now</c> and <c>ago</c> go by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The local zone by its IANA name; null = UTC.</summary>
    public string? TimeZone { get; init; }
}
