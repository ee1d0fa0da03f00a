using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>Members join an incident; the engine tells them.</summary>
public sealed class AddResponder(IncidentDesk desk)
{
    /// <summary>Adds the members to the incident.</summary>
    /// <param name="incidentId">The incident.</param>
    /// <param name="personIds">The members; those who are responders already are passed over.</param>
    /// <param name="channels">Channels that override the members' preferences; null = follow them.</param>
    /// <param name="templateId">The template of the card that tells them; null = the incident's.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task<IncidentOutcome> RunAsync(
        string incidentId, IReadOnlyList<long> personIds, IReadOnlyList<string>? channels, string? templateId, Actor actor, CancellationToken cancellationToken) =>
        desk.ForEachAsync([incidentId], actor, async target =>
        {
            var people = personIds.Distinct().ToList();
            var known = await target.Write.Db.Members.CountAsync(
                member => people.Contains(member.Id) && member.Status != MemberStatus.Deleted && member.Status != MemberStatus.Disabled, cancellationToken);
            return people.Count == 0 || known < people.Count
                ? IncidentOutcome.UnknownReference
                : Apply(target, people, channels, templateId);
        }, cancellationToken);

    internal static IncidentOutcome Apply(IncidentWrite target, IReadOnlyList<long> people, IReadOnlyList<string>? channels, string? templateId)
    {
        var incident = target.Incident;
        if (incident.Progress == IncidentProgress.Closed)
        {
            return IncidentOutcome.Closed;
        }

        var added = people.Where(person => incident.Responders.All(responder => responder.MemberId != person)).ToList();
        if (added.Count == 0)
        {
            return IncidentOutcome.Unchanged;
        }

        foreach (var person in added)
        {
            incident.Join(person, target.Now);
        }

        incident.ToTell = [.. incident.ToTell, .. added.Select(person => new PersonToTell(person, channels, templateId))];
        incident.NextStepAt = target.Now;
        incident.Quiet = QuietReason.None;
        target.Record(TimelineType.AddResponder, new AddResponderDetail(added));
        return incident.Changed(target.Now, lookAgain: false, shown: false);
    }
}
