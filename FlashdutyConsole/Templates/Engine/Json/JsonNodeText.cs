using System.Globalization;

namespace FlashdutyConsole.Templates.Engine.Json;

/// <summary>A value in valid JSON, as it is written there.</summary>
/// <param name="Raw">Its text, without blanks around it.</param>
internal sealed record JsonNodeText(string Raw)
{
    private static readonly System.Buffers.SearchValues<char> s_ends = System.Buffers.SearchValues.Create(",]} \t\r\n");

    /// <summary><c>{</c>, <c>[</c>, <c>"</c>, <c>0</c> for a number, else a word's first letter.</summary>
    public char Kind => Raw[0] == '-' || char.IsAsciiDigit(Raw[0]) ? '0' : Raw[0];

    public static JsonNodeText Of(string json) => new(json.Trim());

    public static JsonNodeText Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    public IEnumerable<JsonNodeText> Items()
    {
        for (var at = 1; Kind == '[' && Skip(at) is var start && Raw[start] != ']';)
        {
            var end = End(start);
            yield return new JsonNodeText(Raw[start..end]);
            at = Skip(end);
        }
    }

    public IEnumerable<(string Name, JsonNodeText Value)> Entries()
    {
        for (var at = 1; Kind == '{' && Skip(at) is var start && Raw[start] != '}';)
        {
            var end = End(start);
            var value = Skip(Skip(end) + 1);
            var valueEnd = End(value);
            yield return ((string)JsonText.Read(Raw[start..end], integers: false)!, new JsonNodeText(Raw[value..valueEnd]));
            at = Skip(valueEnd);
        }
    }

    // Over blanks and a comma.
    private int Skip(int at)
    {
        while (Raw[at] is ' ' or '\t' or '\r' or '\n' or ',')
        {
            at++;
        }

        return at;
    }

    private int End(int start)
    {
        if (Raw[start] is not ('{' or '[' or '"'))
        {
            var end = Raw.AsSpan(start).IndexOfAny(s_ends);
            return end < 0 ? Raw.Length : start + end;
        }

        var depth = 0;
        var inText = false;
        for (var at = start; at < Raw.Length; at++)
        {
            var unit = Raw[at];
            if (inText)
            {
                at += unit == '\\' ? 1 : 0;
                inText = unit != '"';
            }
            else
            {
                inText = unit == '"';
                depth += unit is '{' or '[' ? 1 : unit is '}' or ']' ? -1 : 0;
            }

            if (depth == 0 && !inText)
            {
                return at + 1;
            }
        }

        return Raw.Length;
    }
}
