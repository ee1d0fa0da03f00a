namespace FlashdutyConsole.Data;

/// <summary>Section <c>Database</c>: which database holds the console's state.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Database";

    /// <summary><c>Sqlite</c> (the default, one file in the data folder) or <c>PostgreSQL</c>.</summary>
    public string Provider { get; set; } = "Sqlite";
}
