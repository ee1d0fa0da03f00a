namespace FlashdutyConsole.Incidents.Workbench;

/// <summary>The pressed button of the homepage.</summary>
public sealed class WorkbenchPress
{
    /// <summary><c>ack</c>, <c>close</c> or <c>snooze_120</c>, a colon, and the incident's id.</summary>
    public string? Do { get; set; }
}
