namespace FlashdutyConsole.Incidents.Previews;

/// <summary>A test card as it is to be sent.</summary>
public sealed record TestCard
{
    /// <summary>The template's content, saved or not; empty = the preset's.</summary>
    public required string Content { get; init; }

    /// <summary>The incident on it; null = the sample.</summary>
    public string? IncidentId { get; init; }

    /// <summary>The state to show it in.</summary>
    public PreviewState State { get; init; } = PreviewState.AsItIs;

    /// <summary>The member who gets it.</summary>
    public required long MemberId { get; init; }

    /// <summary>By which WeCom; 0 = the first that the member is linked to.</summary>
    public long IntegrationId { get; init; }
}
