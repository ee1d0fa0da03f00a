namespace FlashdutyConsole.Templates;

/// <summary>A template as it is to be saved.</summary>
public sealed record TemplateDraft
{
    /// <summary>1 to 39 characters, not taken by another template.</summary>
    public required string Name { get; init; }

    /// <summary>Up to 500 characters.</summary>
    public string Description { get; init; } = "";

    /// <summary>The WeCom card's custom area; empty = the preset's.</summary>
    public required string WeComApp { get; init; }

    /// <summary>Texts of channels that this console does not serve; null = as they are.</summary>
    public IReadOnlyDictionary<string, string>? OtherChannels { get; init; }
}
