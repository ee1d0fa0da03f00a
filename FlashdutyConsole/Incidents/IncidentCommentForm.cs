namespace FlashdutyConsole.Incidents;

/// <summary>The comment form of the incident page.</summary>
public sealed class IncidentCommentForm
{
    /// <summary>As typed.</summary>
    public string? Text { get; set; }
}
