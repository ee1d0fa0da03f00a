namespace FlashdutyConsole.Setup;

/// <summary>Section <c>Console</c>: where others reach this console, and where it keeps its files.</summary>
public sealed class ConsoleOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Console";

    /// <summary>The console host in every generated address: http or https, host and port only. Empty = the first listening address.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Folder of the SQLite file; relative to the current directory. Made when missing.</summary>
    public string DataDirectory { get; set; } = "data";
}
