using System.Globalization;

namespace FlashdutyConsole.Benchmarks;

/// <summary>One figure of a run.</summary>
/// <param name="What">What was counted.</param>
/// <param name="Value">The figure with its unit.</param>
/// <param name="Wanted">The floor, and the stretch where there is one; empty when nothing was asked.</param>
/// <param name="Verdict">How it compares.</param>
public sealed record RunRow(string What, string Value, string Wanted, RunVerdict Verdict)
{
    /// <summary>A figure that should be high.</summary>
    public static RunRow AtLeast(string what, double value, string unit, double floor, double? stretch = null) => new(
        what, Figure(value, unit), Goal("≥", unit, floor, stretch),
        !(value >= floor) ? RunVerdict.Missed : stretch > value ? RunVerdict.Floor : RunVerdict.Met);

    /// <summary>A figure that should be low.</summary>
    public static RunRow AtMost(string what, double value, string unit, double floor, double? stretch = null) => new(
        what, Figure(value, unit), Goal("≤", unit, floor, stretch),
        !(value <= floor) ? RunVerdict.Missed : stretch < value ? RunVerdict.Floor : RunVerdict.Met);

    /// <summary>A count that must be exactly so.</summary>
    public static RunRow Exactly(string what, long value, long wanted) => new(
        what, value.ToString(CultureInfo.InvariantCulture), "= " + wanted.ToString(CultureInfo.InvariantCulture),
        value == wanted ? RunVerdict.Met : RunVerdict.Missed);

    /// <summary>Something that must be so.</summary>
    public static RunRow That(string what, bool holds, string found = "") => new(
        what, found.Length > 0 ? found : holds ? "yes" : "no", "yes", holds ? RunVerdict.Met : RunVerdict.Missed);

    /// <summary>A figure that is told and not judged.</summary>
    public static RunRow Note(string what, double value, string unit) => new(what, Figure(value, unit), "", RunVerdict.Noted);

    /// <summary>A fact that is told and not judged.</summary>
    public static RunRow Note(string what, string value) => new(what, value, "", RunVerdict.Noted);

    private static string Goal(string sign, string unit, double floor, double? stretch) =>
        stretch is { } goal ? $"{sign} {Figure(floor, unit)} / {Figure(goal, unit)}" : $"{sign} {Figure(floor, unit)}";

    private static string Figure(double value, string unit)
    {
        var size = Math.Abs(value);
        var text = value.ToString(size >= 100 ? "#,0" : size >= 10 ? "0.#" : "0.##", CultureInfo.InvariantCulture);
        return unit.Length == 0 ? text : text + " " + unit;
    }
}
