using System.Text.Json;

namespace FlashdutyConsole.WeCom;

/// <summary>WeCom's JSON, read without trust: a missing or odd field is empty, never an exception.</summary>
internal sealed record JsonReply(JsonElement Root)
{
    public string Text(string name) => TextOf(Field(name));

    public long Number(string name) =>
        Field(name) is { ValueKind: JsonValueKind.Number } field && field.TryGetInt64(out var number) ? number : 0;

    public JsonReply Inner(string name) => new(Field(name));

    /// <summary>The texts or numbers of a list; also of an object that wraps a list, as agent/get does.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(item => TextOf(item.Root))];

    public IEnumerable<JsonReply> Items(string name) =>
        Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(item => new JsonReply(item)) : [];

    /// <summary>A list joined by bars; empty for an absent or empty text.</summary>
    public IReadOnlyList<string> Barred(string name) => Text(name).Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static string TextOf(JsonElement field) => field.ValueKind switch
    {
        JsonValueKind.String => field.GetString() ?? "",
        JsonValueKind.Number => field.GetRawText(),
        _ => "",
    };

    private JsonElement Field(string name) =>
        Root.ValueKind == JsonValueKind.Object && Root.TryGetProperty(name, out var field) ? field : default;

    // A generated one would print whatever WeCom answered, tokens included.
    public override string ToString() => nameof(JsonReply);
}
