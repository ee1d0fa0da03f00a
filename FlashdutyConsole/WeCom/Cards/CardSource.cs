namespace FlashdutyConsole.WeCom.Cards;

/// <summary>Who speaks: the top line of a card.</summary>
public sealed record CardSource
{
    /// <summary>Grey, the default.</summary>
    public const int Grey = 0;

    /// <summary>Black.</summary>
    public const int Black = 1;

    /// <summary>Red.</summary>
    public const int Red = 2;

    /// <summary>Green.</summary>
    public const int Green = 3;

    /// <summary>Icon, 72 by 72 pixels advised.</summary>
    public string? IconUrl { get; init; }

    /// <summary>Name, at most 20 characters advised.</summary>
    public string? Desc { get; init; }

    /// <summary><see cref="Grey"/>, <see cref="Black"/>, <see cref="Red"/> or <see cref="Green"/>.</summary>
    public int? DescColor { get; init; }
}
