using System.Globalization;
using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Values;
using static FlashdutyConsole.Templates.Engine.Functions.FunctionDefinition;
using static FlashdutyConsole.Templates.Engine.Functions.StringFunctions;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Flashduty's own functions. What colours text elsewhere leaves it plain here: a card's custom area has no colours.</summary>
internal static class FlashdutyFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Of("toHtml", "values ...any", (c, a) => ToHtml(c, a), "{{toHtml .Nothing \"<b>\"}}", "<b>"),
        Of("in", "value any, others ...any", (c, a) => GoValue.Box(Array.Exists(a[1..], one => IsSame(c, a[0], one))), "{{in .IncidentSeverity \"Critical\" \"Warning\"}}", "true"),
        Of("alertLabels", "incident any, key string", (c, a) => GoSlice.Texts(Labels(c, a[0], T(a, 1))), "{{alertLabels . \"host\"}}", "[a b]"),
        Of("joinAlertLabels", "incident any, key string, separator string", (c, a) => string.Join(T(a, 2), Labels(c, a[0], T(a, 1))), "{{joinAlertLabels . \"host\" \", \"}}", "a, b"),
        Of("maxAlertLabel", "incident any, key string", (c, a) => Extreme(c, a, 1), "{{maxAlertLabel . \"value\"}}", "92.5"),
        Of("minAlertLabel", "incident any, key string", (c, a) => Extreme(c, a, -1), "{{minAlertLabel . \"value\"}}", "9"),
        Of("serverityToColor", "severity string", (_, a) => Color(T(a, 0)), "{{serverityToColor .IncidentSeverity}}", "#C80000"),
        Of("toSeverity", "severity string", (_, a) => Severity(T(a, 0)), "{{toSeverity \"critical\"}}", "Critical"),
        Of("colorSeverity", "severity string", (_, a) => T(a, 0), "{{colorSeverity .IncidentSeverity}}", "Critical"),
        Of("colorBySeverity", "severity string, text string", (_, a) => T(a, 1), "{{colorBySeverity .IncidentSeverity .Title}}", "disk full"),
        Of("fireReason", "incident any", (_, a) => a[0] is GoMap map && map.TryGet("FireReason", out var reason) ? GoValue.TextOf(reason) ?? "" : "", "{{fireReason .}}", ""),
        Of("mdToHtml", "text string", (_, a) => T(a, 0), "{{mdToHtml \"**a**\"}}", "**a**"),
        Of("imageSrcToURL", "incident any, source string", (_, a) => Image(a[0], "Src", T(a, 1)), "{{imageSrcToURL . \"https://x/a.png\"}}", "https://x/a.png"),
        Of("imageAltToURL", "incident any, text string", (_, a) => Image(a[0], "Alt", T(a, 1)), "{{imageAltToURL . \"cpu\"}}", ""),
        Of("transferImage", "incident any, source string", (_, a) => Image(a[0], "Src", T(a, 1)), "{{transferImage . \"https://x/a.png\"}}", "https://x/a.png"),
        Of("normalizeMessage", "message string", (c, a) => MessageShape.Of(T(a, 0), c.Budget), "{{normalizeMessage \"order 42 from 10.0.0.1 failed\"}}", "order {NUMBER} from {IP} failed"),
    ];

    private static object ToHtml(RenderContext context, object?[] values) =>
        Array.Find(values, value => value is not (null or "")) is { } first ? new HtmlText(Cast.ToText(context, first)) : "";

    private static bool IsSame(RenderContext context, object? left, object? right) =>
        GoValue.TryInteger(left, out var a) && GoValue.TryInteger(right, out var b) ? a == b
        : GoValue.TextOf(left) is { } text && GoValue.TextOf(right) is { } other ? text == other
        : GoComparison.IsDeeplyEqual(context.Budget, left, right);

    // The label of every alert that has it, each value once, in order of appearance.
    private static List<string> Labels(RenderContext context, object? incident, string key)
    {
        var found = new List<string>();
        if (incident is not GoMap map || !map.TryGet("Alerts", out var alerts) || alerts is not GoSlice list)
        {
            return found;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        context.Budget.Step(list.Count);
        foreach (var alert in list.Items)
        {
            if (alert is GoMap one && one.TryGet("Labels", out var labels) && labels is GoMap known && known.TryGet(key, out var value) && value is not null)
            {
                var text = Cast.ToText(context, value);
                if (text.Length > 0 && seen.Add(text))
                {
                    found.Add(text);
                }
            }
        }

        return found;
    }

    // As numbers where all are, else as text.
    private static string Extreme(RenderContext context, object?[] arguments, int sign)
    {
        var values = Labels(context, arguments[0], T(arguments, 1));
        if (values.Count == 0)
        {
            return "";
        }

        var areNumbers = values.TrueForAll(value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        return values.Aggregate((best, value) => sign * Order(value, best, areNumbers) > 0 ? value : best);
    }

    private static int Order(string left, string right, bool areNumbers) => areNumbers
        ? double.Parse(left, CultureInfo.InvariantCulture).CompareTo(double.Parse(right, CultureInfo.InvariantCulture))
        : GoText.Compare(left, right);

    private static string Severity(string text) => text.ToLowerInvariant() switch
    {
        "critical" or "fatal" or "emergency" or "p1" => "Critical",
        "warning" or "warn" or "p2" => "Warning",
        "info" or "notice" or "p3" => "Info",
        "ok" or "resolved" => "Ok",
        _ => text,
    };

    private static string Color(string severity) => Severity(severity) switch
    {
        "Critical" => "#C80000",
        "Warning" => "#FA7D00",
        "Info" => "#FABE00",
        "Ok" => "#008800",
        _ => "",
    };

    // The address of an image of the incident; an address is one already.
    private static string Image(object? incident, string by, string wanted)
    {
        if (by == "Src" && (wanted.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || wanted.StartsWith("http://", StringComparison.OrdinalIgnoreCase)))
        {
            return wanted;
        }

        if (incident is not GoMap map || !map.TryGet("Images", out var images) || images is not GoSlice list)
        {
            return "";
        }

        foreach (var image in list.Items.OfType<GoMap>())
        {
            if (image.TryGet(by, out var value) && value is string text && text == wanted)
            {
                var address = image.TryGet("Url", out var url) ? url : image.TryGet("Src", out var source) ? source : null;
                return address is string found && found.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? found : "";
            }
        }

        return "";
    }
}
