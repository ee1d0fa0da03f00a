using System.Globalization;
using System.Numerics;
using System.Text;
using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Formatting;

/// <summary>Prints values as Go's fmt does, one verb at a time.</summary>
internal sealed partial class ValuePrinter(Budget budget)
{
    private const int DeepestNesting = 200;

    private readonly StringBuilder _text = new();
    private VerbFlags _flags;
    private bool _erroring;

    /// <summary>A value as <c>%v</c>.</summary>
    public static string Print(Budget budget, object? value)
    {
        switch (value)
        {
            case null:
                return "<nil>";
            case string text:
                return text;
            case nint number:
                return ((long)number).ToString(CultureInfo.InvariantCulture);
            case long number:
                return number.ToString(CultureInfo.InvariantCulture);
            case double number:
                return FloatText.Write(number);
            case bool truth:
                return truth ? "true" : "false";
            case GoSlice or GoMap:
                var printer = new ValuePrinter(budget);
                printer.Argument(value, 'v');
                return printer._text.ToString();
            case Complex number:
                return Sprintf(budget, "%v", [number]);
            default:
                return value.ToString() ?? "";
        }
    }

    /// <summary>Values one after another, with a space between two that are not text.</summary>
    public static string Sprint(Budget budget, ReadOnlySpan<object?> values)
    {
        var printer = new ValuePrinter(budget);
        var afterText = false;
        for (var i = 0; i < values.Length; i++)
        {
            var isText = values[i] is string or HtmlText;
            printer._text.Append(i > 0 && !isText && !afterText ? " " : "");
            printer.Argument(values[i], 'v');
            afterText = isText;
        }

        return printer._text.ToString();
    }

    /// <summary>Values with spaces between all and a line end.</summary>
    public static string Sprintln(Budget budget, ReadOnlySpan<object?> values)
    {
        var printer = new ValuePrinter(budget);
        for (var i = 0; i < values.Length; i++)
        {
            printer._text.Append(i > 0 ? " " : "");
            printer.Argument(values[i], 'v');
        }

        return printer._text.Append('\n').ToString();
    }

    private void Argument(object? value, char verb) => Argument(value, new Rune(verb));

    private void Argument(object? value, Rune verb)
    {
        if (value is null && verb.Value is 'T' or 'v' && value is null)
        {
            Pad("<nil>");
        }
        else if (verb.Value == 'T')
        {
            TextVerb(GoValue.TypeName(value), new Rune('s'));
        }
        else if (value is null)
        {
            BadVerb(null, verb);
        }
        else
        {
            Value(value, verb, 0);
        }
    }

    private void Value(object? value, Rune verb, int depth)
    {
        budget.Step();
        if (_text.Length > budget.Limits.OutputBytes || depth > DeepestNesting)
        {
            throw new LimitException(depth > DeepestNesting ? "a value is nested too deeply to be printed" : "text is larger than what may be rendered");
        }

        switch (value)
        {
            case null:
                _text.Append(_flags.SharpV ? "interface {}(nil)" : "<nil>");
                break;
            case bool truth when verb.Value is 't' or 'v':
                Pad(truth ? "true" : "false");
                break;
            case string text:
                Text(text, verb, value);
                break;
            case HtmlText html:
                Text(html.Text, verb, value);
                break;
            case GoMap map:
                Map(map, verb, depth);
                break;
            case GoSlice slice:
                Slice(slice, verb, depth);
                break;
            case double number:
                Float(number, verb, value);
                break;
            case Complex number:
                Complex(number, verb, value);
                break;
            case nint or long or byte:
                GoValue.TryInteger(value, out var integer);
                Integer(integer, verb, value);
                break;
            case bool:
                BadVerb(value, verb);
                break;
            default:
                Named(value, verb);
                break;
        }
    }

    // Types with a String method, and a number below it.
    private void Named(object value, Rune verb)
    {
        if (verb.Value is 'v' or 's' or 'x' or 'X' or 'q' && !_erroring && !_flags.SharpV)
        {
            Text(value.ToString() ?? "", verb, value);
        }
        else if (GoValue.TryInteger(value, out var integer))
        {
            Integer(integer, verb, value);
        }
        else
        {
            TextVerb(value.ToString() ?? "", new Rune('s'));
        }
    }

    private void Map(GoMap map, Rune verb, int depth)
    {
        _text.Append(_flags.SharpV ? map.TypeName + "{" : "map[");
        var first = true;
        foreach (var (key, value) in map.Sorted())
        {
            _text.Append(first ? "" : _flags.SharpV ? ", " : " ");
            first = false;
            Value(key, verb, depth + 1);
            _text.Append(':');
            Value(value, verb, depth + 1);
        }

        _text.Append(_flags.SharpV ? '}' : ']');
    }

    private void Slice(GoSlice slice, Rune verb, int depth)
    {
        if (verb.Value == 'p')
        {
            BadVerb(slice, verb);
            return;
        }

        if (_flags.SharpV && slice.IsNil)
        {
            _text.Append(slice.TypeName).Append("(nil)");
            return;
        }

        _text.Append(_flags.SharpV ? slice.TypeName + "{" : "[");
        for (var i = 0; i < slice.Count; i++)
        {
            _text.Append(i == 0 ? "" : _flags.SharpV ? ", " : " ");
            Value(slice.Items[i], verb, depth + 1);
        }

        _text.Append(_flags.SharpV ? '}' : ']');
    }

    private void BadVerb(object? value, Rune verb)
    {
        _erroring = true;
        _text.Append("%!").Append(verb).Append('(');
        if (value is null)
        {
            _text.Append("<nil>");
        }
        else
        {
            _text.Append(GoValue.TypeName(value)).Append('=');
            Value(value, new Rune('v'), 0);
        }

        _text.Append(')');
        _erroring = false;
    }

    private void Text(string text, Rune verb, object value)
    {
        if (verb.Value == 'v' && _flags.SharpV)
        {
            verb = new Rune('q');
        }

        if (verb.Value is 'v' or 's' or 'q' or 'x' or 'X')
        {
            TextVerb(text, verb);
        }
        else
        {
            BadVerb(value, verb);
        }
    }

    private void Pad(string text)
    {
        var padding = (_flags.Width ?? 0) - GoText.RuneCount(text);
        if (padding <= 0)
        {
            _text.Append(text);
            return;
        }

        budget.Make(padding);
        if (_flags.Minus)
        {
            _text.Append(text).Append(' ', padding);
        }
        else
        {
            _text.Append(_flags.Zero ? '0' : ' ', padding).Append(text);
        }
    }
}
