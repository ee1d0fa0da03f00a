using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Templates;

/// <summary>
/// A template's output as it fits into a card's custom area: blank lines removed, at most 8 lines and as many characters as WeCom
/// advises (doc 90236), the rest cut behind an ellipsis and counted.
/// </summary>
/// <param name="Shown">What is on the card.</param>
/// <param name="Lines">Every line that is not blank, with what of it is kept.</param>
/// <param name="Characters">Characters of all lines; line ends count.</param>
public sealed record CardText(string Shown, IReadOnlyList<CardTextLine> Lines, int Characters)
{
    /// <summary>Columns of the custom area on a phone: about nineteen wide characters.</summary>
    public const int PhoneColumns = 38;

    /// <summary>Lines of which nothing is on the card.</summary>
    public int CutLines => Lines.Count(line => line.IsCut);

    /// <summary>Whether anything at all was cut.</summary>
    public bool IsCut => Lines.Any(line => line.Kept != line.Text);

    /// <summary>Fits output into the custom area.</summary>
    public static CardText Fit(string rendered)
    {
        ArgumentNullException.ThrowIfNull(rendered);
        var lines = TextBudget.Clean(rendered).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var all = string.Join('\n', lines);
        var shown = TextBudget.CutCharacters(TextBudget.CutLines(all, WeComLimits.SubTitleLines), WeComLimits.SubTitleCharacters);
        var kept = shown.Length == 0 ? [] : shown.Split('\n');
        return new CardText(
            shown,
            [.. lines.Select((line, i) => new CardTextLine(line, TextWidth.Of(line), TextWidth.Rows(line, PhoneColumns), i < kept.Length ? kept[i] : ""))],
            TextBudget.CountCharacters(all));
    }
}
