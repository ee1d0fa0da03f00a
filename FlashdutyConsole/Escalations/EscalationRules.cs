using FlashdutyConsole.Channels;
using FlashdutyConsole.Incidents;

namespace FlashdutyConsole.Escalations;

/// <summary>Decides who is told next, and when. Pure: the incident, its rule and the instant are all it knows.</summary>
public static class EscalationRules
{
    /// <summary>What to do with the incident now.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="rule">The rule that counts for it; null = none.</param>
    /// <param name="channelEnabled">Whether its channel is there and enabled.</param>
    /// <param name="now">The instant.</param>
    public static NextStep Decide(Incident incident, EscalationRule? rule, bool channelEnabled, DateTimeOffset now)
    {
        if (incident.Progress == IncidentProgress.Closed)
        {
            return new NextStep.Rest(QuietReason.Closed);
        }

        if (incident.SnoozedUntil is { } until)
        {
            return until > now ? new NextStep.Wait(until) : new NextStep.Wake();
        }

        if (incident.ToTell.Count > 0)
        {
            return new NextStep.TellJoined();
        }

        if (incident.Assignment.PersonIds.Count > 0 && incident.Assignment.EscalateRuleId is null)
        {
            return incident.LayerTold == 0 ? new NextStep.TellAssignees() : new NextStep.Rest(QuietReason.AssigneesTold);
        }

        if (rule is null || rule.Layers.Count == 0)
        {
            return new NextStep.Rest(incident.ChannelId == 0 ? QuietReason.NoChannel : channelEnabled ? QuietReason.NoRule : QuietReason.ChannelDisabled);
        }

        // Told once, an incident keeps its rule; a channel that is switched off meanwhile is quiet from then on.
        return rule.ChannelId == incident.ChannelId && !channelEnabled
            ? new NextStep.Rest(QuietReason.ChannelDisabled)
            : ByRule(incident, rule, now);
    }

    /// <summary>The first enabled rule, in order of priority, whose filters match; or the rule that the incident was given.</summary>
    public static EscalationRule? RuleFor(Incident incident, IReadOnlyList<EscalationRule> rules, DateTimeOffset localTime) =>
        incident.Assignment.EscalateRuleId is { } given && rules.FirstOrDefault(rule => rule.Id == given) is { } assigned
            ? assigned
            : rules.Where(rule => rule.Enabled)
                .OrderBy(rule => rule.Priority).ThenBy(rule => rule.Id, StringComparer.Ordinal)
                .FirstOrDefault(rule => RuleFilter.Matches(rule, incident.Severity.ToString(), incident.Title, incident.Labels, localTime));

    private static NextStep ByRule(Incident incident, EscalationRule rule, DateTimeOffset now)
    {
        var acknowledged = incident.Progress == IncidentProgress.Processing;
        var index = Math.Min(incident.LayerIndex, rule.Layers.Count - 1);
        if (incident.LayerTold == 0 || incident.LayerStartedAt is not { } started)
        {
            return First(incident, rule, index, acknowledged, now);
        }

        if (incident.LayerIndex > index)
        {
            // The rule has lost the layer that was told. Going back would tell a layer a second time.
            return new NextStep.Rest(acknowledged ? QuietReason.Acknowledged : QuietReason.AllLayersTold);
        }

        var layer = rule.Layers[index];
        var last = index + 1 == rule.Layers.Count;
        if (last && incident.LayerUnreachable && !acknowledged && incident.OwnersToldRound != incident.EscalationRound)
        {
            return new NextStep.TellOwners(rule, index);
        }

        var repeat = !acknowledged && (last || !incident.LayerUnreachable) && incident.LayerTold < Math.Max(1, layer.MaxTimes)
            ? started + (TimeSpan.FromMinutes(layer.NotifyStep) * incident.LayerTold)
            : (DateTimeOffset?)null;
        var escalate = !last && (!acknowledged || layer.ForceEscalate)
            ? incident.LayerUnreachable ? now : started + TimeSpan.FromMinutes(layer.EscalateWindow)
            : (DateTimeOffset?)null;

        if (escalate is { } up && up <= now && (repeat is null || up <= repeat))
        {
            return new NextStep.TellLayer(rule, index + 1, 1);
        }

        if (repeat is { } again && again <= now)
        {
            return new NextStep.TellLayer(rule, index, incident.LayerTold + 1);
        }

        return Earlier(repeat, escalate) is { } next
            ? new NextStep.Wait(next)
            : new NextStep.Rest(
                acknowledged ? QuietReason.Acknowledged : incident.LayerUnreachable ? QuietReason.NobodyReached : QuietReason.AllLayersTold);
    }

    // The delay window counts once, from the start of the incident: what is reopened or reassigned is told at once.
    private static NextStep First(Incident incident, EscalationRule rule, int index, bool acknowledged, DateTimeOffset now)
    {
        if (acknowledged && !AssignedSince(incident))
        {
            return new NextStep.Rest(QuietReason.Acknowledged);
        }

        var due = incident.CreatedAt.AddSeconds(rule.AggregationWindow);
        return incident.EscalationRound == 0 && due > now ? new NextStep.Wait(due) : new NextStep.TellLayer(rule, index, 1);
    }

    // Given to a rule by a person after it was acknowledged: that person wants the layer told, once.
    private static bool AssignedSince(Incident incident) =>
        incident.Assignment.EscalateRuleId is not null && incident.AckTime is { } acknowledgedAt
        && incident.Assignment.AssignedAt >= acknowledgedAt.ToUnixTimeSeconds();

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null || one < other ? one : other;
}
