using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace FlashdutyConsole.Templates;

/// <summary>What the engine says of a fault, in a reader's language. What has no words of its own stays as it is.</summary>
public static partial class FaultWords
{
    private static readonly ResourceManager s_texts = new(typeof(FaultStrings));

    // The groups of a pattern fill the places of its text.
    private static readonly (Regex Pattern, string Key)[] s_known =
    [
        Known("unclosed action", FaultStrings.Unclosed),
        Known(@"unclosed action started on line (\d+)", FaultStrings.UnclosedSince),
        Known("(?:unclosed comment|comment ends before closing delimiter)", FaultStrings.UnclosedComment),
        Known("unclosed left paren", FaultStrings.UnclosedParen),
        Known("unexpected right paren", FaultStrings.UnexpectedParen),
        Known("unterminated quoted string", FaultStrings.UnclosedText),
        Known("unterminated raw quoted string", FaultStrings.UnclosedRaw),
        Known("unterminated character constant", FaultStrings.UnclosedCharacter),
        Known("function \"(.+)\" not defined", FaultStrings.NoFunction),
        Known("undefined variable:? \"?(.+?)\"?", FaultStrings.NoVariable),
        Known("template \"(.+)\" not defined", FaultStrings.NoTemplate),
        Known(@"unexpected EOF: the (\S+) of line (\d+) has no .*", FaultStrings.NoEnd),
        Known("unexpected (.+): there is nothing open that it could end", FaultStrings.NothingToEnd),
        Known("missing value for (.+)", FaultStrings.NoValue),
        Known("empty command", FaultStrings.EmptyCommand),
        Known("unexpected (.+) in (.+)", FaultStrings.UnexpectedIn),
        Known("(?:bad character|unrecognized character in action:) (.+)", FaultStrings.BadCharacter),
        Known("bad number syntax: (.+)", FaultStrings.BadNumber),
        Known(@"(\{\{.+\}\}) outside \{\{range\}\}", FaultStrings.OutsideRange),
        Known(@"wrong number of args for (\S+): want (.+) got (\d+)", FaultStrings.WrongCount),
        Known(@"error calling (\S+): (.+)", FaultStrings.CallFailed),
        Known("range can't iterate over (.*)", FaultStrings.CannotRange),
        Known(@"nil pointer evaluating interface \{\}(\.\S+): .*", FaultStrings.BeforeIsNull),
        Known("(?:wrong type for value|invalid value); expected (.+)", FaultStrings.WrongType),
        Known(".*nested too deeply|templates call each other too deeply.*", FaultStrings.TooDeep),
        Known("the template takes too long", FaultStrings.TooSlow),
        Known("the template takes too many steps", FaultStrings.TooManySteps),
        Known("the template is too long", FaultStrings.TooLong),
        Known("the output is too long|the template makes too much text|text or list is larger than what may be rendered", FaultStrings.TooMuch),
    ];

    /// <summary>The message in this language.</summary>
    public static string Say(string message, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(message);
        var parts = Parts().Match(message);
        var said = Reason(parts.Groups["reason"].Value, culture);
        said = parts.Groups["near"].Success ? Format(FaultStrings.DidYouMean, culture, said, parts.Groups["near"].Value) : said;
        return parts.Groups["piece"].Success ? Format(FaultStrings.At, culture, parts.Groups["piece"].Value, said) : said;
    }

    private static string Reason(string reason, CultureInfo culture)
    {
        foreach (var (pattern, key) in s_known)
        {
            var match = pattern.Match(reason);
            if (match.Success)
            {
                var places = match.Groups.Values.Skip(1).Select(group => AtLeast(group.Value, culture)).ToArray();
                // A text without places is not a format: it may have braces.
                return places.Length == 0 ? Text(key, culture) : Format(key, culture, places);
            }
        }

        return Format(FaultStrings.Other, culture, reason);
    }

    private static string AtLeast(string place, CultureInfo culture) =>
        place.StartsWith("at least ", StringComparison.Ordinal) ? Format(FaultStrings.AtLeast, culture, place[9..]) : place;

    private static string Format(string key, CultureInfo culture, params object[] places) => string.Format(culture, Text(key, culture), places);

    private static string Text(string key, CultureInfo culture) => s_texts.GetString(key, culture) ?? key;

    private static (Regex, string) Known(string pattern, string key) =>
        (new Regex("^(?:" + pattern + ")$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline), key);

    // As the engine puts them together: at <piece>: reason; did you mean name?
    [GeneratedRegex(@"^(?:at <(?<piece>.*?)>: )?(?<reason>.*?)(?:; did you mean (?<near>\S+)\?)?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Parts();
}
