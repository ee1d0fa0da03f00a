namespace FlashdutyConsole.Templates.Engine.Json;

/// <summary>gjson's selections of several paths: <c>[a,b.c]</c> makes a list, <c>{a,"name":b.c}</c> an object.</summary>
internal static class JsonSelection
{
    /// <summary>The offset of the bracket that ends a selection at the beginning of a path; -1 when none does.</summary>
    public static int End(string path)
    {
        var depth = 0;
        for (var at = 0; at < path.Length; at++)
        {
            at = path[at] == '"' ? Quoted(path, at) : at;
            depth += at >= path.Length ? 0 : path[at] is '{' or '[' or '(' ? 1 : path[at] is '}' or ']' or ')' ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>What is selected; parts that are not there are left out.</summary>
    public static JsonNodeText Of(string selection, Func<string, JsonNodeText?> find)
    {
        var isObject = selection[0] == '{';
        var parts = new List<string>();
        foreach (var part in Split(selection[1..^1]))
        {
            var (name, path) = Name(part, isObject);
            if (path.Length > 0 && find(path) is { } found)
            {
                parts.Add(isObject ? $"{name}:{found.Raw}" : found.Raw);
            }
        }

        return new JsonNodeText((isObject ? "{" : "[") + string.Join(',', parts) + (isObject ? "}" : "]"));
    }

    /// <summary>The offset of the pipe that is not in brackets or text; the length when there is none.</summary>
    public static int Pipe(string path)
    {
        var depth = 0;
        for (var at = 0; at < path.Length; at++)
        {
            at = path[at] == '"' ? Quoted(path, at) : path[at] == '\\' ? at + 1 : at;
            if (at >= path.Length)
            {
                break;
            }

            depth += path[at] is '{' or '[' or '(' ? 1 : path[at] is '}' or ']' or ')' ? -1 : 0;
            if (path[at] == '|' && depth == 0)
            {
                return at;
            }
        }

        return path.Length;
    }

    /// <summary>A constant, <c>!"text"</c> or <c>!true</c>, at the beginning of a path.</summary>
    public static bool Constant(string path, out JsonNodeText? constant, out string? after)
    {
        var rest = path[1..];
        var end = rest.Length > 0 && rest[0] is '{' or '[' ? End(rest) + 1
            : rest.StartsWith('"') ? Math.Min(Quoted(rest, 0) + 1, rest.Length)
            : rest.AsSpan().IndexOfAny(".|") is >= 0 and var mark ? mark
            : rest.Length;
        var value = rest[..end];
        (constant, after) = (JsonText.IsValid(value) ? JsonNodeText.Of(value) : null, end < rest.Length ? rest[(end + 1)..] : null);
        return value.Length > 0 && (value[0] is '{' or '[' or '"' || value is "true" or "false" or "null");
    }

    private static (string Name, string Path) Name(string part, bool isObject)
    {
        if (Colon(part) is > 0 and var colon)
        {
            var name = part[..colon];
            return (name[0] == '"' && JsonText.IsValid(name) ? name : JsonModifier.Quote(name), part[(colon + 1)..]);
        }

        var last = part[(part.LastIndexOfAny(['.', '|']) + 1)..];
        return (isObject ? JsonModifier.Quote(last.Any(letter => letter < ' ' || "[]{}()#|!".Contains(letter, StringComparison.Ordinal)) ? "_" : last) : "", part);
    }

    // The colon behind a name, which is not that of a modifier.
    private static int Colon(string part)
    {
        var depth = 0;
        for (var at = 0; at < part.Length; at++)
        {
            at = part[at] == '"' ? Quoted(part, at) : part[at] == '\\' ? at + 1 : at;
            if (at >= part.Length || (part[at] == '@' && at > 0 && part[at - 1] is '.' or '|'))
            {
                return -1;
            }

            depth += part[at] is '{' or '[' or '(' ? 1 : part[at] is '}' or ']' or ')' ? -1 : 0;
            if (part[at] == ':' && depth == 0)
            {
                return at;
            }
        }

        return -1;
    }

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var (start, depth) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            at = text[at] == '"' ? Quoted(text, at) : at;
            if (at >= text.Length)
            {
                break;
            }

            depth += text[at] is '{' or '[' or '(' ? 1 : text[at] is '}' or ']' or ')' ? -1 : 0;
            if (text[at] == ',' && depth == 0)
            {
                parts.Add(text[start..at]);
                start = at + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    // The offset of the quote that ends text, or the end of all.
    private static int Quoted(string text, int at)
    {
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            at += text[at] == '\\' ? 1 : 0;
        }

        return at;
    }
}
