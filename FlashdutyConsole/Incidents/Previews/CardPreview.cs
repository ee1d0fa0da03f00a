using FlashdutyConsole.Templates;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>The card that would be sent, and what of the template's output is on it.</summary>
/// <param name="Card">The whole card, made by what makes the cards that are sent.</param>
/// <param name="Template">The template's output as it fits, its warnings; or its fault: then the card has the preset's custom area, as it would be sent.</param>
public sealed record CardPreview(TemplateCard Card, TemplatePreview Template)
{
    /// <summary>Whether the template failed.</summary>
    public bool FellBack => Template.Fault is not null;
}
