using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Incidents;

/// <summary>Changes what people may write on an incident: title, texts, severity. Alerts do not overwrite it any more.</summary>
public sealed class ResetIncident(IncidentDesk desk)
{
    /// <summary>Changes the fields that are given.</summary>
    public Task<IncidentOutcome> RunAsync(string incidentId, IncidentFields fields, Actor actor, CancellationToken cancellationToken) =>
        desk.ForEachAsync([incidentId], actor, target => Task.FromResult(Apply(target, fields)), cancellationToken);

    internal static IncidentOutcome Apply(IncidentWrite target, IncidentFields fields)
    {
        var incident = target.Incident;
        var set = new List<string>();
        if (fields.Title is { } title && title != incident.Title)
        {
            target.Record(TimelineType.ResetTitle, new FromToDetail(incident.Title, title));
            incident.Title = title;
            set.Add("title");
        }

        if (fields.Severity is { } severity && severity != incident.Severity)
        {
            target.Record(TimelineType.ResetSeverity, new FromToDetail(incident.Severity.ToString(), severity.ToString()));
            incident.Severity = severity;
            set.Add("incident_severity");
        }

        Text(fields.Description, incident.Description, TimelineType.ResetDescription, "description", value => incident.Description = value);
        Text(fields.Impact, incident.Impact, TimelineType.ResetImpact, "impact", value => incident.Impact = value);
        Text(fields.RootCause, incident.RootCause, TimelineType.ResetRootCause, "root_cause", value => incident.RootCause = value);
        Text(fields.Resolution, incident.Resolution, TimelineType.ResetResolution, "resolution", value => incident.Resolution = value);
        if (set.Count == 0)
        {
            return IncidentOutcome.Unchanged;
        }

        incident.ManualOverrides = incident.ManualOverrides.Union(set).ToList();
        // Rules filter by title and severity: another one may count now.
        return incident.Changed(target.Now, lookAgain: set.Contains("title") || set.Contains("incident_severity"));

        void Text(string? wanted, string present, string type, string name, Action<string> assign)
        {
            if (wanted is not null && wanted != present)
            {
                target.Record(type, new NoDetail());
                assign(wanted);
                set.Add(name);
            }
        }
    }
}
