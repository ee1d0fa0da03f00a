using System.Globalization;
using System.Numerics;
using System.Text;

namespace FlashdutyConsole.Templates.Engine.Formatting;

/// <summary>Floats as Go's strconv writes them: shortest or to so many digits, halves to even over the exact value.</summary>
internal static class FloatText
{
    /// <summary>A float in one of the formats e, E, f, g, G, b, x, X.</summary>
    /// <param name="value">The float.</param>
    /// <param name="format">The format.</param>
    /// <param name="precision">Digits after the point, for g significant ones; -1 = as many as it takes to read it back.</param>
    public static string Write(double value, char format, int precision)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }

        var sign = double.IsNegative(value) ? "-" : "";
        if (format == 'b')
        {
            return sign + Binary(value);
        }

        if (format is 'x' or 'X')
        {
            var text = sign + HexFloat.Write(Math.Abs(value), precision);
            return format == 'X' ? text.ToUpperInvariant() : text;
        }

        var (digits, point) = precision < 0 ? Shortest(Math.Abs(value)) : Exact(Math.Abs(value));
        return sign + Decimal(digits, point, format, precision);
    }

    /// <summary>As <c>%v</c>.</summary>
    public static string Write(double value)
    {
        // Whole numbers below a million are most of them.
        if (value is > -1e6 and < 1e6 && Math.Truncate(value) == value && !(value == 0 && double.IsNegative(value)))
        {
            return ((int)value).ToString(CultureInfo.InvariantCulture);
        }

        return Write(value, 'g', -1);
    }

    private static string Decimal(string digits, int point, char format, int precision)
    {
        var shortest = precision < 0;
        switch (format)
        {
            case 'e' or 'E':
                (digits, point) = shortest ? (digits, point) : Round(digits, point, precision + 1);
                return Exponent(digits, point, shortest ? Math.Max(digits.Length - 1, 0) : precision, format);
            case 'f':
                (digits, point) = shortest ? (digits, point) : Round(digits, point, point + precision);
                return Fixed(digits, point, shortest ? Math.Max(digits.Length - point, 0) : precision);
            default:
                precision = shortest ? 6 : Math.Max(precision, 1);
                (digits, point) = shortest ? (digits, point) : Round(digits, point, precision);
                // Beyond so many digits it takes an exponent; one with fewer digits than asked for counts its own. Six for the shortest.
                var most = !shortest && precision > digits.Length && digits.Length >= point ? digits.Length : precision;
                return digits.Length == 0 ? "0"
                    : point - 1 < -4 || point - 1 >= most ? Exponent(digits, point, digits.Length - 1, format == 'G' ? 'E' : 'e')
                    : Fixed(digits, point, Math.Max(digits.Length - point, 0));
        }
    }

    private static string Exponent(string digits, int point, int precision, char letter)
    {
        var text = new StringBuilder().Append(digits.Length > 0 ? digits[0] : '0');
        if (precision > 0)
        {
            text.Append('.');
            for (var i = 1; i <= precision; i++)
            {
                text.Append(i < digits.Length ? digits[i] : '0');
            }
        }

        var exponent = digits.Length == 0 ? 0 : point - 1;
        return text.Append(letter).Append(exponent < 0 ? '-' : '+')
            .Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)).ToString();
    }

    private static string Fixed(string digits, int point, int precision)
    {
        var text = new StringBuilder();
        for (var i = 0; i < point; i++)
        {
            text.Append(i < digits.Length ? digits[i] : '0');
        }

        text.Append(point <= 0 ? "0" : "");
        if (precision > 0)
        {
            text.Append('.');
            for (var i = 0; i < precision; i++)
            {
                var at = point + i;
                text.Append(at >= 0 && at < digits.Length ? digits[at] : '0');
            }
        }

        return text.ToString();
    }

    /// <summary>The fewest digits that read back as this value; the point stands before digit number <c>Point</c>.</summary>
    public static (string Digits, int Point) Shortest(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var point = (dot < 0 ? mantissa.Length : dot) + exponent - (all.Length - digits.Length);
        digits = digits.TrimEnd('0');
        return digits.Length == 0 ? ("", 0) : (digits, point);
    }

    private static (string Digits, int Point) Exact(double value)
    {
        if (value == 0)
        {
            return ("", 0);
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = bits & 0xFFFFFFFFFFFFF;
        mantissa += exponent > 0 ? BigInteger.One << 52 : 0;
        exponent = Math.Max(exponent, 1) - 1075;
        if (exponent >= 0)
        {
            var whole = (mantissa << exponent).ToString(CultureInfo.InvariantCulture);
            return (whole.TrimEnd('0'), whole.Length);
        }

        // m / 2^k = m * 5^k / 10^k.
        var digits = (mantissa * BigInteger.Pow(5, -exponent)).ToString(CultureInfo.InvariantCulture);
        return (digits.TrimEnd('0'), digits.Length + exponent);
    }

    private static (string Digits, int Point) Round(string digits, int point, int keep)
    {
        if (keep < 0)
        {
            return ("", 0);
        }

        if (keep >= digits.Length)
        {
            return (digits, point);
        }

        var half = digits[keep] == '5' && keep + 1 == digits.Length;
        var up = half ? keep > 0 && (digits[keep - 1] - '0') % 2 == 1 : digits[keep] >= '5';
        if (!up)
        {
            var cut = digits[..keep].TrimEnd('0');
            return (cut, cut.Length == 0 ? 0 : point);
        }

        var at = keep - 1;
        while (at >= 0 && digits[at] == '9')
        {
            at--;
        }

        return at < 0 ? ("1", point + 1) : (digits[..at] + (char)(digits[at] + 1), point);
    }

    private static string Binary(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent > 0 ? 1L << 52 : 0);
        exponent = Math.Max(exponent, 1) - 1075;
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}p{(exponent >= 0 ? "+" : "")}{exponent}");
    }
}
