using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Incidents;

/// <summary>Ends the rest of snoozed incidents: Triggered, and told again.</summary>
public sealed class WakeIncident(IncidentDesk desk)
{
    /// <summary>Runs the action on each incident, all or none.</summary>
    public Task<IncidentOutcome> RunAsync(IReadOnlyList<string> incidentIds, Actor actor, CancellationToken cancellationToken) =>
        desk.ForEachAsync(incidentIds, actor, Apply, cancellationToken);

    internal static Task<IncidentOutcome> Apply(IncidentWrite target)
    {
        var before = target.Incident.SnoozedUntil;
        var outcome = target.Incident.Wake(target.Now);
        if (outcome == IncidentOutcome.Changed)
        {
            target.Record(TimelineType.Wake, new WakeDetail(before!.Value.ToUnixTimeSeconds()));
        }

        return Task.FromResult(outcome);
    }
}
