using System.Globalization;
using System.Numerics;
using System.Text;
using FlashdutyConsole.Templates.Engine.Syntax;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Formatting;

/// <summary>The verbs for text and numbers.</summary>
internal sealed partial class ValuePrinter
{
    private void TextVerb(string text, Rune verb)
    {
        switch (verb.Value)
        {
            case 'x' or 'X':
                Hex(GoText.ToBytes(text), verb.Value == 'X');
                break;
            case 'q':
                text = Truncate(text);
                Pad(_flags.Sharp && CanBackquote(text) ? $"`{text}`" : GoQuote.Quote(text, '"', _flags.Plus));
                break;
            default:
                Pad(Truncate(text));
                break;
        }
    }

    private string Truncate(string text)
    {
        if (_flags.Precision is not { } most || most >= text.Length)
        {
            return text;
        }

        var at = 0;
        for (; most > 0 && at < text.Length; most--)
        {
            at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        }

        return text[..at];
    }

    private static bool CanBackquote(string text) =>
        text.EnumerateRunes().All(rune => rune.Value is not (0xFEFF or '`' or 0x7F or 0xFFFD) && (rune.Value >= ' ' || rune.Value == '\t'));

    private void Hex(byte[] bytes, bool upper)
    {
        var length = Math.Min(bytes.Length, _flags.Precision ?? int.MaxValue);
        var hex = new StringBuilder();
        for (var i = 0; i < length; i++)
        {
            hex.Append(i > 0 && _flags.Space ? " " : "");
            hex.Append(_flags.Sharp && (i == 0 || _flags.Space) ? upper ? "0X" : "0x" : "");
            hex.Append(bytes[i].ToString(upper ? "X2" : "x2", CultureInfo.InvariantCulture));
        }

        Pad(hex.ToString());
    }

    private void Integer(long value, Rune verb, object argument)
    {
        switch (verb.Value)
        {
            case 'v' when _flags.SharpV && argument is byte:
                Integer(value, 16, 'x', "0x");
                break;
            case 'v' or 'd':
                Integer(value, 10, 'd', "");
                break;
            case 'b':
                Integer(value, 2, 'b', _flags.Sharp ? "0b" : "");
                break;
            case 'o' or 'O':
                Integer(value, 8, (char)verb.Value, verb.Value == 'O' ? "0o" : "");
                break;
            case 'x':
                Integer(value, 16, 'x', _flags.Sharp ? "0x" : "");
                break;
            case 'X':
                Integer(value, 16, 'X', _flags.Sharp ? "0X" : "");
                break;
            case 'c':
                Pad((value is >= 0 and <= 0x10FFFF && Rune.IsValid((int)value) ? new Rune((int)value) : Rune.ReplacementChar).ToString());
                break;
            case 'q':
                Pad(GoQuote.QuoteRune(value, _flags.Plus));
                break;
            case 'U':
                Unicode(value);
                break;
            default:
                BadVerb(argument, verb);
                break;
        }
    }

    private void Integer(long value, int radix, char verb, string prefix)
    {
        if (_flags.Precision == 0 && value == 0)
        {
            Unzeroed(() => Pad(""));
            return;
        }

        var negative = value < 0;
        var magnitude = negative ? unchecked((ulong)-value) : (ulong)value;
        var digits = Digits(magnitude, radix, verb == 'X');
        var least = _flags.Precision
            ?? (_flags.Zero && _flags.Width is { } width ? width - (negative || _flags.Plus || _flags.Space ? 1 : 0) : 0);
        budget.Make(Math.Max(0, least));
        digits = digits.PadLeft(Math.Max(0, least), '0');
        if (_flags.Sharp && verb is 'o' or 'O' && radix == 8 && _flags.Sharp && digits[0] != '0')
        {
            digits = "0" + digits;
        }

        var sign = negative ? "-" : _flags.Plus ? "+" : _flags.Space ? " " : "";
        Unzeroed(() => Pad(sign + prefix + digits));
    }

    private static string Digits(ulong value, int radix, bool upper)
    {
        if (radix == 10)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        if (radix == 16)
        {
            return value.ToString(upper ? "X" : "x", CultureInfo.InvariantCulture);
        }

        var digits = new StringBuilder();
        do
        {
            digits.Insert(0, (char)('0' + (value % (ulong)radix)));
            value /= (ulong)radix;
        }
        while (value > 0);
        return digits.ToString();
    }

    private void Unicode(long value)
    {
        var least = Math.Max(4, _flags.Precision ?? 4);
        budget.Make(least);
        var text = "U+" + ((ulong)value).ToString("X", CultureInfo.InvariantCulture).PadLeft(least, '0');
        if (_flags.Sharp && value is >= 0 and <= 0x10FFFF && Rune.IsValid((int)value) && GoQuote.IsPrintable(new Rune((int)value)))
        {
            text += $" '{new Rune((int)value)}'";
        }

        Unzeroed(() => Pad(text));
    }

    // Zeros were put in already, what remains is filled with spaces.
    private void Unzeroed(Action pad)
    {
        var zero = _flags.Zero;
        _flags.Zero = false;
        pad();
        _flags.Zero = zero;
    }

    private void Complex(Complex value, Rune verb, object argument)
    {
        if (verb.Value is not ('v' or 'b' or 'g' or 'G' or 'x' or 'X' or 'f' or 'F' or 'e' or 'E'))
        {
            BadVerb(argument, verb);
            return;
        }

        var plus = _flags.Plus;
        _text.Append('(');
        Float(value.Real, verb, value.Real);
        _flags.Plus = true;
        Float(value.Imaginary, verb, value.Imaginary);
        _flags.Plus = plus;
        _text.Append("i)");
    }

    private void Float(double value, Rune verb, object argument)
    {
        switch (verb.Value)
        {
            case 'v':
                Float(value, 'g', -1);
                break;
            case 'b' or 'g' or 'G' or 'x' or 'X':
                Float(value, (char)verb.Value, -1);
                break;
            case 'f' or 'F':
                Float(value, 'f', 6);
                break;
            case 'e' or 'E':
                Float(value, (char)verb.Value, 6);
                break;
            default:
                BadVerb(argument, verb);
                break;
        }
    }

    private void Float(double value, char format, int precision)
    {
        precision = _flags.Precision ?? precision;
        budget.Make(Math.Max(0, precision));
        var text = FloatText.Write(value, format, precision);
        var sign = text[0] is '-' or '+' ? text[0] : '+';
        var number = text[0] is '-' or '+' ? text[1..] : text;
        sign = _flags.Space && sign == '+' && !_flags.Plus ? ' ' : sign;
        if (!double.IsFinite(value))
        {
            // Not a number to be filled with zeros; the sign of infinity is always shown.
            var signed = double.IsNaN(value) && !_flags.Space && !_flags.Plus ? number
                : double.IsInfinity(value) || _flags.Plus || sign != '+' ? sign + number : number;
            Unzeroed(() => Pad(signed));
            return;
        }

        number = _flags.Sharp && format != 'b' ? Sharp(number, format, precision) : number;
        if (!_flags.Plus && sign == '+')
        {
            Pad(number);
        }
        else if (_flags.Zero && _flags.Width is { } width && width > number.Length + 1)
        {
            budget.Make(width);
            _text.Append(sign).Append('0', width - number.Length - 1).Append(number);
        }
        else
        {
            Pad(sign + number);
        }
    }

    // A decimal point always, and for g the zeros it would drop.
    private static string Sharp(string number, char format, int precision)
    {
        var digits = format is 'g' or 'G' or 'x' ? precision < 0 ? 6 : precision : 0;
        var tail = number.IndexOfAny(format is 'x' or 'X' ? ['p', 'P'] : ['p', 'P', 'e', 'E']);
        var body = tail < 0 ? number : number[..tail];
        // The x of a hexadecimal form counts too, in Go.
        digits -= body.SkipWhile(digit => digit is '0' or '.').Count(digit => digit != '.');
        if (!body.Contains('.', StringComparison.Ordinal))
        {
            digits -= body == "0" ? 1 : 0;
            body += ".";
        }

        return body + new string('0', Math.Max(0, digits)) + (tail < 0 ? "" : number[tail..]);
    }
}
