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

    private static (string Name, string Path) Name(string part, bool isObject)
    {
        if (isObject && part.StartsWith('"') && Quoted(part, 0) is var end && end + 1 < part.Length && part[end + 1] == ':')
        {
            return (part[..(end + 1)], part[(end + 2)..]);
        }

        var last = part[(part.LastIndexOfAny(['.', '|']) + 1)..];
        return (JsonModifier.Quote(last.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-') ? last : "_"), part);
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
                parts.Add(text[start..at].Trim());
                start = at + 1;
            }
        }

        parts.Add(text[start..].Trim());
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
