namespace FlashdutyConsole.Workers;

/// <summary>Something that stood still although nothing said why.</summary>
/// <param name="Kind">What was wrong with it, a name in snake case.</param>
/// <param name="Id">Which one: an incident, a delivery, a card, a worker.</param>
/// <param name="Repaired">Whether it was put back to work.</param>
public sealed record WatchFinding(string Kind, string Id, bool Repaired = true);
