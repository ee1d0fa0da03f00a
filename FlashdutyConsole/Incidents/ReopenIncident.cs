using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>Opens closed incidents again: Triggered, and told anew.</summary>
public sealed class ReopenIncident(IncidentDesk desk)
{
    /// <summary>Reopens each incident, all or none.</summary>
    /// <param name="incidentIds">The incidents.</param>
    /// <param name="reason">Why; may be empty.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task<IncidentOutcome> RunAsync(IReadOnlyList<string> incidentIds, string reason, Actor actor, CancellationToken cancellationToken) =>
        desk.ForEachAsync(incidentIds, actor, async target =>
        {
            var outcome = target.Incident.Reopen(target.Now);
            if (outcome == IncidentOutcome.Changed)
            {
                await ReviveAlertsAsync(target, cancellationToken);
                target.Record(TimelineType.Reopen, new ReopenDetail(reason));
            }

            return outcome;
        }, cancellationToken);

    // Alerts that a person ended become active again, unless the source has meanwhile fired anew under the same key.
    private static async Task ReviveAlertsAsync(IncidentWrite target, CancellationToken cancellationToken)
    {
        var db = target.Write.Db;
        var closed = await db.Alerts
            .Where(alert => alert.IncidentId == target.Incident.Id && alert.ClosedWithIncident)
            .Where(alert => !db.Alerts.Any(other => other.IntegrationId == alert.IntegrationId && other.AlertKey == alert.AlertKey && other.EndTime == null))
            .ToListAsync(cancellationToken);
        foreach (var alert in closed.OrderByDescending(alert => alert.LastTime).DistinctBy(alert => (alert.IntegrationId, alert.AlertKey)))
        {
            alert.EndTime = null;
            alert.ClosedWithIncident = false;
            alert.Status = alert.Severity;
            alert.UpdatedAt = target.Now;
            target.Incident.ActiveAlertCount++;
        }

        // The next incident of the same call must see these as active.
        await db.SaveChangesAsync(cancellationToken);
    }
}
