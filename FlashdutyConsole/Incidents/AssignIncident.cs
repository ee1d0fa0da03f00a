using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>Gives incidents to members or to an escalation rule; they are told anew.</summary>
public sealed class AssignIncident(IncidentDesk desk)
{
    /// <summary>Assigns each incident, all or none. <see cref="Assignment.PersonIds"/> or <see cref="Assignment.EscalateRuleId"/> names to whom.</summary>
    public Task<IncidentOutcome> RunAsync(
        IReadOnlyList<string> incidentIds, Assignment assignment, Actor actor, CancellationToken cancellationToken) =>
        desk.ForEachAsync(incidentIds, actor, async target =>
        {
            var resolved = await ResolveAsync(target.Write, assignment, cancellationToken);
            return resolved is null ? IncidentOutcome.UnknownReference : Apply(target, resolved);
        }, cancellationToken);

    internal static IncidentOutcome Apply(IncidentWrite target, Assignment assignment)
    {
        var first = target.Incident.Assignment.Id.Length == 0;
        var full = assignment with
        {
            Id = ObjectId.New(target.Now),
            Type = first ? "assign" : "reassign",
            AssignedAt = target.Now.ToUnixTimeSeconds(),
        };
        var outcome = target.Incident.Assign(full, target.Now);
        if (outcome == IncidentOutcome.Changed)
        {
            target.Record(TimelineType.Assign, new AssignDetail
            {
                Id = full.Id,
                Type = full.Type,
                EscalateRuleId = full.EscalateRuleId,
                EscalateRuleName = full.EscalateRuleName,
                LayerIdx = full.LayerIdx,
                AssignedAt = full.AssignedAt,
                To = full.PersonIds,
            });
        }

        return outcome;
    }

    // Whether everybody and everything named is there; with the rule's name filled in. Null = not.
    internal static async Task<Assignment?> ResolveAsync(Write write, Assignment assignment, CancellationToken cancellationToken)
    {
        if (assignment.EscalateRuleId is { } ruleId)
        {
            var rule = await write.Db.EscalationRules.AsNoTracking()
                .SingleOrDefaultAsync(known => known.Id == ruleId && known.DeletedAt == null, cancellationToken);
            return rule is null || assignment.LayerIdx < 0 || assignment.LayerIdx >= rule.Layers.Count
                ? null
                : assignment with { EscalateRuleName = rule.Name, PersonIds = [] };
        }

        var people = assignment.PersonIds.Distinct().ToList();
        var known = await write.Db.Members.CountAsync(
            member => people.Contains(member.Id) && member.Status != MemberStatus.Deleted && member.Status != MemberStatus.Disabled, cancellationToken);
        return people.Count > 0 && known == people.Count ? assignment with { PersonIds = people } : null;
    }
}
