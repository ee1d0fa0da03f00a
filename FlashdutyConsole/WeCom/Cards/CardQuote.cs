using System.Text.Json.Serialization;

namespace FlashdutyConsole.WeCom.Cards;

/// <summary>The quoted block of a card.</summary>
public sealed record CardQuote
{
    /// <summary>The <see cref="Type"/> that opens <see cref="Url"/>.</summary>
    public const int Link = 1;

    /// <summary>0 nothing, 1 opens <see cref="Url"/>, 2 opens a mini program.</summary>
    public int? Type { get; init; }

    /// <summary>Required for type 1.</summary>
    public string? Url { get; init; }

    /// <summary>Mini program, required for type 2.</summary>
    [JsonPropertyName("appid")]
    public string? AppId { get; init; }

    /// <summary>Page of the mini program.</summary>
    [JsonPropertyName("pagepath")]
    public string? PagePath { get; init; }

    /// <summary>Title of the block.</summary>
    public string? Title { get; init; }

    /// <summary>The quoted text.</summary>
    public string? QuoteText { get; init; }
}
