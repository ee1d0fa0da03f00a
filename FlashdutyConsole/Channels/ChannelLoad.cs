namespace FlashdutyConsole.Channels;

/// <summary>What goes on in a channel.</summary>
public sealed record ChannelLoad
{
    /// <summary>Nothing.</summary>
    public static ChannelLoad None { get; } = new();

    /// <summary>Incidents of the last 30 days that nobody has started on.</summary>
    public int Triggered { get; init; }

    /// <summary>Incidents of the last 30 days that someone is at.</summary>
    public int Processing { get; init; }

    /// <summary>The worst severity among them, by its name; empty = none.</summary>
    public string WorstSeverity { get; init; } = "";

    /// <summary>When its newest incident came; null = it never had one.</summary>
    public DateTimeOffset? LastIncidentAt { get; init; }
}
