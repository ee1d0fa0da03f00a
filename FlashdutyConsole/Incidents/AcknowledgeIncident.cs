using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Incidents;

/// <summary>Someone starts on incidents.</summary>
public sealed class AcknowledgeIncident(IncidentDesk desk)
{
    /// <summary>Runs the action on each incident, all or none.</summary>
    public Task<IncidentOutcome> RunAsync(IReadOnlyList<string> incidentIds, Actor actor, CancellationToken cancellationToken) =>
        desk.ForEachAsync(incidentIds, actor, Apply, cancellationToken);

    internal static Task<IncidentOutcome> Apply(IncidentWrite target)
    {
        var outcome = target.Incident.Acknowledge(target.Actor, target.Now);
        if (outcome == IncidentOutcome.Changed)
        {
            target.Record(TimelineType.Acknowledge, new NoDetail());
        }

        return Task.FromResult(outcome);
    }
}
