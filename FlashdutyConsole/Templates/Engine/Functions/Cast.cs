using System.Globalization;
using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Formatting;
using FlashdutyConsole.Templates.Engine.Syntax;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Conversions as sprig makes them: whatever cannot be converted is zero.</summary>
internal static class Cast
{
    /// <summary>A whole number: fractions cut off, text read with Go's prefixes.</summary>
    public static long ToInteger(object? value)
    {
        switch (value)
        {
            case null:
                return 0;
            case bool truth:
                return truth ? 1 : 0;
            case double number:
                // What Go's conversion gives beyond the range.
                return number is >= -9.2233720368547758e18 and < 9.2233720368547758e18 ? (long)number : long.MinValue;
        }

        if (GoValue.TryInteger(value, out var integer))
        {
            return integer;
        }

        return GoValue.TextOf(value) is { } text && GoNumbers.TryInt(WithoutFraction(text), 0, out var read) ? read : 0;
    }

    public static nint ToInt(object? value) => (nint)ToInteger(value);

    public static double ToFloat(object? value)
    {
        if (value is double number)
        {
            return number;
        }

        if (value is bool truth)
        {
            return truth ? 1 : 0;
        }

        if (GoValue.TryInteger(value, out var integer))
        {
            return integer;
        }

        return GoValue.TextOf(value) is { } text && GoNumbers.TryFloat(text, out var read) ? read : 0;
    }

    /// <summary>Text as <c>toString</c> makes it.</summary>
    public static string ToText(RenderContext context, object? value) => value as string ?? ValuePrinter.Print(context.Budget, value);

    /// <summary>The elements as text, without nulls; anything but a list is one element.</summary>
    public static List<string> ToTexts(RenderContext context, object? value)
    {
        if (value is not GoSlice slice)
        {
            return value is null ? [] : [ToText(context, value)];
        }

        context.Budget.Step(slice.Count);
        return [.. slice.Items.Where(item => item is not null).Select(item => ToText(context, item))];
    }

    /// <summary>Whether <c>empty</c> takes it for empty.</summary>
    public static bool IsEmpty(object? value) => value is not (Times.GoTime or SemanticVersion) && !GoValue.IsTrue(value);

    private static string WithoutFraction(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0 || text.AsSpan(point + 1).ContainsAnyExceptInRange('0', '9'))
        {
            return text;
        }

        var whole = text[..point];
        var digits = whole.TrimStart('-', '+');
        return whole.Length - digits.Length > 1 || digits.AsSpan().ContainsAnyExceptInRange('0', '9') ? text
            : digits.Length > 0 ? whole
            : whole + "0";
    }

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
