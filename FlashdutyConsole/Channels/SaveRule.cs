using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Channels;

/// <summary>Makes or changes an escalation rule. What it names must exist. The shape is for <see cref="RuleDraftValidator"/>.</summary>
public sealed class SaveRule(ConsoleWriter writer, WorkBell bell)
{
    /// <summary>Most rules of a channel.</summary>
    public const int MaximumRules = 100;

    /// <summary>Saves the draft.</summary>
    public Task<SavedRule> RunAsync(RuleDraft draft, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            if (!await write.Db.Channels.AnyAsync(channel => channel.Id == draft.ChannelId && channel.DeletedAt == null, cancellationToken))
            {
                return new SavedRule(RuleOutcome.UnknownChannel);
            }

            return await ApplyAsync(write, draft, actor, bell, cancellationToken);
        }, cancellationToken);

    // In a transaction that is open already; the channel is known to exist.
    internal static async Task<SavedRule> ApplyAsync(Write write, RuleDraft draft, Actor actor, WorkBell bell, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(write.Db, draft, cancellationToken);
        if (missing != RuleOutcome.Saved)
        {
            return new SavedRule(missing);
        }

        var rule = draft.Id is null
            ? await NewAsync(write, draft, cancellationToken)
            : await write.Db.EscalationRules.SingleOrDefaultAsync(
                known => known.Id == draft.Id && known.ChannelId == draft.ChannelId && known.DeletedAt == null, cancellationToken);
        if (rule is null)
        {
            return new SavedRule(draft.Id is null ? RuleOutcome.TooMany : RuleOutcome.UnknownRule);
        }

        var before = draft.Id is null ? null : Summary(rule);
        rule.Name = draft.Name;
        rule.Description = draft.Description;
        rule.Priority = draft.Priority;
        rule.AggregationWindow = draft.AggregationWindow;
        rule.TemplateId = draft.TemplateId.ToLowerInvariant();
        rule.Layers = draft.Layers;
        rule.Filters = draft.Filters;
        rule.TimeFilters = draft.TimeFilters;
        rule.OpensWarRoom = draft.OpensWarRoom ?? rule.OpensWarRoom;
        rule.UpdatedBy = actor.MemberId;
        rule.UpdatedAt = write.Now;
        write.Audit(actor, before is null ? AuditAction.CreateRule : AuditAction.UpdateRule, rule.Id, before, Summary(rule));
        await write.Db.SaveChangesAsync(cancellationToken);
        await WakeResting.RunAsync(write, draft.ChannelId, cancellationToken);
        write.AfterCommit(() => bell.Ring(WorkTopic.Incidents));
        return new SavedRule(RuleOutcome.Saved, rule);
    }

    private static object Summary(EscalationRule rule) => new
    {
        channel_id = rule.ChannelId,
        name = rule.Name,
        description = rule.Description,
        priority = rule.Priority,
        aggregation_window = rule.AggregationWindow,
        template_id = rule.TemplateId,
        layers = rule.Layers,
        filters = rule.Filters,
        time_filters = rule.TimeFilters,
        war_room_enabled = rule.OpensWarRoom,
    };

    // Null when the channel is full.
    private static async Task<EscalationRule?> NewAsync(Write write, RuleDraft draft, CancellationToken cancellationToken)
    {
        if (await write.Db.EscalationRules.CountAsync(rule => rule.ChannelId == draft.ChannelId && rule.DeletedAt == null, cancellationToken) >= MaximumRules)
        {
            return null;
        }

        var rule = new EscalationRule { Id = ObjectId.New(write.Now), ChannelId = draft.ChannelId, CreatedAt = write.Now };
        write.Db.EscalationRules.Add(rule);
        return rule;
    }

    private static async Task<RuleOutcome> MissingAsync(ConsoleDb db, RuleDraft draft, CancellationToken cancellationToken)
    {
        var people = draft.Layers.SelectMany(layer => layer.Target.PersonIds).ToList();
        if (!await FindMembers.ExistAsync(db, people, cancellationToken))
        {
            return RuleOutcome.UnknownMember;
        }

        var template = draft.TemplateId.ToLowerInvariant();
        if (template != NotificationTemplate.PresetId && !await db.Templates.AnyAsync(known => known.Id == template && known.DeletedAt == null, cancellationToken))
        {
            return RuleOutcome.UnknownTemplate;
        }

        var integrations = draft.Layers.SelectMany(layer => layer.Target.By.Critical.Concat(layer.Target.By.Warning).Concat(layer.Target.By.Info))
            .Select(name => PersonalChannel.IntegrationId(name) ?? 0).Distinct().ToList();
        var known = await db.Integrations.CountAsync(
            integration => integrations.Contains(integration.Id) && integration.PluginType == PersonalChannel.Kind && integration.DeletedAt == null, cancellationToken);
        return known == integrations.Count ? RuleOutcome.Saved : RuleOutcome.UnknownIntegration;
    }
}
