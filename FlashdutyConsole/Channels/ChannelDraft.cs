namespace FlashdutyConsole.Channels;

/// <summary>A channel as it is to be saved. Null fields stay as they are; in a new channel they take their standard.</summary>
public sealed record ChannelDraft
{
    /// <summary>0 = a new one.</summary>
    public long Id { get; init; }

    /// <summary>1 to 59 characters; a new channel needs it.</summary>
    public string? Name { get; init; }

    /// <summary>Up to 500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>How alerts become incidents.</summary>
    public AlertGrouping? Grouping { get; init; }

    /// <summary>Zero = never; at most 30 days.</summary>
    public TimeSpan? AutoResolveTimeout { get; init; }

    /// <summary><c>trigger</c> or <c>update</c>.</summary>
    public string? AutoResolveMode { get; init; }

    /// <summary>Keeps an incident open when all its alerts have recovered.</summary>
    public bool? DisableAutoClose { get; init; }

    /// <summary>For a new channel: its first escalation rule; null = none.</summary>
    public RuleDraft? FirstRule { get; init; }
}
