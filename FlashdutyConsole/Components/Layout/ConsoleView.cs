namespace FlashdutyConsole.Components.Layout;

/// <summary>How this visitor sees the console: cascades from the root to layouts and pages.</summary>
public sealed class ConsoleView
{
    /// <summary>Raised after light or dark changed.</summary>
    public event Action? Changed;

    /// <summary>What the visitor chose.</summary>
    public ConsoleAppearance Appearance { get; set; }

    /// <summary>Whether the visitor's system is dark.</summary>
    public bool SystemIsDark { get; set; }

    /// <summary>Whether to draw dark.</summary>
    public bool IsDark => Appearance == ConsoleAppearance.Dark
        || (Appearance == ConsoleAppearance.System && SystemIsDark);

    /// <summary>Tells pages after a change.</summary>
    public void Tell() => Changed?.Invoke();
}
