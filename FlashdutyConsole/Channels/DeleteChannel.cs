using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Channels;

/// <summary>Deletes a channel and its rules. Its incidents stay with their history and notify nobody any more.</summary>
public sealed class DeleteChannel(ConsoleWriter writer, WorkBell bell, ChannelDirectory directory)
{
    /// <summary>Deletes the channel, unless integrations still send alerts to it.</summary>
    public Task<ChannelOutcome> RunAsync(long channelId, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            var channel = await write.Db.Channels.SingleOrDefaultAsync(known => known.Id == channelId && known.DeletedAt == null, cancellationToken);
            if (channel is null)
            {
                return ChannelOutcome.NotFound;
            }

            if (await write.Db.Integrations.AnyAsync(integration => integration.ChannelId == channelId && integration.DeletedAt == null, cancellationToken))
            {
                return ChannelOutcome.InUse;
            }

            channel.DeletedAt = write.Now;
            channel.UpdatedAt = write.Now;
            await write.Db.EscalationRules.Where(rule => rule.ChannelId == channelId && rule.DeletedAt == null)
                .ExecuteUpdateAsync(rule => rule
                    .SetProperty(one => one.DeletedAt, write.Now)
                    .SetProperty(one => one.UpdatedAt, write.Now)
                    .SetProperty(one => one.UpdatedBy, actor.MemberId), cancellationToken);
            write.Audit(actor, AuditAction.DeleteChannel, channelId, before: new { name = channel.Name });
            write.AfterCommit(() =>
            {
                directory.Forget();
                bell.Ring(WorkTopic.Incidents);
            });
            return ChannelOutcome.Done;
        }, cancellationToken);
}
