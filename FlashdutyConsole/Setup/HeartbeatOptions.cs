namespace FlashdutyConsole.Setup;

/// <summary>Section <c>Watchdog</c>: who is to notice when this console does not answer any more.</summary>
public sealed class HeartbeatOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Watchdog";

    /// <summary>Called by GET while all is well; often carries a secret. Empty = nobody is called.</summary>
    public string? HeartbeatUrl { get; set; }

    /// <summary>Seconds between two calls, 5 to 3600.</summary>
    public int HeartbeatSeconds { get; set; } = 30;
}
