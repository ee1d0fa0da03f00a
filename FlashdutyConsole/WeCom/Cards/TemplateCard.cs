namespace FlashdutyConsole.WeCom.Cards;

/// <summary>
/// A template card as sent in <c>message/send</c> and <c>message/update_template_card</c> (document 90236, 94888).
/// Holds what was given, right or wrong: the rules of the card judge it.
/// </summary>
public sealed record TemplateCard
{
    /// <summary>One of <see cref="TemplateCardTypes"/>.</summary>
    public required string CardType { get; init; }

    /// <summary>The small line on top: icon and name of the sender.</summary>
    public CardSource? Source { get; init; }

    /// <summary>The menu behind the three dots; makes <see cref="TaskId"/> required.</summary>
    public CardMenu? ActionMenu { get; init; }

    /// <summary>Letters, digits, <c>_ - @</c>, at most 128 bytes, never used before in the same app.</summary>
    public string? TaskId { get; init; }

    /// <summary>Title and the line below it.</summary>
    public CardTitle? MainTitle { get; init; }

    /// <summary>The quoted block.</summary>
    public CardQuote? QuoteArea { get; init; }

    /// <summary>The big figure of a text notice.</summary>
    public CardEmphasis? EmphasisContent { get; init; }

    /// <summary>Free text; line breaks are kept.</summary>
    public string? SubTitleText { get; init; }

    /// <summary>Rows of name and value, at most six.</summary>
    public IReadOnlyList<CardRow>? HorizontalContentList { get; init; }

    /// <summary>Links below a text notice, at most three.</summary>
    public IReadOnlyList<CardJump>? JumpList { get; init; }

    /// <summary>What a tap on the card itself opens; a text notice must have one.</summary>
    public CardAction? CardAction { get; init; }

    /// <summary>One to six buttons; only of a button card.</summary>
    public IReadOnlyList<CardButton>? ButtonList { get; init; }

    /// <summary>Only in an update: the grey, inactive button that takes the place of all buttons (document 94888).</summary>
    public string? ReplaceText { get; init; }
}
