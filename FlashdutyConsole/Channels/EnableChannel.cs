using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Channels;

/// <summary>Switches a channel on or off. Switched off it takes alerts in and notifies nobody.</summary>
public sealed class EnableChannel(ConsoleWriter writer, WorkBell bell, ChannelDirectory directory)
{
    /// <summary>Switches the channel.</summary>
    public Task<ChannelOutcome> RunAsync(long channelId, bool enabled, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            ArgumentNullException.ThrowIfNull(actor);
            var channel = await write.Db.Channels.SingleOrDefaultAsync(known => known.Id == channelId && known.DeletedAt == null, cancellationToken);
            if (channel is null)
            {
                return ChannelOutcome.NotFound;
            }

            if (channel.Enabled != enabled)
            {
                channel.Enabled = enabled;
                channel.UpdatedAt = write.Now;
                write.Audit(actor, enabled ? AuditAction.EnableChannel : AuditAction.DisableChannel, channelId, after: new { name = channel.Name });
                await WakeResting.RunAsync(write, channelId, cancellationToken);
                write.AfterCommit(() =>
                {
                    directory.Forget();
                    bell.Ring(WorkTopic.Incidents);
                });
            }

            return ChannelOutcome.Done;
        }, cancellationToken);
}
