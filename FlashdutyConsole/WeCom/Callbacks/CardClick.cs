namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>A member pressed a button of a card, or an entry of its menu.</summary>
public sealed record CardClick : WeComEvent
{
    /// <summary>Whether it came from the menu behind the three dots.</summary>
    public bool FromMenu { get; init; }

    /// <summary>Key of what was pressed.</summary>
    public required string EventKey { get; init; }

    /// <summary>task_id of the card.</summary>
    public required string TaskId { get; init; }

    /// <summary>Type of the card, as in <see cref="Cards.TemplateCardTypes"/>.</summary>
    public required string CardType { get; init; }

    /// <summary>Good for one update of the card within 72 hours. A secret.</summary>
    public required string ResponseCode { get; init; }

    /// <summary>What was chosen in the card's questions; usually nothing.</summary>
    public IReadOnlyList<CardSelection> SelectedItems { get; init; } = [];

    /// <summary>Everything but the response code.</summary>
    public override string ToString() => $"{nameof(CardClick)} {FromUserName} {EventKey} {TaskId}";

    private protected override IEnumerable<string> Identity() =>
        [.. base.Identity(), FromMenu ? "menu" : "button", EventKey, TaskId];
}
