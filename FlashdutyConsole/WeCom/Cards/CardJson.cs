using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FlashdutyConsole.WeCom.Cards;

/// <summary>
/// Reads and writes cards the way WeCom spells them: snake case with <c>keyname</c>, <c>appid</c>, <c>pagepath</c> and
/// <c>userid</c> in one word, nothing written for what is absent, and Han characters as they are.
/// </summary>
public static class CardJson
{
    // Escaped Han characters would take six bytes each of a size nobody has documented.
    private static readonly CardJsonContext s_context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 8,
    });

    /// <summary>For writing a card inside a larger document.</summary>
    public static JsonTypeInfo<TemplateCard> TypeInfo => s_context.TemplateCard;

    /// <summary>The card as UTF-8 JSON.</summary>
    public static byte[] Write(TemplateCard card) => JsonSerializer.SerializeToUtf8Bytes(card, s_context.TemplateCard);

    /// <summary>The card as JSON text.</summary>
    public static string WriteText(TemplateCard card) => JsonSerializer.Serialize(card, s_context.TemplateCard);

    /// <summary>Reads a card back; null when the JSON is broken, of another shape or without <c>card_type</c>.</summary>
    public static TemplateCard? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, s_context.TemplateCard);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads a card out of a larger document; null as in <see cref="Read(ReadOnlySpan{byte})"/>.</summary>
    public static TemplateCard? Read(JsonElement json)
    {
        try
        {
            return json.Deserialize(s_context.TemplateCard);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 8)]
[JsonSerializable(typeof(TemplateCard))]
internal sealed partial class CardJsonContext : JsonSerializerContext;
