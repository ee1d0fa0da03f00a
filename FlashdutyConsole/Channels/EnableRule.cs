using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Channels;

/// <summary>Switches an escalation rule on or off. Switched off it is passed over.</summary>
public sealed class EnableRule(ConsoleWriter writer, WorkBell bell)
{
    /// <summary>Switches the rule of the channel.</summary>
    public Task<RuleOutcome> RunAsync(long channelId, string ruleId, bool enabled, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            var rule = await write.Db.EscalationRules.SingleOrDefaultAsync(
                known => known.Id == ruleId && known.ChannelId == channelId && known.DeletedAt == null, cancellationToken);
            if (rule is null)
            {
                return RuleOutcome.UnknownRule;
            }

            if (rule.Enabled != enabled)
            {
                rule.Enabled = enabled;
                rule.UpdatedAt = write.Now;
                rule.UpdatedBy = actor.MemberId;
                write.Audit(actor, enabled ? AuditAction.EnableRule : AuditAction.DisableRule, ruleId, after: new { channel_id = channelId, name = rule.Name });
                await WakeResting.RunAsync(write, channelId, cancellationToken);
                write.AfterCommit(() => bell.Ring(WorkTopic.Incidents));
            }

            return RuleOutcome.Saved;
        }, cancellationToken);
}
