using System.Globalization;
using System.Text;
using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Formatting;
using FlashdutyConsole.Templates.Engine.Times;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Json;

/// <summary>Writes Go's values as its encoding/json does: keys in order, and unless raw, safe inside HTML.</summary>
internal sealed class JsonWriter(Budget budget, bool isRaw, bool isPretty)
{
    private const int Deepest = 200;

    private readonly StringBuilder _text = new();

    /// <summary>The JSON of a value.</summary>
    /// <exception cref="FunctionException">It has none.</exception>
    public static string Write(Budget budget, object? value, bool isRaw = false, bool isPretty = false)
    {
        var writer = new JsonWriter(budget, isRaw, isPretty);
        writer.Value(value, 0);
        return writer._text.ToString();
    }

    private void Value(object? value, int depth)
    {
        budget.Step();
        if (depth > Deepest)
        {
            throw new FunctionException("json: unsupported value: it is nested too deeply");
        }

        if (_text.Length > budget.Limits.OutputBytes)
        {
            throw new LimitException("text is larger than what may be rendered");
        }

        switch (value)
        {
            case null or GoSlice { IsNil: true }:
                _text.Append("null");
                break;
            case bool truth:
                _text.Append(truth ? "true" : "false");
                break;
            case string text:
                String(text);
                break;
            case HtmlText html:
                String(html.Text);
                break;
            case double number:
                _text.Append(Float(number));
                break;
            case GoMap map:
                Container('{', '}', map.Count, depth, map.Sorted(), entry =>
                {
                    String(entry.Key);
                    _text.Append(isPretty ? ": " : ":");
                    Value(entry.Value, depth + 1);
                });
                break;
            case GoSlice slice:
                Container('[', ']', slice.Count, depth, slice.Items, item => Value(item, depth + 1));
                break;
            case GoTime time:
                String(TimeLayout.Format(time, "2006-01-02T15:04:05.999999999Z07:00"));
                break;
            case SemanticVersion version:
                String(version.ToString());
                break;
            default:
                _text.Append(GoValue.TryInteger(value, out var integer)
                    ? integer.ToString(CultureInfo.InvariantCulture)
                    : throw new FunctionException($"json: unsupported type: {GoValue.TypeName(value)}"));
                break;
        }
    }

    private void Container<T>(char open, char close, int count, int depth, IEnumerable<T> items, Action<T> write)
    {
        _text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            _text.Append(first ? "" : ",");
            first = false;
            Line(depth + 1);
            write(item);
        }

        if (count > 0)
        {
            Line(depth);
        }

        _text.Append(close);
    }

    private void Line(int depth)
    {
        if (isPretty)
        {
            _text.Append('\n').Append(' ', 2 * depth);
        }
    }

    private static string Float(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new FunctionException($"json: unsupported value: {FloatText.Write(value)}");
        }

        var size = Math.Abs(value);
        if (size == 0 || (size >= 1e-6 && size < 1e21))
        {
            return FloatText.Write(value, 'f', -1);
        }

        // "e-09" is written "e-9".
        var text = FloatText.Write(value, 'e', -1);
        return text[^4..^1] == "e-0" ? string.Concat(text.AsSpan(0, text.Length - 2), text.AsSpan(text.Length - 1)) : text;
    }

    private void String(string text)
    {
        _text.Append('"');
        for (var at = 0; at < text.Length; at++)
        {
            var unit = text[at];
            switch (unit)
            {
                case '"' or '\\':
                    _text.Append('\\').Append(unit);
                    break;
                case '\n':
                    _text.Append("\\n");
                    break;
                case '\r':
                    _text.Append("\\r");
                    break;
                case '\t':
                    _text.Append("\\t");
                    break;
                case < ' ' or '\u2028' or '\u2029':
                    _text.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                case '<' or '>' or '&' when !isRaw:
                    _text.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    if (!char.IsSurrogate(unit))
                    {
                        _text.Append(unit);
                    }
                    else if (Rune.TryGetRuneAt(text, at, out var rune))
                    {
                        _text.Append(rune);
                        at++;
                    }
                    else
                    {
                        _text.Append("\\ufffd");
                    }

                    break;
            }
        }

        _text.Append('"');
    }
}
