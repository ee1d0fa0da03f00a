namespace FlashdutyConsole.Alerts;

/// <summary>Section <c>Ingest</c>: how alert sources are held back.</summary>
public sealed class IngestOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Ingest";

    /// <summary>Requests a second that each integration may send; above it 429 with Retry-After. 0 = no limit.</summary>
    public int RequestsPerSecond { get; set; } = 1000;
}
