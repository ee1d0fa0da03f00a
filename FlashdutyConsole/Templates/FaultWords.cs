using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace FlashdutyConsole.Templates;

/// <summary>What the engine says of a fault, in a reader's language. What has no words of its own stays as it is.</summary>
public static partial class FaultWords
{
    private static readonly ResourceManager s_texts = new(typeof(FaultStrings));

    /// <summary>The message in this language.</summary>
    public static string Say(string message, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(message);
        var parts = Parts().Match(message);
        var said = Reason(parts.Groups["reason"].Value, culture);
        said = parts.Groups["near"].Success ? Format(FaultStrings.DidYouMean, culture, said, parts.Groups["near"].Value) : said;
        return parts.Groups["piece"].Success ? Format(FaultStrings.At, culture, parts.Groups["piece"].Value, said) : said;
    }

    /// <summary>A fault as it is kept, <c>2:14: message</c>, in this language; anything else as it is.</summary>
    public static string SayKept(string failure, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.Split(':', 3) is [var line, var column, var reason] && int.TryParse(line, CultureInfo.InvariantCulture, out _) && int.TryParse(column, CultureInfo.InvariantCulture, out _)
            ? Format(FaultStrings.Placed, culture, line, column, Say(reason.Trim(), culture))
            : failure;
    }

    /// <summary>Whether there is a text for it; what a template's author has it <c>fail</c> with has none.</summary>
    internal static bool Knows(string reason)
    {
        foreach (var (pattern, _) in FaultPatterns.All)
        {
            var match = pattern.Match(reason);
            if (match.Success)
            {
                return match.Groups["inner"] is not { Success: true } inner || Knows(inner.Value);
            }
        }

        return false;
    }

    private static string Reason(string reason, CultureInfo culture) => Known(reason, culture) ?? Format(FaultStrings.Other, culture, reason);

    private static string? Known(string reason, CultureInfo culture)
    {
        foreach (var (pattern, key) in FaultPatterns.All)
        {
            var match = pattern.Match(reason);
            if (match.Success)
            {
                var places = match.Groups.Values.Skip(1).Where(group => group.Success).Select(group => Place(group, culture)).ToArray();
                // A text without places is not a format: it may have braces.
                return places.Length == 0 ? Text(key, culture) : Format(key, culture, places);
            }
        }

        return null;
    }

    // What the author wrote for "fail" is nobody's message but theirs.
    private static string Place(Group group, CultureInfo culture) => group.Value switch
    {
        var message when group.Name == "inner" => Known(message, culture) ?? message,
        var number when number.StartsWith("at least ", StringComparison.Ordinal) => Format(FaultStrings.AtLeast, culture, number[9..]),
        var word when FaultPatterns.Words.TryGetValue(word, out var key) => Text(key, culture),
        var other => other,
    };

    private static string Format(string key, CultureInfo culture, params object[] places) => string.Format(culture, Text(key, culture), places);

    private static string Text(string key, CultureInfo culture) => s_texts.GetString(key, culture) ?? key;

    // As the engine puts them together: at <piece>: reason; did you mean name?
    [GeneratedRegex(@"^(?:at <(?<piece>.*?)>: )?(?<reason>.*?)(?:; did you mean (?<near>\S+)\?)?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Parts();
}
