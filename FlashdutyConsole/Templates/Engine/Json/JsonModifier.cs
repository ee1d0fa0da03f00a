using System.Text;

namespace FlashdutyConsole.Templates.Engine.Json;

/// <summary>gjson's modifiers that need no argument.</summary>
internal static class JsonModifier
{
    /// <summary>The changed value; null for a modifier that is not known.</summary>
    public static JsonNodeText? Apply(JsonNodeText node, string name) => name switch
    {
        "this" or "valid" or "pretty" => node,
        "ugly" => new JsonNodeText(Compact(node.Raw)),
        "keys" when node.Kind == '{' => Join(node.Entries().Select(entry => new JsonNodeText(Quote(entry.Name)))),
        "values" when node.Kind == '{' => Join(node.Entries().Select(entry => entry.Value)),
        "keys" or "values" => node.Kind == '[' && name == "values" ? node : Join([]),
        "reverse" when node.Kind == '[' => Join(node.Items().Reverse()),
        "reverse" when node.Kind == '{' => new JsonNodeText("{" + string.Join(",", node.Entries().Reverse().Select(entry => $"{Quote(entry.Name)}:{entry.Value.Raw}")) + "}"),
        "reverse" => node,
        "flatten" when node.Kind == '[' => Join(node.Items().SelectMany(item => item.Kind == '[' ? item.Items() : [item])),
        "flatten" => node,
        "tostr" => new JsonNodeText(Quote(node.Raw)),
        "fromstr" when node.Kind == '"' && JsonText.Read(node.Raw, integers: false) is string text && JsonText.IsValid(text) => JsonNodeText.Of(text),
        _ => null,
    };

    private static JsonNodeText Join(IEnumerable<JsonNodeText> nodes) => new("[" + string.Join(",", nodes.Select(node => node.Raw)) + "]");

    /// <summary>Text as JSON.</summary>
    public static string Quote(string text) =>
        JsonWriter.Write(new Evaluation.Budget(RenderLimits.CommandLine, TimeProvider.System), text, isRaw: true);

    private static string Compact(string json)
    {
        var text = new StringBuilder(json.Length);
        var inText = false;
        for (var at = 0; at < json.Length; at++)
        {
            if (inText && json[at] == '\\')
            {
                text.Append(json, at++, 2);
                continue;
            }

            inText ^= json[at] == '"';
            if (inText || json[at] is not (' ' or '\t' or '\r' or '\n'))
            {
                text.Append(json[at]);
            }
        }

        return text.ToString();
    }
}
