using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Incidents;

/// <summary>Lets notifications of incidents rest; afterwards they are Triggered and told again.</summary>
public sealed class SnoozeIncident(IncidentDesk desk)
{
    /// <summary>Longest rest: 24 hours.</summary>
    public const int MaximumMinutes = 1440;

    /// <summary>Snoozes each incident, all or none.</summary>
    /// <param name="incidentIds">The incidents.</param>
    /// <param name="minutes">1 to <see cref="MaximumMinutes"/>.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task<IncidentOutcome> RunAsync(IReadOnlyList<string> incidentIds, int minutes, Actor actor, CancellationToken cancellationToken) =>
        desk.ForEachAsync(incidentIds, actor, target => Apply(target, minutes), cancellationToken);

    internal static Task<IncidentOutcome> Apply(IncidentWrite target, int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minutes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minutes, MaximumMinutes);
        var outcome = target.Incident.Snooze(TimeSpan.FromMinutes(minutes), target.Now);
        if (outcome == IncidentOutcome.Changed)
        {
            target.Record(TimelineType.Snooze, new SnoozeDetail(minutes));
        }

        return Task.FromResult(outcome);
    }
}
