using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Templates;
using FlashdutyConsole.WeCom.Cards;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>What could not be sent because the member was not linked goes out now: the newest message of each incident that is still open.</summary>
public sealed class TellLinkedMember(IncidentCards cards, CardTemplates templates, WorkBell bell) : ILinkEffect
{
    // WeCom takes 30 messages a minute for one member; older ones are of little use by now.
    private const int Most = 20;

    /// <inheritdoc/>
    public async Task<string?> LinkedAsync(Write write, MemberLink link, CancellationToken cancellationToken)
    {
        var waiting = await write.Db.Deliveries
            .Where(delivery => delivery.MemberId == link.MemberId && (delivery.IntegrationId == link.IntegrationId || delivery.IntegrationId == 0)
                && delivery.State == DeliveryState.Undeliverable && delivery.Reason == DeliveryReason.NotLinked
                && write.Db.Incidents.Any(incident => incident.Id == delivery.IncidentId && incident.DeletedAt == null && incident.Progress != IncidentProgress.Closed))
            .OrderByDescending(delivery => delivery.Id).ToListAsync(cancellationToken);
        var newest = waiting.DistinctBy(delivery => delivery.IncidentId).Take(Most).ToList();
        if (newest.Count == 0)
        {
            return null;
        }

        var incidents = await IncidentDesk.LoadAsync(write, [.. newest.Select(delivery => delivery.IncidentId)], cancellationToken);
        var people = await IncidentCards.PeopleAsync(write.Db, incidents, [link.MemberId], cancellationToken);
        var chosen = await TemplatesAsync(write, incidents, cancellationToken);
        var areas = await templates.OpenAsync(write.Db, chosen, cancellationToken);
        foreach (var (incident, templateId) in chosen)
        {
            var taskId = $"{incident.Id}-{ObjectId.New(write.Now)}";
            var built = cards.Build(incident, templateId, areas, people[link.MemberId], people, write.Now, taskId);
            var delivery = newest.Single(one => one.IncidentId == incident.Id);
            delivery.IntegrationId = link.IntegrationId;
            delivery.WeComUserId = link.WeComUserId;
            delivery.State = DeliveryState.Pending;
            delivery.Reason = "";
            // Written now, as far as the last look before sending is concerned: what happened before is on the card.
            delivery.CreatedAt = write.Now;
            delivery.DueAt = write.Now;
            delivery.ContentVersion = incident.Version;
            delivery.Content = CardJson.Write(built.Card);
            delivery.TemplateFault = built.Failure?.Message ?? "";
            delivery.Card = new Card
            {
                IncidentId = incident.Id,
                IntegrationId = link.IntegrationId,
                MemberId = link.MemberId,
                WeComUserId = link.WeComUserId,
                TaskId = taskId,
                TemplateId = templateId,
                WantedVersion = incident.Version,
            };
        }

        await areas.RecordAsync(write, cancellationToken);
        write.AfterCommit(() => bell.Ring(WorkTopic.Deliveries));
        return null;
    }

    // As when they would have been told: the assignment's own template, else the rule's.
    private static async Task<List<(Incident Incident, string TemplateId)>> TemplatesAsync(Write write, List<Incident> incidents, CancellationToken cancellationToken)
    {
        var ids = incidents.Select(incident => incident.Assignment.EscalateRuleId).OfType<string>().Distinct().ToList();
        var rules = await write.Db.EscalationRules.AsNoTracking().Where(rule => ids.Contains(rule.Id))
            .Select(rule => new { rule.Id, rule.TemplateId }).ToDictionaryAsync(rule => rule.Id, rule => rule.TemplateId, cancellationToken);
        return [.. incidents.Select(incident => (
            incident, incident.Assignment.TemplateId ?? rules.GetValueOrDefault(incident.Assignment.EscalateRuleId ?? "") ?? NotificationTemplate.PresetId))];
    }
}
