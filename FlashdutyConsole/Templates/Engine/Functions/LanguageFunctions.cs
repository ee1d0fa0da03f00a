using System.Text;
using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Formatting;
using FlashdutyConsole.Templates.Engine.Syntax;
using FlashdutyConsole.Templates.Engine.Values;
using static FlashdutyConsole.Templates.Engine.Functions.FunctionDefinition;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Go's own functions.</summary>
internal static class LanguageFunctions
{
    private static readonly System.Buffers.SearchValues<char> s_html = System.Buffers.SearchValues.Create("'\"&<>\0");

    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Of("and", "first any, others ...any", (_, _) => null, "{{and .AlertCnt .Title}}", "disk full") with { IsShortCircuit = true, StopsAt = false },
        Of("or", "first any, others ...any", (_, _) => null, "{{or .Nothing .Title}}", "disk full") with { IsShortCircuit = true, StopsAt = true },
        Of("not", "value any", (_, a) => GoValue.Box(!GoValue.IsTrue(a[0])), "{{not .Nothing}}", "true"),
        Of("eq", "first any, others ...any", (_, a) => GoValue.Box(GoComparison.IsEqual(a[0], a.AsSpan(1))), "{{eq .AlertCnt 1 3}}", "true"),
        Of("ne", "left any, right any", (_, a) => GoValue.Box(!GoComparison.IsEqual(a[0], a.AsSpan(1))), "{{ne .AlertCnt 1}}", "true"),
        Of("lt", "left any, right any", (_, a) => GoValue.Box(GoComparison.IsLess(a[0], a[1])), "{{lt .AlertCnt 5}}", "true"),
        Of("le", "left any, right any", (_, a) => GoValue.Box(GoComparison.IsLess(a[0], a[1]) || GoComparison.IsEqual(a[0], a.AsSpan(1))), "{{le .AlertCnt 3}}", "true"),
        Of("gt", "left any, right any", (_, a) => GoValue.Box(!GoComparison.IsLess(a[0], a[1]) && !GoComparison.IsEqual(a[0], a.AsSpan(1))), "{{gt .AlertCnt 5}}", "false"),
        Of("ge", "left any, right any", (_, a) => GoValue.Box(!GoComparison.IsLess(a[0], a[1])), "{{ge .AlertCnt 3}}", "true"),
        Of("len", "value any", (_, a) => Length(a[0]), "{{len .Alerts}}", "2"),
        Of("index", "value any, keys ...any", (_, a) => Index(a), "{{index .Labels \"env\"}}", "prod"),
        Of("print", "values ...any", (c, a) => ValuePrinter.Sprint(c.Budget, a), "{{print .AlertCnt 5 \"x\"}}", "3 5x"),
        Of("println", "values ...any", (c, a) => ValuePrinter.Sprintln(c.Budget, a), "{{println \"a\" 5}}", "a 5\n"),
        Of("printf", "format string, values ...any", (c, a) => ValuePrinter.Sprintf(c.Budget, (string)a[0]!, a.AsSpan(1)), "{{printf \"%05.1f|%-4s|%q\" 3.14159 \"ab\" \"c\"}}", "003.1|ab  |\"c\""),
        Of("html", "values ...any", (c, a) => Html(Joined(c, a)), "{{html \"<b> & 'c'\"}}", "&lt;b&gt; &amp; &#39;c&#39;"),
        Of("js", "values ...any", (c, a) => Js(Joined(c, a)), "{{js \"it's \\\"<x>\\\"\"}}", "it\\'s \\\"\\u003Cx\\u003E\\\""),
        Of("urlquery", "values ...any", (c, a) => GoAddress.Escape(Joined(c, a), AddressPart.QueryComponent), "{{urlquery \"a b&c\"}}", "a+b%26c"),
        Of("call", "function any, values ...any", (_, a) => a[0] is null
            ? throw new FunctionException("call of nil")
            : throw new FunctionException($"non-function of type {GoValue.TypeName(a[0])}"),
            "{{if .Nothing}}{{call .Nothing}}{{else}}nothing to call{{end}}", "nothing to call"),
    ];

    private static object Length(object? value) => value switch
    {
        string text => (nint)GoText.ByteCount(text),
        GoSlice slice => (nint)slice.Count,
        GoMap map => (nint)map.Count,
        HtmlText html => (nint)GoText.ByteCount(html.Text),
        null => throw new FunctionException("len of nil: there is no value"),
        _ => throw new FunctionException($"len of type {GoValue.TypeName(value)}"),
    };

    private static object? Index(object?[] arguments)
    {
        var item = arguments[0] ?? throw new FunctionException("index of untyped nil: there is no value to look into");
        object? found = item;
        foreach (var key in arguments.AsSpan(1))
        {
            switch (found)
            {
                case null:
                    throw new FunctionException("index of nil pointer");
                case GoMap map:
                    var name = key switch
                    {
                        string text => text,
                        null => throw new FunctionException("value is nil; should be of type string"),
                        _ => throw new FunctionException($"value has type {GoValue.TypeName(key)}; should be string"),
                    };
                    found = map.TryGet(name, out var value) ? value : map.OfText ? "" : null;
                    break;
                case GoSlice slice:
                    found = slice.Items[Offset(key, slice.Count)];
                    break;
                case string or HtmlText:
                    var bytes = GoText.ToBytes(GoValue.TextOf(found)!);
                    found = bytes[Offset(key, bytes.Length)];
                    break;
                default:
                    throw new FunctionException($"can't index item of type {GoValue.TypeName(found)}");
            }
        }

        return found ?? NullInterface.Value;
    }

    private static int Offset(object? key, int count)
    {
        if (key is null)
        {
            throw new FunctionException("cannot index slice/array with nil");
        }

        if (!GoValue.TryInteger(key, out var offset))
        {
            throw new FunctionException($"cannot index slice/array with type {GoValue.TypeName(key)}");
        }

        return offset >= 0 && offset < count ? (int)offset : throw new FunctionException($"index out of range: {offset} of {count}");
    }

    // One text as it is, everything else as print would.
    private static string Joined(RenderContext context, object?[] values)
    {
        if (values is [string text])
        {
            return text;
        }

        var missing = context.MissingIsEmpty ? "" : "<no value>";
        return ValuePrinter.Sprint(context.Budget, Array.ConvertAll(values, value => value ?? missing));
    }

    private static string Html(string text)
    {
        if (text.AsSpan().IndexOfAny(s_html) < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var unit in text)
        {
            _ = unit switch
            {
                '\0' => escaped.Append('\uFFFD'), '"' => escaped.Append("&#34;"), '\'' => escaped.Append("&#39;"), '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"), '>' => escaped.Append("&gt;"), _ => escaped.Append(unit),
            };
        }

        return escaped.ToString();
    }

    private static string Js(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length;)
        {
            var valid = Rune.TryGetRuneAt(text, at, out var rune);
            var unit = text[at];
            at += valid ? rune.Utf16SequenceLength : 1;
            _ = (valid ? rune.Value : -1) switch
            {
                '\\' => escaped.Append("\\\\"),
                '\'' => escaped.Append("\\'"),
                '"' => escaped.Append("\\\""),
                '<' or '>' or '&' or '=' => escaped.Append("\\u").Append(((int)unit).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)),
                >= 0 and < ' ' => escaped.Append("\\u").Append(((int)unit).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)),
                -1 => escaped.Append(GoText.IsBrokenByte(unit) ? unit : '\uFFFD'),
                _ => GoQuote.IsPrintable(rune) ? escaped.Append(rune) : escaped.Append("\\u").Append(rune.Value.ToString("X4", System.Globalization.CultureInfo.InvariantCulture)),
            };
        }

        return escaped.ToString();
    }
}
