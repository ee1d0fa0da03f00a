namespace FlashdutyConsole.Incidents;

/// <summary>One page of incidents.</summary>
/// <param name="Items">The incidents, with their responders.</param>
/// <param name="HasMore">Whether another page follows the last id here.</param>
public sealed record IncidentPage(IReadOnlyList<Incident> Items, bool HasMore);
