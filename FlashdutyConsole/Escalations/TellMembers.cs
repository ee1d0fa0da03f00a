using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.Templates;
using FlashdutyConsole.WeCom.Cards;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Escalations;

/// <summary>Carries out a step: responders, history, and one card in the outbox for each recipient.</summary>
public sealed class TellMembers(IncidentCards cards, CardTemplates templates)
{
    /// <summary>Reads what the steps of these incidents may need.</summary>
    public async Task<TellDirectory> DirectoryAsync(
        Write write, IReadOnlyList<Incident> incidents, IReadOnlyList<EscalationRule> rules, CancellationToken cancellationToken)
    {
        var ids = rules.SelectMany(rule => rule.Layers).SelectMany(layer => layer.Target.PersonIds)
            .Concat(incidents.SelectMany(incident => incident.Assignment.PersonIds))
            .Concat(incidents.SelectMany(incident => incident.ToTell).Select(person => person.PersonId))
            .Concat(incidents.SelectMany(incident => incident.Responders).Select(responder => responder.MemberId))
            .Distinct().ToList();
        var members = await write.Db.Members.AsNoTracking()
            .Where(member => ids.Contains(member.Id) || member.Role == MemberRole.Owner).ToDictionaryAsync(member => member.Id, cancellationToken);
        var known = members.Keys.ToList();
        var links = await write.Db.MemberLinks.AsNoTracking().Where(link => known.Contains(link.MemberId)).ToListAsync(cancellationToken);
        var integrations = await write.Db.Integrations
            .Where(integration => integration.PluginType == PluginType.WeComApp && integration.DeletedAt == null)
            .Select(integration => integration.Id).ToListAsync(cancellationToken);
        var areas = await templates.OpenAsync(write.Db, Candidates(incidents, rules), cancellationToken);
        return new TellDirectory(members, links, integrations.ToHashSet(), areas);
    }

    // Which of its channel's rules counts is decided later; each brings its template.
    private static List<(Incident Incident, string TemplateId)> Candidates(IReadOnlyList<Incident> incidents, IReadOnlyList<EscalationRule> rules) =>
        incidents.SelectMany(incident => rules.Where(rule => rule.ChannelId == incident.ChannelId || rule.Id == incident.Assignment.EscalateRuleId)
            .Select(rule => rule.TemplateId).Append(incident.Assignment.TemplateId ?? NotificationTemplate.PresetId)
            .Concat(incident.ToTell.Select(person => person.TemplateId).OfType<string>())
            .Distinct().Select(templateId => (incident, templateId))).ToList();

    /// <summary>Tells a layer of a rule.</summary>
    public void Layer(IncidentWrite target, NextStep.TellLayer step, TellDirectory directory)
    {
        var incident = target.Incident;
        var layer = step.Rule.Layers[step.LayerIndex];
        var members = directory.Find(layer.Target.PersonIds).Where(member => member.IsActive).ToList();
        var absent = layer.Target.PersonIds.Except(members.Select(member => member.Id)).ToList();
        var gap = members.Count == 0 ? NotifyDetail.Nobody : null;
        if (gap is not null)
        {
            // Nobody is there who could hear it: better the owners than nobody.
            members = [.. directory.Owners];
        }

        var entered = step.LayerIndex != incident.LayerIndex || incident.LayerTold == 0;
        incident.LayerIndex = step.LayerIndex;
        incident.LayerTold = step.Time;
        if (entered)
        {
            incident.LayerStartedAt = target.Now;
            incident.LayerUnreachable = false;
            Enter(target, step, members, absent);
        }

        var recipients = Recipients.Of(members, layer.Target.By, incident.Severity, directory.Links, directory.Integrations, target.Now);
        Tell(target, recipients, directory, step.Rule, step.LayerIndex, $"{step.LayerIndex}.{step.Time}", gap);
        // Who wants quiet can be reached, and has chosen not to be.
        incident.LayerUnreachable = entered && recipients.All(recipient => recipient.Impossible is not null and not DeliveryReason.QuietHours);
    }

    /// <summary>Nobody of the last layer can be reached: better the owners than nobody.</summary>
    public void Owners(IncidentWrite target, NextStep.TellOwners step, TellDirectory directory)
    {
        var incident = target.Incident;
        incident.OwnersToldRound = incident.EscalationRound;
        var told = step.Rule.Layers[step.LayerIndex].Target.PersonIds;
        var owners = directory.Owners.Where(owner => !told.Contains(owner.Id)).ToList();
        owners.ForEach(owner => incident.Join(owner.Id, target.Now));
        var recipients = Recipients.Of(owners, null, incident.Severity, directory.Links, directory.Integrations, target.Now);
        Tell(target, recipients, directory, step.Rule, step.LayerIndex, $"{step.LayerIndex}.owners", NotifyDetail.Unreachable);
        incident.LayerUnreachable = recipients.All(recipient => recipient.Impossible is not null);
    }

    /// <summary>Tells the members to whom the incident was assigned directly.</summary>
    public void Assignees(IncidentWrite target, TellDirectory directory)
    {
        var assignment = target.Incident.Assignment;
        target.Incident.LayerTold = 1;
        target.Incident.LayerStartedAt = target.Now;
        Tell(target, Direct(target.Incident, directory.Find(assignment.PersonIds), assignment.PersonalChannels, directory, target.Now), directory, null, 0, "direct");
    }

    /// <summary>Tells members who joined.</summary>
    public void Joined(IncidentWrite target, EscalationRule? rule, TellDirectory directory)
    {
        var joined = target.Incident.ToTell;
        target.Incident.ToTell = [];
        foreach (var alike in joined.GroupBy(person => person.TemplateId))
        {
            var recipients = alike.SelectMany(person => Direct(target.Incident, directory.Find([person.PersonId]), person.Channels, directory, target.Now)).ToList();
            Tell(target, recipients, directory, rule, target.Incident.LayerIndex, $"joined.{ObjectId.New(target.Now)}", templateId: alike.Key);
        }
    }

    private static IReadOnlyList<Recipient> Direct(Incident incident, IReadOnlyList<Member> members, IReadOnlyList<string>? channels, TellDirectory directory, DateTimeOffset now)
    {
        var by = channels is { Count: > 0 } ? new NotifyBy { Critical = channels, Warning = channels, Info = channels } : null;
        return Recipients.Of(members, by, incident.Severity, directory.Links, directory.Integrations, now);
    }

    private static void Enter(IncidentWrite target, NextStep.TellLayer step, List<Member> members, List<long> absent)
    {
        var incident = target.Incident;
        members.ForEach(member => incident.Join(member.Id, target.Now));
        incident.Assignment = incident.Assignment with
        {
            Id = ObjectId.New(target.Now),
            Type = step.LayerIndex > 0 ? "escalate" : incident.Assignment.Type,
            EscalateRuleId = step.Rule.Id,
            EscalateRuleName = step.Rule.Name,
            LayerIdx = step.LayerIndex,
            AssignedAt = target.Now.ToUnixTimeSeconds(),
        };
        target.Record(TimelineType.Assign, new AssignDetail
        {
            Id = incident.Assignment.Id,
            Type = incident.Assignment.Type,
            EscalateRuleId = step.Rule.Id,
            EscalateRuleName = step.Rule.Name,
            LayerIdx = step.LayerIndex,
            AssignedAt = incident.Assignment.AssignedAt,
            To = members.Select(member => member.Id).ToList(),
            Absent = absent.Count == 0 ? null : absent,
        });
    }

    // One notification in the history for each channel, one delivery for each recipient.
    private void Tell(
        IncidentWrite target, IReadOnlyList<Recipient> recipients, TellDirectory directory, EscalationRule? rule, int layer, string step, string? insteadOf = null, string? templateId = null)
    {
        var incident = target.Incident;
        foreach (var channel in recipients.GroupBy(recipient => recipient.IntegrationId))
        {
            var notification = ObjectId.New(target.Now);
            TemplateFailure? failure = null;
            foreach (var recipient in channel)
            {
                var key = $"{incident.Id}/{incident.EscalationRound}/{step}/{recipient.Member.Id}/{channel.Key}";
                failure = Add(target, recipient, directory, notification, key, templateId ?? incident.Assignment.TemplateId ?? rule?.TemplateId ?? NotificationTemplate.PresetId) ?? failure;
            }

            target.Record(TimelineType.Notify, new NotifyDetail
            {
                Rid = notification,
                FireType = incident.EscalationRound == 0 && layer == 0 && incident.LayerTold <= 1 ? "fire" : "refire",
                EscalateRuleId = rule?.Id,
                EscalateRuleName = rule?.Name,
                LayerIdx = layer,
                By = By(channel.Key, directory),
                Persons = channel.Select(recipient => new NotifiedPerson(recipient.Member.Id)).ToList(),
                InsteadOf = insteadOf,
                TemplateFailed = failure is null ? null : new FailedTemplate(failure.TemplateId, failure.TemplateName, failure.Message),
            });
        }
    }

    // Someone who is linked to nothing was to be told by the only channel there is, if there is one.
    private static string By(long integrationId, TellDirectory directory) =>
        integrationId != 0 ? $"{Recipients.ChannelPrefix}{integrationId}"
            : directory.Integrations.Count == 1 ? $"{Recipients.ChannelPrefix}{directory.Integrations.First()}"
            : PluginType.WeComApp;

    // Why the card's template could not be used; null = it could.
    private TemplateFailure? Add(IncidentWrite target, Recipient recipient, TellDirectory directory, string notification, string stepKey, string templateId)
    {
        var incident = target.Incident;
        var delivery = new Delivery
        {
            IncidentId = incident.Id,
            NotificationId = notification,
            StepKey = stepKey,
            IntegrationId = recipient.IntegrationId,
            MemberId = recipient.Member.Id,
            WeComUserId = recipient.WeComUserId,
            Kind = DeliveryKind.Card,
            Urgency = (int)incident.Severity,
            DueAt = target.Now,
            CreatedAt = target.Now,
            ContentVersion = incident.Version,
        };
        if (recipient.Impossible is { } reason)
        {
            delivery.State = reason == DeliveryReason.QuietHours ? DeliveryState.Skipped : DeliveryState.Undeliverable;
            delivery.Reason = reason;
            target.Write.Db.Deliveries.Add(delivery);
            return null;
        }

        var taskId = $"{incident.Id}-{ObjectId.New(target.Now)}";
        var built = cards.Build(incident, templateId, directory.Areas, recipient.Member, directory.Members, target.Now, taskId);
        delivery.Content = CardJson.Write(built.Card);
        delivery.TemplateFault = built.Failure?.Message ?? "";
        var card = new Card
        {
            IncidentId = incident.Id,
            IntegrationId = recipient.IntegrationId,
            MemberId = recipient.Member.Id,
            WeComUserId = recipient.WeComUserId,
            TaskId = taskId,
            TemplateId = templateId,
            WantedVersion = incident.Version,
        };
        delivery.Card = card;
        target.Write.Db.Deliveries.Add(delivery);
        return built.Failure;
    }
}
