namespace FlashdutyConsole.Components;

/// <summary>What a visitor chose for light and dark.</summary>
public enum ConsoleAppearance
{
    /// <summary>As the system has it.</summary>
    System,

    /// <summary>Always light.</summary>
    Light,

    /// <summary>Always dark.</summary>
    Dark,
}
