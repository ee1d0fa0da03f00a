namespace FlashdutyConsole.Incidents;

/// <summary>What is merged into what.</summary>
public sealed record MergeRequest
{
    /// <summary>The incident that stays.</summary>
    public required string TargetId { get; init; }

    /// <summary>The incidents that end; the target among them is passed over.</summary>
    public required IReadOnlyList<string> SourceIds { get; init; }

    /// <summary>A new title for the target; null = as it is.</summary>
    public string? Title { get; init; }

    /// <summary>A remark for the history.</summary>
    public string? Comment { get; init; }

    /// <summary>A new owner; null = as it is.</summary>
    public long? OwnerId { get; init; }

    /// <summary>Removes the sources instead of closing them only.</summary>
    public bool RemoveSources { get; init; }
}
