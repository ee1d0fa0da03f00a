using System.Text.Json.Serialization;

namespace FlashdutyConsole.WeCom.Cards;

/// <summary>What a tap on the card itself opens.</summary>
public sealed record CardAction
{
    /// <summary>Nothing.</summary>
    public const int None = 0;

    /// <summary>A page.</summary>
    public const int Page = 1;

    /// <summary>A mini program.</summary>
    public const int MiniProgram = 2;

    /// <summary>One of the constants here.</summary>
    public int? Type { get; init; }

    /// <summary>Required for <see cref="Page"/>.</summary>
    public string? Url { get; init; }

    /// <summary>Required for <see cref="MiniProgram"/>.</summary>
    [JsonPropertyName("appid")]
    public string? AppId { get; init; }

    /// <summary>Page of the mini program.</summary>
    [JsonPropertyName("pagepath")]
    public string? PagePath { get; init; }
}
