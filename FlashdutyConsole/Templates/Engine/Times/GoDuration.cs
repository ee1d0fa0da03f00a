using System.Globalization;

namespace FlashdutyConsole.Templates.Engine.Times;

/// <summary>A span of time in nanoseconds.</summary>
internal sealed record GoDuration(long Nanoseconds)
{
    private static readonly System.Buffers.SearchValues<char> s_number = System.Buffers.SearchValues.Create("0123456789.");

    public const long Second = 1_000_000_000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;

    /// <summary>Reads one, as <c>1h30m</c> or <c>-1.5s</c>; false when it is none.</summary>
    public static bool TryParse(string text, out GoDuration duration)
    {
        duration = new GoDuration(0);
        var negative = text.StartsWith('-');
        var rest = text.AsSpan(negative || text.StartsWith('+') ? 1 : 0);
        if (rest is "0")
        {
            return true;
        }

        if (rest.Length == 0)
        {
            return false;
        }

        decimal total = 0;
        while (rest.Length > 0)
        {
            var end = rest.IndexOfAnyExcept(s_number);
            var number = end < 0 ? rest : rest[..end];
            var afterNumber = end < 0 ? default : rest[end..];
            var unitEnd = afterNumber.IndexOfAny(s_number);
            var unit = unitEnd < 0 ? afterNumber : afterNumber[..unitEnd];
            decimal? worth = unit switch
            {
                "ns" => 1, "us" or "\u00b5s" or "\u03bcs" => 1000, "ms" => 1_000_000, "s" => Second, "m" => Minute, "h" => Hour, _ => null,
            };
            if (worth is null || number.Length is 0 or > 24 || number is "." || number.Count('.') > 1
                || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            {
                return false;
            }

            if (amount > long.MaxValue)
            {
                return false;
            }

            total += decimal.Truncate(amount) * worth.Value;
            total += decimal.Truncate((amount - decimal.Truncate(amount)) * worth.Value);
            if (total > (negative ? (decimal)long.MaxValue + 1 : long.MaxValue))
            {
                return false;
            }

            rest = afterNumber[unit.Length..];
        }

        duration = new GoDuration((long)(negative ? -total : total));
        return true;
    }

    /// <summary>To the nearest multiple, halves away from zero.</summary>
    public GoDuration Round(long multiple)
    {
        if (multiple <= 0)
        {
            return this;
        }

        var rest = Nanoseconds % multiple;
        Int128 rounded = Nanoseconds - rest;
        rounded += (Int128)Math.Abs(rest) * 2 >= multiple ? Nanoseconds < 0 ? -multiple : multiple : 0;
        return new GoDuration((long)Int128.Clamp(rounded, long.MinValue, long.MaxValue));
    }

    public GoDuration Truncate(long multiple) => multiple <= 0 ? this : new GoDuration(Nanoseconds - (Nanoseconds % multiple));

    public override string ToString()
    {
        if (Nanoseconds == 0)
        {
            return "0s";
        }

        var sign = Nanoseconds < 0 ? "-" : "";
        var left = Nanoseconds < 0 ? unchecked((ulong)-Nanoseconds) : (ulong)Nanoseconds;
        if (left < Second)
        {
            var (unit, size) = left < 1_000 ? ("ns", 1UL) : left < 1_000_000 ? ("\u00b5s", 1_000UL) : ("ms", 1_000_000UL);
            return $"{sign}{Fraction(left, size)}{unit}";
        }

        var minutes = left / Minute;
        var text = $"{Fraction(left % Minute, Second)}s";
        text = minutes > 0 ? $"{minutes % 60}m{text}" : text;
        return sign + (minutes >= 60 ? $"{minutes / 60}h{text}" : text);
    }

    private static string Fraction(ulong value, ulong size)
    {
        var rest = value % size;
        var digits = size.ToString(CultureInfo.InvariantCulture).Length - 1;
        return (value / size).ToString(CultureInfo.InvariantCulture)
            + (rest == 0 ? "" : "." + rest.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0').TrimEnd('0'));
    }
}
