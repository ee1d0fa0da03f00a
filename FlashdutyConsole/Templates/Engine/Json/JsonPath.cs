using System.Globalization;
using System.Text;
using FlashdutyConsole.Templates.Engine.Formatting;

namespace FlashdutyConsole.Templates.Engine.Json;

/// <summary>
/// Finds values in JSON by gjson's paths: keys and indexes with dots, <c>#</c> for length or every element, wildcards, queries
/// <c>#(key=="value")</c> and <c>#(...)#</c>, pipes, selections, constants and modifiers.
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

        var node = JsonNodeText.Of(json);
        return Text(path.StartsWith("..", StringComparison.Ordinal) ? Find(Join([node]), path[2..], 0) : Find(node, path, 0));
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

    // No path: the value itself; an empty one is the empty key.
    private static JsonNodeText? Find(JsonNodeText? node, string? path, int depth)
    {
        if (path is null || depth > 100)
        {
            return depth > 100 ? null : node;
        }

        if (node is null)
        {
            return OfNothing(path, depth);
        }

        if (path.Length == 0)
        {
            return Children(node, path).FirstOrDefault();
        }

        if (path[0] == '@' && Modified(node, path, depth, out var modified, out var after))
        {
            return Find(modified, after, depth + 1);
        }

        if (path[0] == '!' && JsonSelection.Constant(path, out var constant, out after))
        {
            return Find(constant, after, depth + 1);
        }

        if (path[0] is '{' or '[' && JsonSelection.End(path) is > 0 and var end && (end + 1 == path.Length || path[end + 1] is '.' or '|'))
        {
            var selected = JsonSelection.Of(path[..(end + 1)], part => Find(node, part, depth + 1));
            return Find(selected, Behind(path, end + 1), depth + 1);
        }

        if (path[0] == '#' && node.Kind == '[')
        {
            return Every(node, path, depth);
        }

        var (key, rest, isPipe) = Key(path);
        var children = Children(node, key);
        // Of several that match, the first that has what follows.
        return isPipe || rest is null
            ? Find(children.FirstOrDefault(), rest, depth + 1)
            : children.Select(child => Find(child, rest, depth + 1)).FirstOrDefault(found => found is not null);
    }

    // Where there is nothing, keys are none and selections empty.
    private static JsonNodeText? OfNothing(string path, int depth)
    {
        if (path.Length > 1 && path[0] is '{' or '[' && JsonSelection.End(path) is > 0 and var end)
        {
            return Find(JsonSelection.Of(path[..(end + 1)], part => OfNothing(part, depth + 1)), Behind(path, end + 1), depth + 1);
        }

        var name = path.Split('.', '|', ':')[0];
        return name is "@keys" or "@values" or "@dig" && Modified(Join([]), path, depth, out var none, out var after) ? Find(none, after, depth + 1)
            : path[0..Math.Min(1, path.Length)] == "!" && JsonSelection.Constant(path, out var constant, out after) ? Find(constant, after, depth + 1)
            : null;
    }

    // What follows a dot or a pipe at this place; null at the end.
    private static string? Behind(string path, int at) => at < path.Length ? path[(at + 1)..] : null;

    private static IEnumerable<JsonNodeText> Children(JsonNodeText node, string key)
    {
        if (node.Kind == '[')
        {
            return int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? node.Items().Skip(index).Take(1) : [];
        }

        var plain = Unescape(key, out var isPattern);
        return node.Kind == '{' ? node.Entries().Where(entry => isPattern ? Wildcard.Matches(entry.Name, key) : entry.Name == plain).Select(entry => entry.Value) : [];
    }

    // "@name", "@name:{json}" or "@name:text" up to a pipe.
    private static bool Modified(JsonNodeText node, string path, int depth, out JsonNodeText? modified, out string? after)
    {
        (modified, after) = (null, null);
        var end = path.AsSpan().IndexOfAny(":.|");
        var name = end < 0 ? path[1..] : path[1..end];
        if (!JsonModifier.IsKnown(name))
        {
            return false;
        }

        var argument = "";
        var rest = end < 0 ? "" : path[end..];
        if (rest.StartsWith(':'))
        {
            rest = rest[1..];
            var length = rest.Length > 0 && rest[0] is '{' or '[' or '"' && JsonSelection.End(rest) is >= 0 and var close ? close + 1 : JsonSelection.Pipe(rest);
            (argument, rest) = (rest[..length], rest[length..]);
        }

        modified = JsonModifier.Apply(node, name, argument, (of, part) => Find(of, part, depth + 1));
        after = rest.Length > 0 && rest[0] is '.' or '|' ? rest[1..] : null;
        return true;
    }

    // "#", "#.rest", "#(query)rest", "#(query)#rest".
    private static JsonNodeText? Every(JsonNodeText node, string path, int depth)
    {
        if (path == "#")
        {
            return JsonNodeText.Number(node.Items().Count());
        }

        if (path[1] is '(' or '[')
        {
            var end = JsonQuery.End(path, 2);
            if (end < 0)
            {
                return null;
            }

            var query = path[2..end];
            var found = node.Items().Where(item => JsonQuery.Holds(item, query, (of, part) => Find(of, part, depth + 1)));
            var all = end + 1 < path.Length && path[end + 1] == '#';
            end += all ? 1 : 0;
            if (!all)
            {
                return Find(found.FirstOrDefault(), Behind(path, end + 1), depth + 1);
            }

            if (end + 1 >= path.Length || path[end + 1] != '.')
            {
                return Find(Join(found), Behind(path, end + 1), depth + 1);
            }

            var (one, then) = CutPipe(path[(end + 2)..]);
            return Find(Join(found.Select(item => Find(item, one, depth + 1))), then, depth + 1);
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

    private static (string Before, string? After) CutPipe(string path)
    {
        var at = JsonSelection.Pipe(path);
        return (path[..at], Behind(path, at));
    }

    // A key up to the next dot or pipe that is not escaped. A dot before a modifier or a selection is a pipe.
    private static (string Key, string? After, bool IsPipe) Key(string path)
    {
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] == '\\')
            {
                at++;
            }
            else if (path[at] is '.' or '|')
            {
                var after = path[(at + 1)..];
                return (path[..at], after, path[at] == '|' || (after.Length > 0
                    && (after[0] is '{' or '[' || (after[0] == '@' && JsonModifier.IsKnown(after[1..].Split('.', '|', ':')[0])))));
            }
        }

        return (path, null, false);
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
