namespace FlashdutyConsole.Incidents;

/// <summary>What a person reports.</summary>
/// <param name="Title">What is wrong, at most 512 characters.</param>
/// <param name="Description">At length, at most 1,024 characters.</param>
/// <param name="Severity">Critical, Warning or Info.</param>
/// <param name="ChannelId">The channel; 0 = none.</param>
public sealed record IncidentDraft(string Title, string Description, IncidentSeverity Severity, long ChannelId);
