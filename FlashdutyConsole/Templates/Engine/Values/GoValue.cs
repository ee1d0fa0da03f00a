using System.Numerics;
using FlashdutyConsole.Templates.Engine.Times;

namespace FlashdutyConsole.Templates.Engine.Values;

/// <summary>
/// What Go would say of a value. Values are .NET objects: <c>nint</c> is Go's int, <c>long</c> int64, <c>double</c> float64, <c>byte</c> uint8,
/// <see cref="string"/>, <see cref="bool"/>, <see cref="GoSlice"/>, <see cref="GoMap"/>, <see cref="GoTime"/> and a few more; null is no value.
/// </summary>
internal static class GoValue
{
    /// <summary>true, boxed.</summary>
    public static readonly object True = true;

    /// <summary>false, boxed.</summary>
    public static readonly object False = false;

    public static object Box(bool value) => value ? True : False;

    /// <summary>The name of its type as <c>%T</c> prints it.</summary>
    public static string TypeName(object? value) => value switch
    {
        null => "<nil>",
        string => "string",
        nint => "int",
        long => "int64",
        double => "float64",
        bool => "bool",
        byte => "uint8",
        GoSlice slice => slice.TypeName,
        GoMap map => map.TypeName,
        HtmlText => "template.HTML",
        GoTime => "time.Time",
        GoDuration => "time.Duration",
        GoMonth => "time.Month",
        GoWeekday => "time.Weekday",
        Complex => "complex128",
        SemanticVersion => "*semver.Version",
        _ => "interface {}",
    };

    /// <summary>The name of its kind.</summary>
    public static string KindName(object? value) => value switch
    {
        null => "invalid",
        string or HtmlText => "string",
        nint or GoMonth or GoWeekday => "int",
        long or GoDuration => "int64",
        GoSlice => "slice",
        GoMap => "map",
        GoTime => "struct",
        SemanticVersion => "ptr",
        _ => TypeName(value),
    };

    /// <summary>Whether if and with take it for true.</summary>
    public static bool IsTrue(object? value) => value switch
    {
        null or NullInterface => false,
        string text => text.Length > 0,
        bool truth => truth,
        GoTime or SemanticVersion => true,
        GoSlice slice => slice.Count > 0,
        GoMap map => map.Count > 0,
        HtmlText html => html.Text.Length > 0,
        double number => number != 0,
        Complex number => number != Complex.Zero,
        _ => !TryInteger(value, out var integer) || integer != 0,
    };

    /// <summary>The value of any kind of integer.</summary>
    public static bool TryInteger(object? value, out long integer)
    {
        (var isInteger, integer) = value switch
        {
            nint number => (true, number),
            long number => (true, number),
            byte number => (true, number),
            GoDuration duration => (true, duration.Nanoseconds),
            GoMonth month => (true, month.Number),
            GoWeekday day => (true, day.Number),
            _ => (false, 0L),
        };
        return isInteger;
    }

    /// <summary>Text of either type of text.</summary>
    public static string? TextOf(object? value) => value as string ?? (value as HtmlText)?.Text;

    /// <summary>Nothing for the two kinds of nothing.</summary>
    public static object? Unwrap(object? value) => value is NullInterface ? null : value;
}
