using System.Text.Json;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Alerts;

/// <summary>Reads fields of a sender's JSON. What is wrong is named; nothing is guessed.</summary>
internal static class EventJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>The body as an object.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, Strict);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second when a name holds half of a surrogate pair.
            throw new ApiException(ApiErrorCode.InvalidParameter, "the body is not valid JSON");
        }

        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            document.Dispose();
            throw new ApiException(ApiErrorCode.InvalidParameter, "the body must be a JSON object");
        }

        return document;
    }

    /// <summary>A text field, cut to its limit; null when it is absent or null.</summary>
    public static string? Text(JsonElement parent, string name, int limit)
    {
        if (!parent.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return EventLimits.Cut(String(field, name), limit);
    }

    /// <summary>An object of texts, added to <paramref name="labels"/> up to the limit; names that are there already stay.</summary>
    public static void Labels(JsonElement parent, string name, Dictionary<string, string> labels)
    {
        if (!parent.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (field.ValueKind != JsonValueKind.Object)
        {
            throw new ApiException(ApiErrorCode.InvalidParameter, $"{name} must be an object of strings");
        }

        foreach (var label in field.EnumerateObject())
        {
            var value = EventLimits.Cut(String(label.Value, name), EventLimits.LabelValue);
            if (labels.Count < EventLimits.Labels)
            {
                labels.TryAdd(EventLimits.Cut(label.Name, EventLimits.LabelKey), value);
            }
        }
    }

    private static string String(JsonElement field, string name)
    {
        if (field.ValueKind != JsonValueKind.String)
        {
            throw new ApiException(ApiErrorCode.InvalidParameter, $"{name} must be {(name is "labels" or "annotations" ? "an object of strings" : "a string")}");
        }

        try
        {
            return field.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new ApiException(ApiErrorCode.InvalidParameter, $"{name} is not valid UTF-8");
        }
    }
}
