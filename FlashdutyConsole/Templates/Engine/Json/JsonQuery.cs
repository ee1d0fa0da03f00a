using System.Globalization;
using FlashdutyConsole.Templates.Engine.Syntax;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Json;

/// <summary>gjson's conditions on an element: <c>key==value</c> with the usual comparisons, <c>%</c> and <c>!%</c> for patterns, or a key that exists.</summary>
internal static class JsonQuery
{
    private static readonly string[] s_operators = ["==", "!=", "!%", "<=", ">=", "=", "<", ">", "%"];

    /// <summary>The offset of the parenthesis that ends a query; -1 when none does.</summary>
    public static int End(string path, int start)
    {
        var depth = 1;
        for (var at = start; at < path.Length; at++)
        {
            switch (path[at])
            {
                case '\\':
                    at++;
                    break;
                case '"':
                    at = Quoted(path, at);
                    break;
                case '(' or '[':
                    depth++;
                    break;
                case ')' or ']' when --depth == 0:
                    return at;
            }
        }

        return -1;
    }

    /// <summary>Whether an element fulfils it.</summary>
    public static bool Holds(JsonNodeText item, string query, Func<JsonNodeText, string, JsonNodeText?> find)
    {
        var (key, operation, value) = Split(query);
        if (item.Kind is not ('{' or '[') && key.Length > 0)
        {
            return false;
        }

        var node = item.Kind is '{' or '[' ? find(item, key) : item;
        if (value.StartsWith('~'))
        {
            if (IsLike(node, value[1..]) is not { } isLike)
            {
                return false;
            }

            (node, value) = (new JsonNodeText(isLike ? "true" : "false"), "true");
        }

        if (node is null || operation.Length == 0)
        {
            return node is not null;
        }

        var wanted = Unquote(value);
        switch (node.Kind)
        {
            case '"':
                var text = (string)JsonText.Read(node.Raw, integers: false)!;
                return operation switch
                {
                    "%" => Wildcard.Matches(text, wanted), "!%" => !Wildcard.Matches(text, wanted), _ => Compare(GoText.Compare(text, wanted), operation),
                };
            case '0':
                GoNumbers.TryFloat(wanted, out var number);
                return Compare(double.Parse(node.Raw, NumberStyles.Float, CultureInfo.InvariantCulture).CompareTo(number), operation);
            case 't':
                return operation switch { "=" => wanted == "true", "!=" => wanted != "true", ">" => wanted == "false", ">=" => true, _ => false };
            case 'f':
                return operation switch { "=" => wanted == "false", "!=" => wanted != "false", "<" => wanted == "true", "<=" => true, _ => false };
            default:
                return false;
        }
    }

    // "~true" and the like: what passes for true, false, null or anything.
    private static bool? IsLike(JsonNodeText? node, string wanted)
    {
        var isNull = node is null || node.Kind == 'n';
        var text = node?.Kind == '"' ? ((string)JsonText.Read(node.Raw, integers: false)!).ToLowerInvariant() : null;
        var number = node?.Kind == '0' ? double.Parse(node.Raw, NumberStyles.Float, CultureInfo.InvariantCulture) : (double?)null;
        return wanted switch
        {
            "*" => node is not null,
            "null" => isNull,
            "true" => node?.Kind == 't' || text is "1" or "t" or "true" || (number is not null && number != 0),
            "false" => isNull || node!.Kind == 'f' || text is "0" or "f" or "false" || number == 0,
            _ => null,
        };
    }

    private static bool Compare(int order, string operation) => operation switch
    {
        "=" => order == 0, "!=" => order != 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, ">=" => order >= 0, _ => false,
    };

    private static (string Key, string Operation, string Value) Split(string query)
    {
        var depth = 0;
        for (var at = 0; at < query.Length; at++)
        {
            if (depth == 0 && query[at] is '!' or '=' or '<' or '>' or '%')
            {
                var operation = Array.Find(s_operators, one => query.AsSpan(at).StartsWith(one)) ?? "";
                return (query[..at].Trim(), operation == "==" ? "=" : operation, query[(at + operation.Length)..].Trim());
            }

            at += query[at] == '\\' ? 1 : 0;
            if (at < query.Length)
            {
                depth += query[at] is '[' or '(' ? 1 : query[at] is ']' or ')' ? -1 : 0;
                at = query[at] == '"' ? Quoted(query, at) : at;
            }
        }

        return (query.Trim(), "", "");
    }

    private static int Quoted(string text, int at)
    {
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            at += text[at] == '\\' ? 1 : 0;
        }

        return at;
    }

    private static string Unquote(string value)
    {
        try
        {
            return value is ['"', .., '"'] ? JsonText.Read(value, integers: false) as string ?? value : value;
        }
        catch (FormatException)
        {
            return value[1..^1];
        }
    }
}
