using System.Globalization;

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
                    for (at++; at < path.Length && path[at] != '"'; at++)
                    {
                        at += path[at] == '\\' ? 1 : 0;
                    }

                    break;
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return at;
            }
        }

        return -1;
    }

    /// <summary>Whether an element fulfils it.</summary>
    public static bool Holds(JsonNodeText item, string query, Func<JsonNodeText, string, JsonNodeText?> find)
    {
        var (key, operation, value) = Split(query);
        var node = key.Length == 0 ? item : find(item, key);
        if (node is null)
        {
            return false;
        }

        if (operation.Length == 0)
        {
            return true;
        }

        if (node.Kind == '"')
        {
            var text = (string)JsonText.Read(node.Raw, integers: false)!;
            var wanted = Unquote(value);
            var order = string.CompareOrdinal(text, wanted);
            return operation switch
            {
                "%" => Wildcard.Matches(text, wanted), "!%" => !Wildcard.Matches(text, wanted), _ => Compare(order, operation),
            };
        }

        if (node.Kind == '0')
        {
            return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted)
                && Compare(double.Parse(node.Raw, NumberStyles.Float, CultureInfo.InvariantCulture).CompareTo(wanted), operation);
        }

        return operation switch
        {
            "=" or "==" => node.Raw == value, "!=" => node.Raw != value, _ => false,
        };
    }

    private static bool Compare(int order, string operation) => operation switch
    {
        "=" or "==" => order == 0, "!=" => order != 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, ">=" => order >= 0, _ => false,
    };

    private static (string Key, string Operation, string Value) Split(string query)
    {
        for (var at = 0; at < query.Length; at++)
        {
            var operation = Array.Find(s_operators, one => query.AsSpan(at).StartsWith(one));
            if (operation is not null)
            {
                return (query[..at].Trim(), operation, query[(at + operation.Length)..].Trim());
            }
        }

        return (query.Trim(), "", "");
    }

    private static string Unquote(string value)
    {
        try
        {
            return value.StartsWith('"') ? JsonText.Read(value, integers: false) as string ?? value : value;
        }
        catch (FormatException)
        {
            return value;
        }
    }
}
