namespace FlashdutyConsole.Incidents.Cards;

/// <summary>What goes into a card's custom area.</summary>
/// <param name="Text">The template's output; the preset's when it failed.</param>
/// <param name="Failure">Why the template could not be used; null = it could.</param>
public sealed record CustomArea(string Text, TemplateFailure? Failure = null);
