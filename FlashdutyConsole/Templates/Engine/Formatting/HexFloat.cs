using System.Globalization;

namespace FlashdutyConsole.Templates.Engine.Formatting;

/// <summary>Floats in Go's hexadecimal form, as <c>0x1.8p+01</c>.</summary>
internal static class HexFloat
{
    /// <summary>A value that is not negative; precision -1 = as many digits as it has.</summary>
    public static string Write(double value, int precision)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = (ulong)(bits & 0xFFFFFFFFFFFFF);
        if (value == 0)
        {
            exponent = 0;
        }
        else if (exponent == -1023)
        {
            exponent = -1022;
            while ((mantissa & (1UL << 52)) == 0)
            {
                mantissa <<= 1;
                exponent--;
            }
        }
        else
        {
            mantissa |= 1UL << 52;
        }

        // One digit before the point, thirteen after.
        if (precision is >= 0 and < 13)
        {
            var drop = (13 - precision) * 4;
            var rest = mantissa & ((1UL << drop) - 1);
            mantissa >>= drop;
            var half = 1UL << (drop - 1);
            mantissa += rest > half || (rest == half && (mantissa & 1) == 1) ? 1UL : 0;
            mantissa <<= drop;
            if ((mantissa & (1UL << 53)) != 0)
            {
                mantissa >>= 1;
                exponent++;
            }
        }

        var digits = (mantissa & 0xFFFFFFFFFFFFF).ToString("x13", CultureInfo.InvariantCulture);
        digits = precision < 0 ? digits.TrimEnd('0') : digits.PadRight(precision, '0')[..precision];
        return string.Create(CultureInfo.InvariantCulture,
            $"0x{mantissa >> 52}{(digits.Length > 0 ? "." : "")}{digits}p{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent):00}");
    }
}
