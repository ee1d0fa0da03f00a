namespace FlashdutyConsole.Incidents;

/// <summary>The action buttons of the incident page.</summary>
public sealed class IncidentActionForm
{
    /// <summary><c>ack</c>, <c>unack</c>, <c>close</c>, <c>reopen</c>, <c>wake</c> or <c>snooze_</c> with minutes.</summary>
    public string? Do { get; set; }
}
