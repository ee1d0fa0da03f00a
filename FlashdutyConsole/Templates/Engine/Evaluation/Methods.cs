using System.Collections.Frozen;
using FlashdutyConsole.Templates.Engine.Functions;
using FlashdutyConsole.Templates.Engine.Times;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Evaluation;

/// <summary>Methods a template can call on times, spans and versions. The receiver is the first value a method gets.</summary>
internal static class Methods
{
    private static readonly FrozenDictionary<string, FunctionDefinition> s_time = Table(
    [
        Of("Format", "layout string", (_, a) => TimeLayout.Format(Time(a), (string)a[1]!)),
        Of("String", "", (_, a) => Time(a).ToString()),
        Of("Unix", "", (_, a) => Time(a).Unix),
        Of("UnixMilli", "", (_, a) => unchecked((Time(a).Unix * 1_000) + (Time(a).Nanosecond / 1_000_000))),
        Of("UnixMicro", "", (_, a) => unchecked((Time(a).Unix * 1_000_000) + (Time(a).Nanosecond / 1_000))),
        Of("UnixNano", "", (_, a) => unchecked((Time(a).Unix * GoDuration.Second) + Time(a).Nanosecond)),
        Of("Year", "", (_, a) => (nint)Time(a).Date.Year),
        Of("Month", "", (_, a) => new GoMonth(Time(a).Date.Month)),
        Of("Day", "", (_, a) => (nint)Time(a).Date.Day),
        Of("YearDay", "", (_, a) => (nint)Time(a).YearDay),
        Of("Weekday", "", (_, a) => new GoWeekday(Time(a).Weekday)),
        Of("Hour", "", (_, a) => (nint)(Time(a).SecondOfDay / 3600)),
        Of("Minute", "", (_, a) => (nint)(Time(a).SecondOfDay / 60 % 60)),
        Of("Second", "", (_, a) => (nint)(Time(a).SecondOfDay % 60)),
        Of("Nanosecond", "", (_, a) => (nint)Time(a).Nanosecond),
        Of("IsZero", "", (_, a) => GoValue.Box(Time(a).CompareTo(GoTime.Zero) == 0)),
        Of("IsDST", "", (_, a) => GoValue.Box(Time(a).Zone.IsDaylight(Time(a).Unix))),
        Of("Location", "", (_, a) => Time(a).Zone.Name),
        Of("UTC", "", (_, a) => Time(a).In(Zone.Utc)),
        Of("Local", "", (c, a) => Time(a).In(c.Local)),
        Of("Add", "span duration", (_, a) => Time(a).Add(((GoDuration)a[1]!).Nanoseconds)),
        Of("AddDate", "years int, months int, days int", AddDate),
        Of("Sub", "other time", (_, a) => Time(a).Since((GoTime)a[1]!)),
        Of("Before", "other time", (_, a) => GoValue.Box(Time(a).CompareTo((GoTime)a[1]!) < 0)),
        Of("After", "other time", (_, a) => GoValue.Box(Time(a).CompareTo((GoTime)a[1]!) > 0)),
        Of("Equal", "other time", (_, a) => GoValue.Box(Time(a).CompareTo((GoTime)a[1]!) == 0)),
        Of("Truncate", "span duration", (_, a) => Rounded(a, half: false)),
        Of("Round", "span duration", (_, a) => Rounded(a, half: true)),
    ]);

    private static readonly FrozenDictionary<string, FunctionDefinition> s_duration = Table(
    [
        Of("String", "", (_, a) => a[0]!.ToString()),
        Of("Hours", "", (_, a) => Span(a).Nanoseconds / (double)GoDuration.Hour),
        Of("Minutes", "", (_, a) => Span(a).Nanoseconds / (double)GoDuration.Minute),
        Of("Seconds", "", (_, a) => Span(a).Nanoseconds / (double)GoDuration.Second),
        Of("Milliseconds", "", (_, a) => Span(a).Nanoseconds / 1_000_000),
        Of("Microseconds", "", (_, a) => Span(a).Nanoseconds / 1_000),
        Of("Nanoseconds", "", (_, a) => Span(a).Nanoseconds),
        Of("Round", "span duration", (_, a) => Span(a).Round(((GoDuration)a[1]!).Nanoseconds)),
        Of("Truncate", "span duration", (_, a) => Span(a).Truncate(((GoDuration)a[1]!).Nanoseconds)),
        Of("Abs", "", (_, a) => Span(a).Nanoseconds < 0 ? new GoDuration(unchecked(-Span(a).Nanoseconds)) : Span(a)),
    ]);

    private static readonly FrozenDictionary<string, FunctionDefinition> s_named = Table([Of("String", "", (_, a) => a[0]!.ToString())]);

    private static readonly FrozenDictionary<string, FunctionDefinition> s_version = Table(
    [
        Of("String", "", (_, a) => a[0]!.ToString()),
        Of("Major", "", (_, a) => (long)((SemanticVersion)a[0]!).Major),
        Of("Minor", "", (_, a) => (long)((SemanticVersion)a[0]!).Minor),
        Of("Patch", "", (_, a) => (long)((SemanticVersion)a[0]!).Patch),
        Of("Prerelease", "", (_, a) => ((SemanticVersion)a[0]!).Prerelease),
        Of("Metadata", "", (_, a) => ((SemanticVersion)a[0]!).Metadata),
        Of("Original", "", (_, a) => ((SemanticVersion)a[0]!).Original),
    ]);

    /// <summary>The method of this name; null when the value has none.</summary>
    public static FunctionDefinition? Find(object receiver, string name) => TableOf(receiver)?.GetValueOrDefault(name);

    public static IEnumerable<string> Names(object receiver) => TableOf(receiver)?.Keys ?? [];

    private static FrozenDictionary<string, FunctionDefinition>? TableOf(object receiver) => receiver switch
    {
        GoTime => s_time,
        GoDuration => s_duration,
        GoMonth or GoWeekday => s_named,
        SemanticVersion => s_version,
        _ => null,
    };

    private static FunctionDefinition Of(string name, string signature, Func<RenderContext, object?[], object?> run) => new(name, signature, run);

    private static FrozenDictionary<string, FunctionDefinition> Table(IEnumerable<FunctionDefinition> methods) =>
        methods.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal);

    private static GoTime Time(object?[] arguments) => (GoTime)arguments[0]!;

    private static GoDuration Span(object?[] arguments) => (GoDuration)arguments[0]!;

    private static GoTime AddDate(RenderContext context, object?[] arguments)
    {
        var time = Time(arguments);
        var (year, month, day) = time.Date;
        return GoTime.Of(
            year + (nint)arguments[1]!, month + (nint)arguments[2]!, day + (nint)arguments[3]!, time.SecondOfDay, time.Nanosecond, time.Zone);
    }

    // Counted from Go's zero time, in UTC.
    private static GoTime Rounded(object?[] arguments, bool half)
    {
        var (time, multiple) = (Time(arguments), ((GoDuration)arguments[1]!).Nanoseconds);
        if (multiple <= 0)
        {
            return time;
        }

        var since = ((Int128)(time.Unix - GoTime.Zero.Unix) * GoDuration.Second) + time.Nanosecond;
        var rest = (long)(((since % multiple) + multiple) % multiple);
        return time.Add(half && rest >= multiple - rest ? multiple - rest : -rest);
    }
}
