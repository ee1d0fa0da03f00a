namespace FlashdutyConsole.WeCom.Cards;

/// <summary>The menu behind the three dots at a card's top right.</summary>
public sealed record CardMenu
{
    /// <summary>What the menu is for; required.</summary>
    public string? Desc { get; init; }

    /// <summary>One to three entries.</summary>
    public IReadOnlyList<CardMenuItem>? ActionList { get; init; }
}
