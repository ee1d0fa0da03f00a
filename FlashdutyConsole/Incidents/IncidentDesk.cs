using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Members;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>
/// What every action on incidents shares: one transaction over all that are named, the history, the cards' updates,
/// and after the commit the bell for the engine and the word to open pages.
/// </summary>
public sealed class IncidentDesk(ConsoleWriter writer, WorkBell bell, IncidentChanges changes)
{
    /// <summary>Most incidents in one call, as in the Open API.</summary>
    public const int MaximumIncidents = 100;

    private static readonly RowQuery<Incident> One = new("""WHERE "Id" = @p0 AND "DeletedAt" IS NULL""");
    private static readonly RowQuery<Responder> OfOne = new("""WHERE "IncidentId" = @p0 ORDER BY "MemberId" """);

    /// <summary>Applies a rule to each incident. When one does not exist, nothing is changed.</summary>
    public Task<IncidentOutcome> ForEachAsync(
        IReadOnlyList<string> ids, Actor actor, Func<IncidentWrite, Task<IncidentOutcome>> rule, CancellationToken cancellationToken,
        WritePriority priority = WritePriority.Person) =>
        writer.RunAsync(priority, async write =>
        {
            var distinct = ids.Select(id => id.ToLowerInvariant()).Distinct().ToList();
            var incidents = await LoadAsync(write, distinct, cancellationToken);
            if (incidents.Count < distinct.Count)
            {
                return IncidentOutcome.NotFound;
            }

            var outcome = IncidentOutcome.Unchanged;
            foreach (var incident in incidents)
            {
                var one = await ApplyAsync(new IncidentWrite(write, incident, actor), rule);
                outcome = one == IncidentOutcome.Changed || outcome == IncidentOutcome.Unchanged ? one : outcome;
            }

            return outcome;
        }, cancellationToken);

    /// <summary>Applies a rule to one incident in a transaction that is open already: a click on a card.</summary>
    /// <param name="target">The incident and who acts.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="shownBy">The card whose passive reply shows the result; 0 = none.</param>
    public async Task<IncidentOutcome> ApplyAsync(IncidentWrite target, Func<IncidentWrite, Task<IncidentOutcome>> rule, long shownBy = 0)
    {
        var before = target.Incident.Version;
        var outcome = await rule(target);
        if (target.Incident.Version != before)
        {
            Announce(target.Write, target.Incident, shownBy);
        }
        else if (outcome == IncidentOutcome.Changed)
        {
            Announce(target.Write, target.Incident.Id);
        }

        return outcome;
    }

    /// <summary>An incident was made or changed: its cards follow, the engine looks, pages are told.</summary>
    public void Announce(Write write, Incident incident, long shownBy = 0)
    {
        CardUpdates.Request(write, incident.Id, incident.Version, (int)incident.Severity, shownBy);
        Announce(write, incident.Id);
    }

    internal void Announce(Write write, string incidentId) => write.AfterCommit(() =>
    {
        bell.Ring(WorkTopic.Incidents);
        bell.Ring(WorkTopic.Deliveries);
        changes.Publish(incidentId);
    });

    /// <summary>The incident with its responders, tracked; null = there is none.</summary>
    public static Incident? Load(Write write, string incidentId)
    {
        var incident = One.TrackFirst(write, incidentId);
        if (incident is not null)
        {
            // The context joins them to the incident.
            OfOne.Track(write, incidentId);
        }

        return incident;
    }

    /// <summary>The incidents with their responders, in the order of the ids; those that do not exist are left out.</summary>
    public static async Task<List<Incident>> LoadAsync(Write write, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var found = await write.Db.Incidents.Include(incident => incident.Responders)
            .Where(incident => ids.Contains(incident.Id) && incident.DeletedAt == null)
            .ToDictionaryAsync(incident => incident.Id, cancellationToken);
        return ids.Where(found.ContainsKey).Select(id => found[id]).ToList();
    }
}
