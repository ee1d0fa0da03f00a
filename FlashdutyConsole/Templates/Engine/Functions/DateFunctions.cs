using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Times;
using FlashdutyConsole.Templates.Engine.Values;
using static FlashdutyConsole.Templates.Engine.Functions.FunctionDefinition;
using static FlashdutyConsole.Templates.Engine.Functions.StringFunctions;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Times and spans: sprig's functions with the fork's additions.</summary>
internal static class DateFunctions
{
    private const string Day = "2006-01-02";

    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Of("now", "", (c, _) => c.Now, "{{if gt (now).Year 2000}}this century{{end}}", "this century"),
        Of("date", "layout string, time any", (c, a) => TimeLayout.Format(Time(c, a[1]).In(c.Local), T(a, 0)), "{{date \"01-02 15:04\" .StartTime}}", "06-10 08:00"),
        Of("dateInZone", "layout string, time any, zone string", InZone, "{{dateInZone \"15:04 MST\" .StartTime \"Asia/Shanghai\"}}", "16:00 CST"),
        Of("date_in_zone", "layout string, time any, zone string", InZone, "{{date_in_zone \"15:04\" .StartTime \"Asia/Tokyo\"}}", "17:00"),
        Of("htmlDate", "time any", (c, a) => TimeLayout.Format(Time(c, a[0]).In(Zone.Utc), Day), "{{htmlDate .StartTime}}", "2024-06-10"),
        Of("htmlDateInZone", "time any, zone string", (c, a) => TimeLayout.Format(Time(c, a[0]).In(Named(c, T(a, 1))), Day), "{{htmlDateInZone .StartTime \"Asia/Tokyo\"}}", "2024-06-10"),
        Of("toDate", "layout string, text string", (c, a) => TimeReader.Read(T(a, 0), T(a, 1), c.Local) ?? GoTime.Zero, "{{toDate \"2006-01-02\" \"2024-02-29\"}}", "2024-02-29 00:00:00 +0000 UTC"),
        Of("mustToDate", "layout string, text string", (c, a) => TimeReader.Read(T(a, 0), T(a, 1), c.Local) ?? throw new FunctionException($"parsing time \"{T(a, 1)}\" as \"{T(a, 0)}\": cannot parse"), "{{(mustToDate \"2006-01-02\" \"2024-02-29\").YearDay}}", "60"),
        Of("dateModify", "span string, time time", (_, a) => Modify(a, must: false), "{{toDate \"15:04\" \"10:30\" | dateModify \"5m\" | date \"15:04\"}}", "10:35"),
        Of("date_modify", "span string, time time", (_, a) => Modify(a, must: false), "{{toDate \"15:04\" \"10:30\" | date_modify \"-1h\" | date \"15:04\"}}", "09:30"),
        Of("mustDateModify", "span string, time time", (_, a) => Modify(a, must: true), "{{toDate \"15:04\" \"10:30\" | mustDateModify \"5m\" | date \"15:04\"}}", "10:35"),
        Of("must_date_modify", "span string, time time", (_, a) => Modify(a, must: true), "{{toDate \"15:04\" \"10:30\" | must_date_modify \"5m\" | date \"15:04\"}}", "10:35"),
        Of("unixEpoch", "time time", (_, a) => Cast.Number(((GoTime)a[0]!).Unix), "{{toDate \"2006-01-02\" \"2024-02-29\" | unixEpoch}}", "1709164800"),
        Of("ago", "time any", (c, a) => c.Now.Since(Time(c, a[0])).Round(GoDuration.Second).ToString(), "{{ago .Nothing}}", "0s"),
        Of("duration", "seconds any", (_, a) => Seconds(a[0]).ToString(), "{{duration \"95\"}}", "1m35s"),
        Of("durationRound", "span any", (c, a) => Rounded(Span(c, a[0])), "{{durationRound \"2h10m5s\"}}", "2h"),
        Of("humanizeDuration", "span any", (c, a) => Humanized(Span(c, a[0])), "{{humanizeDuration \"2h10m5s\"}}", "2h10m"),
    ];

    // Whole numbers are Unix seconds; what is no time is now.
    private static GoTime Time(RenderContext context, object? value) => value switch
    {
        GoTime time => time,
        long seconds => GoTime.OfUnix(seconds, context.Local),
        nint seconds => GoTime.OfUnix(seconds, context.Local),
        _ => context.Now,
    };

    private static Zone Named(RenderContext context, string zone) => zone == "Local" ? context.Local : Zone.Find(zone) ?? Zone.Utc;

    private static string InZone(RenderContext context, object?[] arguments) =>
        TimeLayout.Format(Time(context, arguments[1]).In(Named(context, T(arguments, 2))), T(arguments, 0));

    private static GoTime Modify(object?[] arguments, bool must)
    {
        var time = (GoTime)arguments[1]!;
        return GoDuration.TryParse(T(arguments, 0), out var span) ? time.Add(span.Nanoseconds)
            : must ? throw new FunctionException($"time: invalid duration \"{T(arguments, 0)}\"")
            : time;
    }

    private static GoDuration Seconds(object? value)
    {
        var seconds = value switch
        {
            long number => number,
            string text => ReadSeconds(text),
            _ => 0,
        };
        return new GoDuration(unchecked(seconds * GoDuration.Second));
    }

    // Beyond 64 bits the nearest, as Go's parser leaves it.
    private static long ReadSeconds(string text) =>
        Syntax.GoNumbers.TryInt(text, 10, out var number) ? number
        : text.TrimStart('-', '+') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit) ? text.StartsWith('-') ? long.MinValue : long.MaxValue
        : 0;

    private static long Span(RenderContext context, object? value) => value switch
    {
        string text => GoDuration.TryParse(text, out var span) ? span.Nanoseconds : 0,
        long nanoseconds => nanoseconds,
        GoTime time => context.Now.Since(time).Nanoseconds,
        _ => 0,
    };

    private static string Rounded(long span)
    {
        var size = span < 0 ? unchecked((ulong)-span) : (ulong)span;
        (ulong Unit, string Name)[] units =
        [
            (24UL * 365 * GoDuration.Hour, "y"), (24UL * 30 * GoDuration.Hour, "mo"), (24UL * GoDuration.Hour, "d"), (GoDuration.Hour, "h"), (GoDuration.Minute, "m"),
            (GoDuration.Second, "s"),
        ];
        foreach (var (unit, name) in units)
        {
            if (size > unit)
            {
                return $"{size / unit}{name}";
            }
        }

        return "0s";
    }

    private static string Humanized(long span)
    {
        var seconds = (long)((span == long.MinValue ? span : Math.Abs(span)) / 1e9);
        return seconds switch
        {
            < 60 => $"{seconds}s",
            < 3600 => $"{seconds / 60}m{Rest(seconds % 60, 's')}",
            < 86_400 => $"{seconds / 3600}h{Rest(seconds % 3600 / 60, 'm')}",
            _ => $"{seconds / 86_400}d{Rest(seconds % 86_400 / 3600, 'h')}",
        };
    }

    private static string Rest(long count, char unit) => count == 0 ? "" : $"{count}{unit}";
}
