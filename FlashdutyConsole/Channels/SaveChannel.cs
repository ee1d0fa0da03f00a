using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Channels;

/// <summary>Makes or changes a channel, a new one together with its first rule. The shape is for <see cref="ChannelDraftValidator"/>.</summary>
public sealed class SaveChannel(ConsoleWriter writer, WorkBell bell, ChannelDirectory directory)
{
    /// <summary>Saves the draft, all of it or nothing.</summary>
    public async Task<SavedChannel> RunAsync(ChannelDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.RunAsync(WritePriority.Person, async write => new SavedChannel(
                RuleOutcome.Saved, await ApplyAsync(write, draft, actor, cancellationToken)), cancellationToken);
        }
        catch (NotSavedException notSaved)
        {
            return new SavedChannel(notSaved.Outcome);
        }
    }

    private async Task<Channel> ApplyAsync(Write write, ChannelDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        var channel = draft.Id == 0
            ? New(write, actor)
            : await write.Db.Channels.SingleOrDefaultAsync(known => known.Id == draft.Id && known.DeletedAt == null, cancellationToken)
                ?? throw new NotSavedException(RuleOutcome.UnknownChannel);
        var before = draft.Id == 0 ? null : Summary(channel);
        channel.Name = draft.Name ?? channel.Name;
        channel.Description = draft.Description ?? channel.Description;
        channel.Grouping = draft.Grouping ?? channel.Grouping;
        channel.AutoResolveTimeout = draft.AutoResolveTimeout ?? channel.AutoResolveTimeout;
        channel.AutoResolveMode = draft.AutoResolveMode ?? channel.AutoResolveMode;
        channel.DisableAutoClose = draft.DisableAutoClose ?? channel.DisableAutoClose;
        channel.UpdatedAt = write.Now;
        // The log, and the rule, need the channel's id.
        await write.Db.SaveChangesAsync(cancellationToken);
        write.Audit(actor, before is null ? AuditAction.CreateChannel : AuditAction.UpdateChannel, channel.Id, before, Summary(channel));
        if (draft.FirstRule is { } rule)
        {
            var saved = await SaveRule.ApplyAsync(write, rule with { Id = null, ChannelId = channel.Id }, actor, bell, cancellationToken);
            if (saved.Outcome != RuleOutcome.Saved)
            {
                throw new NotSavedException(saved.Outcome);
            }
        }

        write.AfterCommit(() =>
        {
            directory.Forget();
            bell.Ring(WorkTopic.Incidents);
        });
        return channel;
    }

    private static object Summary(Channel channel) => new
    {
        name = channel.Name,
        description = channel.Description,
        grouping = channel.Grouping,
        auto_resolve_timeout = channel.AutoResolveTimeout,
        auto_resolve_mode = channel.AutoResolveMode,
        disable_auto_close = channel.DisableAutoClose,
    };

    private static Channel New(Write write, Actor actor)
    {
        var channel = new Channel { CreatorId = actor.MemberId, CreatedAt = write.Now };
        write.Db.Channels.Add(channel);
        return channel;
    }

    // Rolls the transaction back: the channel was written already when its rule turns out to name what is not there.
    private sealed class NotSavedException(RuleOutcome outcome) : Exception
    {
        public RuleOutcome Outcome { get; } = outcome;
    }
}
