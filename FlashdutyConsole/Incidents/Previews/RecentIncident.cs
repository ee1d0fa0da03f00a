using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>A recent incident as templates see it.</summary>
/// <param name="Num">Its number.</param>
/// <param name="Data">Its data.</param>
public sealed record RecentIncident(string Num, GoData Data);
