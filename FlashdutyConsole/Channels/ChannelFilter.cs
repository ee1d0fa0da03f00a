namespace FlashdutyConsole.Channels;

/// <summary>Which channels to list. Empty lists and nulls do not filter; the deleted are never listed.</summary>
public sealed record ChannelFilter
{
    /// <summary>Part of name or description.</summary>
    public string? Text { get; init; }

    /// <summary>The whole name; goes before <see cref="Text"/>.</summary>
    public string? Name { get; init; }

    /// <summary>Ids.</summary>
    public IReadOnlyList<long> Ids { get; init; } = [];

    /// <summary>The order.</summary>
    public ChannelOrder Order { get; init; }

    /// <summary>Lowest first.</summary>
    public bool Ascending { get; init; }
}
