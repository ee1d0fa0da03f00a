using System.Globalization;
using System.Numerics;

namespace FlashdutyConsole.Templates.Engine.Syntax;

/// <summary>Reads numbers as Go's strconv does: bases by prefix, underscores between digits, hexadecimal floats.</summary>
internal static class GoNumbers
{
    private static readonly System.Buffers.SearchValues<char> s_decimal = System.Buffers.SearchValues.Create("0123456789.eE+-");

    /// <summary>A signed 64-bit integer; base 0 reads prefixes and underscores, other bases digits only.</summary>
    public static bool TryInt(string text, int radix, out long value)
    {
        value = 0;
        var negative = text.StartsWith('-');
        if (!TryMagnitude(text.AsSpan(negative || text.StartsWith('+') ? 1 : 0), radix, out var magnitude)
            || magnitude > (negative ? 1UL << 63 : long.MaxValue))
        {
            return false;
        }

        value = negative ? unchecked(-(long)magnitude) : (long)magnitude;
        return true;
    }

    /// <summary>An unsigned 64-bit integer, without sign.</summary>
    public static bool TryUnsigned(string text, int radix, out ulong value) => TryMagnitude(text, radix, out value);

    /// <summary>A float; <c>inf</c> and <c>nan</c> in any case too. Out of range fails, too small is zero.</summary>
    public static bool TryFloat(string text, out double value)
    {
        value = 0;
        var body = text.AsSpan();
        var negative = body.StartsWith("-");
        body = negative || body.StartsWith("+") ? body[1..] : body;
        if (body.Equals("inf", StringComparison.OrdinalIgnoreCase) || body.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            value = negative ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        if (body.Equals("nan", StringComparison.OrdinalIgnoreCase) && body.Length == text.Length)
        {
            value = double.NaN;
            return true;
        }

        if (body.Length == 0 || !(char.IsAsciiDigit(body[0]) || body[0] == '.'))
        {
            return false;
        }

        if (body.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return TryHexFloat(body[2..], negative, out value);
        }

        if (body.Contains('_'))
        {
            return AreSeparators(body) && TryFloat(text.Replace("_", "", StringComparison.Ordinal), out value);
        }

        return !body.ContainsAnyExcept(s_decimal)
            && double.TryParse(body, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value) && Sign(ref value, negative);
    }

    // Underscores stand between digits.
    private static bool AreSeparators(ReadOnlySpan<char> decimals)
    {
        for (var at = 0; at < decimals.Length; at++)
        {
            if (decimals[at] == '_' && (at == 0 || at + 1 == decimals.Length || !char.IsAsciiDigit(decimals[at - 1]) || !char.IsAsciiDigit(decimals[at + 1])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Sign(ref double value, bool negative)
    {
        value = negative ? -value : value;
        return true;
    }

    private static bool TryHexFloat(ReadOnlySpan<char> text, bool negative, out double value)
    {
        value = 0;
        var mark = text.IndexOfAny('p', 'P');
        if (mark < 1 || text.Length > 400
            || !int.TryParse(text[(mark + 1)..].ToString().Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || Math.Abs(exponent) > 100_000)
        {
            return false;
        }

        BigInteger mantissa = 0;
        var digits = 0;
        var afterPoint = -1;
        foreach (var digit in text[..mark])
        {
            if (digit == '.' && afterPoint < 0)
            {
                afterPoint = 0;
            }
            else if (char.IsAsciiHexDigit(digit))
            {
                mantissa = (mantissa << 4) + Convert.ToInt32(digit.ToString(), 16);
                digits++;
                afterPoint += afterPoint >= 0 ? 1 : 0;
            }
            else if (digit != '_')
            {
                return false;
            }
        }

        exponent -= 4 * Math.Max(0, afterPoint);
        // Exact: a double's mantissa has 53 bits, so rounding happens once, in the division.
        value = exponent >= 0
            ? exponent > 1100 ? double.PositiveInfinity : (double)(mantissa << exponent)
            : exponent < -3000 ? 0 : Divide(mantissa, -exponent);
        value = negative ? -value : value;
        return digits > 0 && double.IsFinite(value);
    }

    private static double Divide(BigInteger mantissa, int shift)
    {
        var bits = (int)mantissa.GetBitLength();
        return bits <= 53 ? Math.ScaleB((double)mantissa, -shift) : Math.ScaleB((double)(mantissa >> (bits - 60)), bits - 60 - shift);
    }

    private static bool TryMagnitude(ReadOnlySpan<char> text, int radix, out ulong value)
    {
        value = 0;
        var underscores = radix == 0;
        if (radix == 0)
        {
            radix = 10;
            if (text.Length > 1 && text[0] == '0')
            {
                (radix, var skip) = text[1] switch { 'x' or 'X' => (16, 2), 'b' or 'B' => (2, 2), 'o' or 'O' => (8, 2), _ => (8, 1) };
                if (text.Length <= skip)
                {
                    return false;
                }

                text = text[skip..];
                // The underscore may follow the prefix.
                text = text.Length > 1 && text[0] == '_' ? text[1..] : text;
            }
        }

        var lastWasDigit = false;
        foreach (var digit in text)
        {
            if (digit == '_')
            {
                if (!underscores || !lastWasDigit)
                {
                    return false;
                }

                lastWasDigit = false;
                continue;
            }

            var worth = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : 99;
            var next = worth < radix ? ((UInt128)value * (ulong)radix) + (ulong)worth : UInt128.MaxValue;
            if (next > ulong.MaxValue)
            {
                return false;
            }

            value = (ulong)next;
            lastWasDigit = true;
        }

        return lastWasDigit;
    }
}
