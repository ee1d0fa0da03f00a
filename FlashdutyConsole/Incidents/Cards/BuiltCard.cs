using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>A card for a member.</summary>
/// <param name="Card">The card.</param>
/// <param name="Failure">Why its template could not be used; null = it could.</param>
public sealed record BuiltCard(TemplateCard Card, TemplateFailure? Failure);
