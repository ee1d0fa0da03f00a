using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;

namespace FlashdutyConsole.Benchmarks.History;

/// <summary>Clients against the store, and the store against itself.</summary>
internal static class EventChecks
{
    public static IEnumerable<Violation> Told(IReadOnlyCollection<ToldEvent> told, StoredHistory stored)
    {
        var posts = told.CountBy(one => one.Key).ToDictionary();
        var events = stored.Events.CountBy(one => one.Key).ToDictionary();
        foreach (var key in told.Where(one => one.Acknowledged).CountBy(one => one.Key))
        {
            if (events.GetValueOrDefault(key.Key) < key.Value)
            {
                yield return new Violation(ViolationKind.AcknowledgedLost, key.Key);
            }
        }

        foreach (var (key, count) in events)
        {
            if (!posts.TryGetValue(key, out var posted))
            {
                yield return new Violation(ViolationKind.Phantom, key);
            }
            else if (count > posted)
            {
                yield return new Violation(ViolationKind.StoredTwice, $"event {key}: {count} stored, {posted} posted");
            }
        }
    }

    public static IEnumerable<Violation> Rows(StoredHistory stored)
    {
        var alerts = stored.Alerts.ToDictionary(alert => alert.Id);
        var incidents = stored.Incidents.ToDictionary(incident => incident.Id);
        var events = stored.Events.CountBy(one => one.AlertId).ToDictionary();
        foreach (var alertId in events.Keys.Where(id => !alerts.ContainsKey(id)))
        {
            yield return new Violation(ViolationKind.Orphan, $"events of alert {alertId}, which is not there");
        }

        foreach (var alert in stored.Alerts)
        {
            if (!incidents.ContainsKey(alert.IncidentId))
            {
                yield return new Violation(ViolationKind.Orphan, $"alert {alert.Key} without incident");
            }

            if (events.GetValueOrDefault(alert.Id) != alert.EventCount)
            {
                yield return new Violation(ViolationKind.Orphan, $"alert {alert.Key} counts {alert.EventCount} events, has {events.GetValueOrDefault(alert.Id)}");
            }
        }

        var alertsOf = stored.Alerts.CountBy(alert => alert.IncidentId).ToDictionary();
        var begun = stored.Timeline.Where(entry => entry.Type == TimelineType.New).Select(entry => entry.IncidentId).ToHashSet();
        foreach (var incident in stored.Incidents)
        {
            if (alertsOf.GetValueOrDefault(incident.Id) != incident.AlertCount)
            {
                yield return new Violation(ViolationKind.Orphan, $"incident {incident.Title} counts {incident.AlertCount} alerts, has {alertsOf.GetValueOrDefault(incident.Id)}");
            }

            if (!begun.Contains(incident.Id))
            {
                yield return new Violation(ViolationKind.Orphan, $"incident {incident.Title} without a first timeline entry");
            }

            if (incident.Progress != IncidentProgress.Closed && !incident.HasNextStep && incident.Quiet == QuietReason.None)
            {
                yield return new Violation(ViolationKind.Forgotten, $"incident {incident.Title}");
            }
        }

        foreach (var same in stored.Incidents.Where(incident => incident.Progress != IncidentProgress.Closed && incident.DedupKey.Length > 0)
            .CountBy(incident => (incident.ChannelId, incident.DedupKey)).Where(pair => pair.Value > 1))
        {
            yield return new Violation(ViolationKind.StoredTwice, $"{same.Value} open incidents for {same.Key.DedupKey}");
        }

        foreach (var entry in stored.Timeline.Select(entry => entry.IncidentId).Distinct().Where(id => !incidents.ContainsKey(id)))
        {
            yield return new Violation(ViolationKind.Orphan, $"timeline of incident {entry}, which is not there");
        }
    }
}
