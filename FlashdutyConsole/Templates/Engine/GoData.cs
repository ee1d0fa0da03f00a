using System.Collections;
using System.Globalization;
using System.Text.Json;
using FlashdutyConsole.Templates.Engine.Json;
using FlashdutyConsole.Templates.Engine.Times;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine;

/// <summary>
/// Data for templates, converted once and then used for any number of renderings: nothing a template does changes it. Safe to share
/// between threads.
/// </summary>
public sealed class GoData
{
    private const int Deepest = 100;

    private GoData(object? value) => Value = value;

    /// <summary>null.</summary>
    public static GoData Null { get; } = new(null);

    internal object? Value { get; }

    /// <summary>Data from JSON text: whole numbers within 64 bits are integers, other numbers floats.</summary>
    /// <exception cref="FormatException">It is no JSON; says where.</exception>
    public static GoData Parse(string json) => new(JsonText.Read(json, integers: true));

    /// <summary>
    /// Data from objects: dictionaries with text keys, sequences, text, numbers, bool, instants, <see cref="JsonElement"/> and null.
    /// </summary>
    /// <exception cref="ArgumentException">Something else is in it, or it is nested too deeply.</exception>
    public static GoData From(object? value) => new(Convert(value, 0));

    private static object? Convert(object? value, int depth)
    {
        if (depth > Deepest)
        {
            throw new ArgumentException("the data is nested too deeply", nameof(value));
        }

        return value switch
        {
            null => null,
            string text => GoText.FromOutside(text),
            bool truth => GoValue.Box(truth),
            int or long or short or byte or uint => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
            double or float or decimal => System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
            DateTimeOffset instant => GoTime.Of(instant, Zone.Utc),
            TimeSpan span => new GoDuration(span.Ticks * 100),
            JsonElement json => JsonText.Read(json.GetRawText(), integers: true),
            IReadOnlyDictionary<string, string> map => Map(map, item => GoText.FromOutside(item)),
            IReadOnlyDictionary<string, object?> map => Map(map, item => Convert(item, depth + 1)),
            IEnumerable list => new GoSlice([.. list.Cast<object?>().Select(item => Convert(item, depth + 1))]),
            _ => throw new ArgumentException($"{value.GetType().Name} is no data for a template", nameof(value)),
        };
    }

    private static GoMap Map<T>(IReadOnlyDictionary<string, T> map, Func<T, object?> convert)
    {
        var entries = new Dictionary<string, object?>(map.Count, StringComparer.Ordinal);
        foreach (var (key, value) in map)
        {
            entries[GoText.FromOutside(key)] = convert(value);
        }

        return new GoMap(entries);
    }
}
