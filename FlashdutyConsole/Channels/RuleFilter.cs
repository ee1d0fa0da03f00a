using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FlashdutyConsole.Channels;

/// <summary>Whether an escalation rule counts for an incident at an instant. Pure.</summary>
public static class RuleFilter
{
    // Patterns come from people; the non-backtracking engine ends in linear time.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const int MostBuilt = 500;
    private static readonly ConcurrentDictionary<string, Regex> Built = new(StringComparer.Ordinal);
    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether filters and time windows let the rule count.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="severity">Severity of the incident.</param>
    /// <param name="title">Title of the incident.</param>
    /// <param name="labels">Labels of the incident.</param>
    /// <param name="localTime">The instant in the account's time zone.</param>
    public static bool Matches(EscalationRule rule, string severity, string title, IReadOnlyDictionary<string, string> labels, DateTimeOffset localTime) =>
        (rule.Filters.Count == 0 || rule.Filters.Any(group => group.All(condition => Holds(condition, severity, title, labels))))
        && (rule.TimeFilters.Count == 0 || rule.TimeFilters.Any(window => Contains(window, localTime)));

    /// <summary>Whether the value is a usable pattern, or no pattern at all.</summary>
    public static bool IsUsable(string value)
    {
        if (!IsPattern(value))
        {
            return true;
        }

        try
        {
            _ = new Regex(value[1..^1], Options, PatternTime);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static bool Holds(FilterCondition condition, string severity, string title, IReadOnlyDictionary<string, string> labels)
    {
        var value = condition.Key switch
        {
            "alert_severity" or "incident_severity" => severity,
            "severity" when !labels.ContainsKey("severity") => severity,
            "title" when !labels.ContainsKey("title") => title,
            _ when condition.Key.StartsWith("labels.", StringComparison.Ordinal) => labels.GetValueOrDefault(condition.Key[7..], ""),
            _ => labels.GetValueOrDefault(condition.Key, ""),
        };
        var found = condition.Vals.Any(wanted => IsPattern(wanted) ? IsMatch(wanted[1..^1], value) : wanted == value);
        return condition.Oper == "NOTIN" ? !found : found;
    }

    private static bool IsPattern(string value) => value.Length > 2 && value[0] == '/' && value[^1] == '/';

    private static bool IsMatch(string pattern, string value)
    {
        try
        {
            return Pattern(pattern).IsMatch(value);
        }
        catch (Exception exception) when (exception is RegexMatchTimeoutException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    // Building an automaton costs far more than using it, and rules are matched inside the engine's transaction.
    private static Regex Pattern(string pattern)
    {
        if (Built.Count >= MostBuilt)
        {
            Built.Clear();
        }

        return Built.GetOrAdd(pattern, text => new Regex(text, Options, PatternTime));
    }

    private static bool Contains(TimeFilter window, DateTimeOffset localTime)
    {
        if (!TryTime(window.Start, out var start) || !TryTime(window.End, out var end))
        {
            return false;
        }

        // Windows are written in minutes; the last one counts to its end, so 00:00 to 23:59 is the whole day.
        var time = new TimeSpan(localTime.Hour, localTime.Minute, 0);
        var today = (int)localTime.DayOfWeek;
        if (start <= end)
        {
            return time >= start && time <= end && OnDay(window, today);
        }

        // Over midnight: the part after midnight belongs to the day on which the window began.
        return (time >= start && OnDay(window, today)) || (time <= end && OnDay(window, (today + 6) % 7));
    }

    private static bool OnDay(TimeFilter window, int day) => window.Repeat.Count == 0 || window.Repeat.Contains(day);

    private static bool TryTime(string text, out TimeSpan time) => TimeSpan.TryParseExact(text, @"hh\:mm", CultureInfo.InvariantCulture, out time);
}
