namespace FlashdutyConsole.Incidents.Previews;

/// <summary>Keys of labels that really occur, the most frequent first.</summary>
/// <param name="OfIncidents">Of incidents: <c>.Labels</c>.</param>
/// <param name="OfAlerts">Of alerts: <c>.Labels</c> inside <c>range .Alerts</c>.</param>
/// <param name="Incidents">How many incidents were looked at.</param>
public sealed record LabelKeys(IReadOnlyList<LabelKey> OfIncidents, IReadOnlyList<LabelKey> OfAlerts, int Incidents);
