using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Channels;

/// <summary>Deletes an escalation rule. Incidents that run by it go on as the engine decides.</summary>
public sealed class DeleteRule(ConsoleWriter writer, WorkBell bell)
{
    /// <summary>Deletes the rule of the channel.</summary>
    public Task<RuleOutcome> RunAsync(long channelId, string ruleId, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            var rule = await write.Db.EscalationRules.SingleOrDefaultAsync(
                known => known.Id == ruleId && known.ChannelId == channelId && known.DeletedAt == null, cancellationToken);
            if (rule is null)
            {
                return RuleOutcome.UnknownRule;
            }

            rule.DeletedAt = write.Now;
            rule.UpdatedAt = write.Now;
            rule.UpdatedBy = actor.MemberId;
            write.Audit(actor, AuditAction.DeleteRule, ruleId, before: new { channel_id = channelId, name = rule.Name });
            write.AfterCommit(() => bell.Ring(WorkTopic.Incidents));
            return RuleOutcome.Saved;
        }, cancellationToken);
}
