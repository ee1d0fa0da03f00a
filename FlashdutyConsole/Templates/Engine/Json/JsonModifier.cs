using System.Text;

namespace FlashdutyConsole.Templates.Engine.Json;

/// <summary>gjson's modifiers: <c>@name</c>, or <c>@name:argument</c>.</summary>
internal static class JsonModifier
{
    private static readonly string[] s_names =
        ["this", "valid", "pretty", "ugly", "keys", "values", "reverse", "flatten", "join", "tostr", "fromstr", "group", "dig"];

    public static bool IsKnown(string name) => Array.IndexOf(s_names, name) >= 0;

    /// <summary>The changed value; null where nothing is left of it.</summary>
    /// <param name="node">The value.</param>
    /// <param name="name">A known modifier.</param>
    /// <param name="argument">What stands behind its colon.</param>
    /// <param name="find">Finds a path in a value.</param>
    public static JsonNodeText? Apply(JsonNodeText node, string name, string argument, Func<JsonNodeText, string, JsonNodeText?> find) => name switch
    {
        "pretty" => JsonPretty.Write(node, Options(argument)),
        "ugly" => new JsonNodeText(Compact(node.Raw)),
        "keys" => Join(node.Kind == '{' ? node.Entries().Select(entry => new JsonNodeText(Quote(entry.Name))) : Parts(node).Select(_ => new JsonNodeText("null"))),
        "values" => node.Kind == '[' ? node : Join(Parts(node)),
        "reverse" when node.Kind == '[' => Join(node.Items().Reverse()),
        "reverse" when node.Kind == '{' => Object(node.Entries().Reverse()),
        "flatten" when node.Kind == '[' => Join(Flat(node, IsSet(Options(argument), "deep"), 0)),
        "join" when node.Kind == '[' => Joined(node, IsSet(Options(argument), "preserve")),
        "tostr" => new JsonNodeText(Quote(node.Raw)),
        "fromstr" => FromText(node),
        "group" => node.Kind == '{' ? Group(node) : null,
        "dig" => Join(Dig(node, argument, find, 0)),
        _ => node,
    };

    /// <summary>Text as JSON.</summary>
    public static string Quote(string text) =>
        JsonWriter.Write(new Evaluation.Budget(RenderLimits.CommandLine, TimeProvider.System), text);

    private static JsonNodeText? Options(string argument) => JsonText.IsValid(argument) ? JsonNodeText.Of(argument) : null;

    private static bool IsSet(JsonNodeText? options, string name) => options?.Entries().Any(entry => entry.Name == name && entry.Value.Raw == "true") ?? false;

    // What a value consists of; anything but a list or a map is its own part.
    private static IEnumerable<JsonNodeText> Parts(JsonNodeText node) => node.Kind switch
    {
        '{' => node.Entries().Select(entry => entry.Value), '[' => node.Items(), _ => [node],
    };

    private static JsonNodeText Join(IEnumerable<JsonNodeText> nodes) => new("[" + string.Join(",", nodes.Select(node => node.Raw)) + "]");

    private static JsonNodeText Object(IEnumerable<(string Name, JsonNodeText Value)> entries) =>
        new("{" + string.Join(",", entries.Select(entry => $"{Quote(entry.Name)}:{entry.Value.Raw}")) + "}");

    private static IEnumerable<JsonNodeText> Flat(JsonNodeText list, bool deep, int depth) =>
        list.Items().SelectMany(item => item.Kind != '[' ? [item] : deep && depth < 100 ? Flat(item, deep, depth + 1) : item.Items());

    // Objects as one; of a name that several have, the last value at the first place.
    private static JsonNodeText Joined(JsonNodeText list, bool preserve)
    {
        var entries = list.Items().Where(item => item.Kind == '{').SelectMany(item => item.Entries());
        if (preserve)
        {
            return Object(entries);
        }

        var values = new OrderedDictionary<string, JsonNodeText>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            values[name] = value;
        }

        return Object(values.Select(entry => (entry.Key, entry.Value)));
    }

    private static JsonNodeText? FromText(JsonNodeText node)
    {
        if (node.Kind != '"')
        {
            return node.Raw == "null" ? null : node;
        }

        return JsonText.Read(node.Raw, integers: false) is string text && JsonText.IsValid(text) ? JsonNodeText.Of(text) : null;
    }

    // An object of lists as a list of objects.
    private static JsonNodeText Group(JsonNodeText node)
    {
        var groups = new List<List<(string, JsonNodeText)>>();
        foreach (var (name, value) in node.Entries().Where(entry => entry.Value.Kind == '['))
        {
            var at = 0;
            foreach (var item in value.Items())
            {
                if (at == groups.Count)
                {
                    groups.Add([]);
                }

                groups[at++].Add((name, item));
            }
        }

        return Join(groups.Select(Object));
    }

    private static IEnumerable<JsonNodeText> Dig(JsonNodeText node, string path, Func<JsonNodeText, string, JsonNodeText?> find, int depth)
    {
        if (depth > 100 || path.Length == 0)
        {
            yield break;
        }

        if (find(node, path) is { } found)
        {
            yield return found;
        }

        foreach (var part in node.Kind is '{' or '[' ? Parts(node) : [])
        {
            foreach (var below in Dig(part, path, find, depth + 1))
            {
                yield return below;
            }
        }
    }

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
