namespace FlashdutyConsole.Templates.Engine.Times;

/// <summary>An instant and the zone it is shown in. Years may have more than four digits, as in Go.</summary>
/// <param name="Unix">Seconds since 1970.</param>
/// <param name="Nanosecond">Within the second.</param>
/// <param name="Zone">Where.</param>
internal sealed record GoTime(long Unix, int Nanosecond, Zone Zone)
{
    // Enough for every year a person means, and far from an overflow.
    private const long Farthest = 1L << 56;
    private const long SecondsOfDay = 86_400;

    /// <summary>Go's zero time: the first of January of the year 1.</summary>
    public static GoTime Zero { get; } = new(-62_135_596_800, 0, Zone.Utc);

    public int Offset => Zone.At(Unix).Offset;

    public string Abbreviation => Zone.At(Unix).Abbreviation;

    private long LocalSeconds => Unix + Offset;

    public int SecondOfDay => (int)(((LocalSeconds % SecondsOfDay) + SecondsOfDay) % SecondsOfDay);

    public int Weekday => (int)((((Days + 4) % 7) + 7) % 7);

    private long Days => (LocalSeconds - SecondOfDay) / SecondsOfDay;

    public static GoTime Of(DateTimeOffset instant, Zone zone)
    {
        var ticks = instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
        return new GoTime(rest < 0 ? seconds - 1 : seconds, (int)(((rest + TimeSpan.TicksPerSecond) % TimeSpan.TicksPerSecond) * 100), zone);
    }

    public static GoTime OfUnix(long seconds, Zone zone) => new(Math.Clamp(seconds, -Farthest, Farthest), 0, zone);

    /// <summary>A date and time of day in a zone; parts out of range carry over.</summary>
    public static GoTime Of(long year, long month, long day, long second, int nanosecond, Zone zone)
    {
        (year, month, day) = (Clamp(year, 100_000_000), Clamp(month, 1_000_000_000), Clamp(day, 1L << 40));
        var local = (DaysOf(year, month, 1) + day - 1) * SecondsOfDay + Clamp(second, 1L << 50);
        return new GoTime(Math.Clamp(zone.ToUnix(local), -Farthest, Farthest), nanosecond, zone);
    }

    public (long Year, int Month, int Day) Date => DateOf(Days);

    public int YearDay => (int)(Days - DaysOf(Date.Year, 1, 1)) + 1;

    public GoTime In(Zone zone) => this with { Zone = zone };

    public GoTime Add(long nanoseconds)
    {
        Int128 total = ((Int128)Unix * GoDuration.Second) + Nanosecond + nanoseconds;
        var seconds = total / GoDuration.Second;
        var rest = (int)(total % GoDuration.Second);
        return rest < 0
            ? this with { Unix = (long)seconds - 1, Nanosecond = rest + (int)GoDuration.Second }
            : this with { Unix = (long)seconds, Nanosecond = rest };
    }

    /// <summary>The span since another instant, at most 292 years.</summary>
    public GoDuration Since(GoTime other)
    {
        var span = ((Int128)(Unix - other.Unix) * GoDuration.Second) + (Nanosecond - other.Nanosecond);
        return new GoDuration((long)Int128.Clamp(span, long.MinValue, long.MaxValue));
    }

    public int CompareTo(GoTime other) => (Unix, Nanosecond).CompareTo((other.Unix, other.Nanosecond));

    public override string ToString() => TimeLayout.Format(this, "2006-01-02 15:04:05.999999999 -0700 MST");

    /// <summary>Days since 1970 of a date; months out of range carry over.</summary>
    public static long DaysOf(long year, long month, int day)
    {
        year += FloorDivide(month - 1, 12);
        month = month - 1 - (FloorDivide(month - 1, 12) * 12) + 1;
        // Years counted from March, so that the leap day is the last.
        year -= month <= 2 ? 1 : 0;
        var era = FloorDivide(year, 400);
        var yearOfEra = year - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        return (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
    }

    /// <summary>The date of so many days since 1970.</summary>
    public static (long Year, int Month, int Day) DateOf(long days)
    {
        days += 719_468;
        var era = FloorDivide(days, 146_097);
        var dayOfEra = days - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var march = ((5 * dayOfYear) + 2) / 153;
        var month = (int)(march < 10 ? march + 3 : march - 9);
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, (int)(dayOfYear - (((153 * march) + 2) / 5) + 1));
    }

    public static int DaysIn(long year, int month) => (int)(DaysOf(year, month + 1, 1) - DaysOf(year, month, 1));

    private static long FloorDivide(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);

    private static long Clamp(long value, long most) => Math.Clamp(value, -most, most);
}
