namespace FlashdutyConsole.Incidents.Cards;

/// <summary>A template that could not be used for a card, which has the preset's custom area instead.</summary>
/// <param name="TemplateId">The template.</param>
/// <param name="TemplateName">Its name.</param>
/// <param name="Message">What failed, as <c>2:14: …</c>.</param>
public sealed record TemplateFailure(string TemplateId, string TemplateName, string Message);
