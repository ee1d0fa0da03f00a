using System.Text.Json.Serialization;

namespace FlashdutyConsole.WeCom.Cards;

/// <summary>A row of name and value.</summary>
public sealed record CardRow
{
    /// <summary>Plain text, the default.</summary>
    public const int Plain = 0;

    /// <summary>The value opens <see cref="Url"/>.</summary>
    public const int Link = 1;

    /// <summary>The value is a file.</summary>
    public const int File = 2;

    /// <summary>The value opens the page of the member <see cref="UserId"/>.</summary>
    public const int Member = 3;

    /// <summary>One of the constants here; absent means <see cref="Plain"/>.</summary>
    public int? Type { get; init; }

    /// <summary>Name, required, at most 5 characters advised.</summary>
    [JsonPropertyName("keyname")]
    public string? KeyName { get; init; }

    /// <summary>Value, at most 30 characters advised.</summary>
    public string? Value { get; init; }

    /// <summary>Required for <see cref="Link"/>.</summary>
    public string? Url { get; init; }

    /// <summary>Required for <see cref="File"/>.</summary>
    public string? MediaId { get; init; }

    /// <summary>Required for <see cref="Member"/>.</summary>
    [JsonPropertyName("userid")]
    public string? UserId { get; init; }
}
