using System.Text.Json.Serialization;

namespace FlashdutyConsole.WeCom.Cards;

/// <summary>A link below a text notice.</summary>
public sealed record CardJump
{
    /// <summary>0 nothing, 1 opens <see cref="Url"/>, 2 opens a mini program.</summary>
    public int? Type { get; init; }

    /// <summary>Text, required, at most 18 characters advised.</summary>
    public string? Title { get; init; }

    /// <summary>Required for type 1.</summary>
    public string? Url { get; init; }

    /// <summary>Mini program, required for type 2.</summary>
    [JsonPropertyName("appid")]
    public string? AppId { get; init; }

    /// <summary>Page of the mini program.</summary>
    [JsonPropertyName("pagepath")]
    public string? PagePath { get; init; }
}
