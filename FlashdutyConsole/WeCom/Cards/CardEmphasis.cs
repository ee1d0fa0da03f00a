namespace FlashdutyConsole.WeCom.Cards;

/// <summary>The big figure of a text notice.</summary>
/// <param name="Title">The figure, at most 14 characters advised.</param>
/// <param name="Desc">What it counts, at most 22 characters advised.</param>
public sealed record CardEmphasis(string? Title = null, string? Desc = null);
