namespace FlashdutyConsole.WeCom.Cards;

/// <summary>The main title of a card.</summary>
/// <param name="Title">At most 36 characters advised; required on a button card.</param>
/// <param name="Desc">The line below, at most 44 characters advised.</param>
public sealed record CardTitle(string? Title = null, string? Desc = null);
