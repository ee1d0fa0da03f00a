using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>Closes incidents. Their alerts end with them: an event that comes later starts a new incident.</summary>
public sealed class CloseIncident(IncidentDesk desk)
{
    /// <summary>Closes each incident, all or none.</summary>
    /// <param name="incidentIds">The incidents.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    /// <param name="rootCause">Written to each when given.</param>
    /// <param name="resolution">Written to each when given.</param>
    public Task<IncidentOutcome> RunAsync(
        IReadOnlyList<string> incidentIds, Actor actor, CancellationToken cancellationToken, string? rootCause = null, string? resolution = null) =>
        desk.ForEachAsync(incidentIds, actor, async target =>
        {
            target.Incident.RootCause = rootCause is { Length: > 0 } ? rootCause : target.Incident.RootCause;
            target.Incident.Resolution = resolution is { Length: > 0 } ? resolution : target.Incident.Resolution;
            return await Apply(target);
        }, cancellationToken);

    internal static async Task<IncidentOutcome> Apply(IncidentWrite target)
    {
        var outcome = target.Incident.Close(target.Actor, target.Now);
        if (outcome == IncidentOutcome.Changed)
        {
            await EndAlertsAsync(target);
            target.Record(TimelineType.Resolve, new ResolveDetail(From(target.Actor.Source)));
        }

        return outcome;
    }

    internal static async Task EndAlertsAsync(IncidentWrite target) =>
        await target.Write.Db.Alerts
            .Where(alert => alert.IncidentId == target.Incident.Id && alert.EndTime == null)
            .ExecuteUpdateAsync(alert => alert
                .SetProperty(one => one.EndTime, target.Now)
                .SetProperty(one => one.Status, IncidentSeverity.Ok)
                .SetProperty(one => one.ClosedWithIncident, true)
                .SetProperty(one => one.UpdatedAt, target.Now));

    // The names of the Open API's feed; a close from a WeCom card is "wcard".
    private static string From(ActorSource source) => source switch
    {
        ActorSource.Card => "wcard",
        ActorSource.AlertEvent => "event",
        ActorSource.Engine => "autorslv",
        _ => "console",
    };
}
