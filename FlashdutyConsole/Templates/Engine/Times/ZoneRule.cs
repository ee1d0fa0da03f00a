using System.Globalization;

namespace FlashdutyConsole.Templates.Engine.Times;

/// <summary>What a zone does for ever after (POSIX TZ), as <c>CET-1CEST,M3.5.0,M10.5.0/3</c>.</summary>
internal sealed class ZoneRule
{
    private static readonly System.Buffers.SearchValues<char> s_nameEnds = System.Buffers.SearchValues.Create("0123456789+-,");

    private readonly ZoneType _standard;
    private readonly ZoneType? _daylight;
    private readonly Change _start;
    private readonly Change _end;

    private ZoneRule(ZoneType standard, ZoneType? daylight, Change start, Change end) =>
        (_standard, _daylight, _start, _end) = (standard, daylight, start, end);

    /// <summary>Reads one; null when it is none.</summary>
    public static ZoneRule? Parse(string text)
    {
        var parts = text.Split(',');
        var rest = parts[0].AsSpan();
        if (!TryName(ref rest, out var standardName) || !TryOffset(ref rest, out var west))
        {
            return null;
        }

        var standard = new ZoneType(-west, false, standardName);
        if (rest.Length == 0)
        {
            return new ZoneRule(standard, null, default, default);
        }

        if (!TryName(ref rest, out var daylightName))
        {
            return null;
        }

        var daylight = rest.Length > 0 && TryOffset(ref rest, out var daylightWest) ? -daylightWest : standard.Offset + 3600;
        return parts.Length == 3 && Change.TryParse(parts[1], out var start) && Change.TryParse(parts[2], out var end)
            ? new ZoneRule(standard, new ZoneType(daylight, true, daylightName), start, end)
            : null;
    }

    public ZoneType At(long unix)
    {
        if (_daylight is null)
        {
            return _standard;
        }

        var year = GoTime.DateOf((unix + _standard.Offset - ((((unix + _standard.Offset) % 86_400) + 86_400) % 86_400)) / 86_400).Year;
        var start = _start.In(year) - _standard.Offset;
        var end = _end.In(year) - _daylight.Offset;
        var isDaylight = start < end ? unix >= start && unix < end : unix >= start || unix < end;
        return isDaylight ? _daylight : _standard;
    }

    private static bool TryName(ref ReadOnlySpan<char> text, out string name)
    {
        var quoted = text.StartsWith("<");
        var end = quoted ? text.IndexOf('>') : text.IndexOfAny(s_nameEnds);
        end = end < 0 && !quoted ? text.Length : end;
        name = end > 0 ? text[(quoted ? 1 : 0)..end].ToString() : "";
        text = end > 0 ? text[(quoted ? end + 1 : end)..] : text;
        return name.Length >= 3;
    }

    // [+-]hh[:mm[:ss]]
    private static bool TryOffset(ref ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        var sign = text.StartsWith("-") ? -1 : 1;
        text = text.StartsWith("-") || text.StartsWith("+") ? text[1..] : text;
        var any = false;
        foreach (var unit in (int[])[3600, 60, 1])
        {
            var end = text.IndexOfAnyExceptInRange('0', '9');
            var digits = end < 0 ? text : text[..end];
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 200)
            {
                return any;
            }

            any = true;
            seconds += sign * number * unit;
            text = text[digits.Length..];
            if (!text.StartsWith(":"))
            {
                return true;
            }

            text = text[1..];
        }

        return true;
    }

    private readonly record struct Change(char Kind, int Month, int Week, int Day, int Seconds)
    {
        public static bool TryParse(string text, out Change change)
        {
            change = default;
            var parts = text.Split('/');
            var seconds = 7200;
            if (parts.Length > 1)
            {
                var time = parts[1].AsSpan();
                if (!TryOffset(ref time, out seconds))
                {
                    return false;
                }
            }

            var kind = parts[0].Length > 0 && parts[0][0] is 'M' or 'J' ? parts[0][0] : 'N';
            var numbers = parts[0].TrimStart('M', 'J').Split('.').Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
            change = kind == 'M' && numbers.Length == 3
                ? new Change(kind, numbers[0], numbers[1], numbers[2], seconds)
                : new Change(kind, 0, 0, numbers[0], seconds);
            return numbers.All(number => number is >= 0 and < 400) && numbers.Length == (kind == 'M' ? 3 : 1) && (kind != 'M' || change.Month is >= 1 and <= 12);
        }

        /// <summary>Local seconds since 1970 at which it happens in a year.</summary>
        public long In(long year)
        {
            var first = GoTime.DaysOf(year, 1, 1);
            var isLeap = GoTime.DaysIn(year, 2) == 29;
            long day;
            if (Kind == 'M')
            {
                var month = GoTime.DaysOf(year, Month, 1);
                var weekday = (int)((((month + 4) % 7) + 7) % 7);
                day = month + ((Day - weekday + 7) % 7) + ((Week - 1) * 7);
                day -= day >= month + GoTime.DaysIn(year, Month) ? 7 : 0;
            }
            else
            {
                // J counts from 1 and never the leap day, the other from 0 and always.
                day = Kind == 'J' ? first + Day - 1 + (isLeap && Day > 59 ? 1 : 0) : first + Day;
            }

            return (day * 86_400) + Seconds;
        }
    }
}
