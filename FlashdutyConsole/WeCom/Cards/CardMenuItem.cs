namespace FlashdutyConsole.WeCom.Cards;

/// <summary>One entry of a card's menu.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Key">What comes back as EventKey; at most 1024 bytes, unique in the card.</param>
public sealed record CardMenuItem(string? Text, string? Key);
