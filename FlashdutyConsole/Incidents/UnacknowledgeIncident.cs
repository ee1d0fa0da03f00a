using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Incidents;

/// <summary>Nobody is at the incidents any more: they are told again.</summary>
public sealed class UnacknowledgeIncident(IncidentDesk desk)
{
    /// <summary>Runs the action on each incident, all or none.</summary>
    public Task<IncidentOutcome> RunAsync(IReadOnlyList<string> incidentIds, Actor actor, CancellationToken cancellationToken) =>
        desk.ForEachAsync(incidentIds, actor, Apply, cancellationToken);

    internal static Task<IncidentOutcome> Apply(IncidentWrite target)
    {
        var outcome = target.Incident.Unacknowledge(target.Now);
        if (outcome == IncidentOutcome.Changed)
        {
            target.Record(TimelineType.Unacknowledge, new NoDetail());
        }

        return Task.FromResult(outcome);
    }
}
