using FlashdutyConsole.Channels;
using FlashdutyConsole.Incidents;

namespace FlashdutyConsole.Alerts;

/// <summary>How events become alerts, and alerts incidents. Pure.</summary>
public static class AlertRules
{
    /// <summary>What the event does, given whether an alert is active under its key.</summary>
    public static AlertStep StepOf(bool active, IncidentSeverity status) => (active, status) switch
    {
        (false, IncidentSeverity.Ok) => AlertStep.NothingToRecover,
        (true, IncidentSeverity.Ok) => AlertStep.Recover,
        (true, _) => AlertStep.Refresh,
        (false, _) => AlertStep.Start,
    };

    /// <summary>The worse of two severities; an alert that gets better keeps its worst until it recovers.</summary>
    public static IncidentSeverity Worse(IncidentSeverity one, IncidentSeverity other) => one < other ? one : other;

    /// <summary>
    /// The key under which alerts share an incident. With method <c>p</c> the values of the first set of labels that the
    /// alert has in full; otherwise, and when it has none, the alert's own key.
    /// </summary>
    public static (string Key, bool Shared) GroupOf(AlertGrouping grouping, long integrationId, IncomingEvent incoming)
    {
        if (grouping.Method == "p")
        {
            foreach (var names in grouping.EqualKeys)
            {
                var values = names.Select(name => Value(incoming, name)).ToList();
                if (values.Count > 0 && values.All(value => value is not null))
                {
                    return ("p:" + string.Join('\u001f', names.Zip(values, (name, value) => $"{name}={value}")), true);
                }
            }
        }

        return ($"{integrationId}:{incoming.AlertKey}", false);
    }

    private static string? Value(IncomingEvent incoming, string name) => name switch
    {
        "title" => incoming.Title,
        "alert_severity" or "severity" when !incoming.Labels.ContainsKey(name) => incoming.Status.ToString(),
        _ => incoming.Labels.GetValueOrDefault(name.StartsWith("labels.", StringComparison.Ordinal) ? name[7..] : name),
    };
}
