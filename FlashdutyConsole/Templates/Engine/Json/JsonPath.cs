using System.Globalization;
using System.Text;
using FlashdutyConsole.Templates.Engine.Formatting;

namespace FlashdutyConsole.Templates.Engine.Json;

/// <summary>
/// Finds values in JSON by gjson's paths: keys and indexes with dots, <c>#</c> for length or every element, wildcards, queries
/// <c>#(key=="value")</c> and <c>#(...)#</c>, pipes, and the modifiers that need no argument.
/// </summary>
internal static class JsonPath
{
    /// <summary>The value as text: text without quotes, containers as they are written, nothing where there is none.</summary>
    public static string Get(string json, string path)
    {
        if (!JsonText.IsValid(json))
        {
            return "";
        }

        return Text(Find(JsonNodeText.Of(json), path, 0));
    }

    private static string Text(JsonNodeText? node)
    {
        if (node is null || node.Raw == "null")
        {
            return "";
        }

        if (node.Kind == '"')
        {
            return (string)JsonText.Read(node.Raw, integers: false)!;
        }

        // Whole numbers stay as written, others lose what does not matter.
        return node.Kind == '0' && node.Raw.TrimStart('-').Any(digit => !char.IsAsciiDigit(digit))
            ? FloatText.Write(double.Parse(node.Raw, NumberStyles.Float, CultureInfo.InvariantCulture), 'f', -1)
            : node.Raw;
    }

    private static JsonNodeText? Find(JsonNodeText? node, string path, int depth)
    {
        if (node is null || depth > 100)
        {
            return null;
        }

        if (path.Length == 0)
        {
            return depth == 0 ? null : node;
        }

        if (path[0] == '@')
        {
            var (name, rest) = Cut(path, ".|");
            return Find(JsonModifier.Apply(node, name[1..].Split(':')[0]), rest, depth + 1);
        }

        if (path[0] is '{' or '[' && JsonSelection.End(path) is > 0 and var end)
        {
            var selected = JsonSelection.Of(path[..(end + 1)], part => Find(node, part, depth + 1));
            return Find(selected, path[(end + 1)..].TrimStart('.', '|'), depth + 1);
        }

        if (path[0] == '#' && node.Kind == '[')
        {
            return Every(node, path, depth);
        }

        var (key, after, isPipe) = Key(path);
        _ = isPipe;
        return Find(Child(node, key), after, depth + 1);
    }

    private static JsonNodeText? Child(JsonNodeText node, string key)
    {
        if (node.Kind == '[')
        {
            return int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? node.Items().ElementAtOrDefault(index) : null;
        }

        if (node.Kind != '{')
        {
            return null;
        }

        var plain = Unescape(key, out var isPattern);
        foreach (var (name, value) in node.Entries())
        {
            if (isPattern ? Wildcard.Matches(name, key) : name == plain)
            {
                return value;
            }
        }

        return null;
    }

    // "#", "#.rest", "#(query)rest", "#(query)#rest".
    private static JsonNodeText? Every(JsonNodeText node, string path, int depth)
    {
        if (path == "#")
        {
            return JsonNodeText.Number(node.Items().Count());
        }

        if (path.Length > 1 && path[1] == '(')
        {
            var end = JsonQuery.End(path, 2);
            if (end < 0)
            {
                return null;
            }

            var found = node.Items().Where(item => JsonQuery.Holds(item, path[2..end], (of, rest) => Find(of, rest, depth + 1)));
            var rest = path[(end + 1)..];
            if (!rest.StartsWith('#'))
            {
                return Find(found.FirstOrDefault(), rest.TrimStart('.', '|'), depth + 1);
            }

            rest = rest[1..];
            return rest.StartsWith('.')
                ? Join(found.Select(item => Find(item, rest[1..], depth + 1)))
                : Find(Join(found), rest.TrimStart('|'), depth + 1);
        }

        if (path[1] == '|')
        {
            return Find(JsonNodeText.Number(node.Items().Count()), path[2..], depth + 1);
        }

        if (path[1] != '.')
        {
            return null;
        }

        var (each, afterPipe) = CutPipe(path[2..]);
        return Find(Join(node.Items().Select(item => Find(item, each, depth + 1))), afterPipe, depth + 1);
    }

    private static JsonNodeText Join(IEnumerable<JsonNodeText?> nodes) =>
        JsonNodeText.Of("[" + string.Join(",", nodes.Where(node => node is not null).Select(node => node!.Raw)) + "]");

    private static (string Before, string After) CutPipe(string path)
    {
        var at = path.IndexOf('|', StringComparison.Ordinal);
        return at < 0 ? (path, "") : (path[..at], path[(at + 1)..]);
    }

    private static (string Before, string After) Cut(string path, string marks)
    {
        var at = path.AsSpan().IndexOfAny(marks);
        return at < 0 ? (path, "") : (path[..at], path[(at + 1)..]);
    }

    // A key up to the next dot or pipe that is not escaped.
    private static (string Key, string After, bool IsPipe) Key(string path)
    {
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] == '\\')
            {
                at++;
            }
            else if (path[at] is '.' or '|')
            {
                return (path[..at], path[(at + 1)..], path[at] == '|');
            }
        }

        return (path, "", false);
    }

    private static string Unescape(string key, out bool isPattern)
    {
        isPattern = false;
        var text = new StringBuilder();
        for (var at = 0; at < key.Length; at++)
        {
            if (key[at] == '\\' && at + 1 < key.Length)
            {
                text.Append(key[++at]);
                continue;
            }

            isPattern |= key[at] is '*' or '?';
            text.Append(key[at]);
        }

        return text.ToString();
    }
}
