using System.Globalization;
using System.Text;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Json;

/// <summary>JSON over several lines, as gjson's <c>@pretty</c> lays it out: a list without objects stays on its line where it fits.</summary>
internal sealed class JsonPretty
{
    private readonly StringBuilder _text = new();
    private readonly int _width = 80;
    private readonly string _prefix = "";
    private readonly string _indent = "  ";
    private readonly bool _sorts;
    private int _column;

    private JsonPretty(JsonNodeText? options)
    {
        foreach (var (name, value) in options?.Entries() ?? [])
        {
            switch (name)
            {
                case "sortKeys":
                    _sorts = value.Raw == "true";
                    break;
                case "indent" when value.Kind == '"':
                    _indent = Blanks(value);
                    break;
                case "prefix" when value.Kind == '"':
                    _prefix = Blanks(value);
                    break;
                case "width" when int.TryParse(value.Raw, CultureInfo.InvariantCulture, out var width):
                    _width = width;
                    break;
            }
        }
    }

    public static JsonNodeText Write(JsonNodeText node, JsonNodeText? options)
    {
        var pretty = new JsonPretty(options);
        pretty.Value(node, 0);
        return node.Kind is '{' or '[' ? new JsonNodeText(pretty._text.Append('\n').ToString()) : node;
    }

    private static string Blanks(JsonNodeText value) => new([.. ((string)JsonText.Read(value.Raw, integers: false)!).Where(unit => unit is ' ' or '\t' or '\n' or '\r')]);

    private void Value(JsonNodeText node, int depth)
    {
        if (node.Kind is not ('{' or '[') || depth > 200)
        {
            Append(node.Raw);
            return;
        }

        var isList = node.Kind == '[';
        if (isList && _width - _column is > 3 and var rest && Line(node, rest) is { } line)
        {
            Append(line);
            return;
        }

        Append(isList ? "[" : "{");
        var any = false;
        foreach (var (name, value) in isList ? node.Items().Select(item => ("", item)) : Entries(node))
        {
            Append(any ? "," : "");
            // Go's way of counting: the line end belongs to the line, but for the one that a blank behind a comma became.
            Break(depth + 1, isList && any ? 0 : 1);
            if (!isList)
            {
                Append(JsonModifier.Quote(name) + ": ");
            }

            Value(value, depth + 1);
            any = true;
        }

        if (any)
        {
            Break(depth, 1);
        }

        Append(isList ? "]" : "}");
    }

    private IEnumerable<(string Name, JsonNodeText Value)> Entries(JsonNodeText node) =>
        _sorts ? node.Entries().OrderBy(entry => entry.Name, Comparer<string>.Create(GoText.Compare)) : node.Entries();

    // On one line; null when an object is in it, or when it is too long.
    private static string? Line(JsonNodeText list, int longest)
    {
        var parts = new List<string>();
        var length = 0;
        foreach (var item in list.Items())
        {
            var part = item.Kind switch { '{' => null, '[' => Line(item, longest), _ => item.Raw };
            length += part is null ? longest + 1 : part.Length;
            if (length > longest)
            {
                return null;
            }

            parts.Add(part!);
        }

        var line = "[" + string.Join(", ", parts) + "]";
        return GoText.ByteCount(line) <= longest ? line : null;
    }

    private void Break(int depth, int column)
    {
        _text.Append('\n');
        _column = column;
        Append(_prefix);
        for (var i = 0; i < depth; i++)
        {
            Append(_indent);
        }
    }

    private void Append(string text)
    {
        _text.Append(text);
        _column += GoText.ByteCount(text);
    }
}
