namespace FlashdutyConsole.WeCom.Cards;

/// <summary>A button of a card.</summary>
public sealed record CardButton
{
    /// <summary>The button calls back, the default.</summary>
    public const int Callback = 0;

    /// <summary>The button opens <see cref="Url"/> and never calls back.</summary>
    public const int Link = 1;

    /// <summary>Blue and filled, the default.</summary>
    public const int Primary = 1;

    /// <summary>Light grey. Copies of the documentation disagree on styles 3 and 4.</summary>
    public const int Secondary = 2;

    /// <summary><see cref="Callback"/> or <see cref="Link"/>.</summary>
    public int? Type { get; init; }

    /// <summary>Text, required, at most 10 characters advised.</summary>
    public string? Text { get; init; }

    /// <summary>1 to 4; anything else counts as 1.</summary>
    public int? Style { get; init; }

    /// <summary>What comes back as EventKey; required for <see cref="Callback"/>, at most 1024 bytes, unique in the card.</summary>
    public string? Key { get; init; }

    /// <summary>Required for <see cref="Link"/>.</summary>
    public string? Url { get; init; }
}
