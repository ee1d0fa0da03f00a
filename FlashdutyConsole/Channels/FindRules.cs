using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Channels;

/// <summary>Finds escalation rules.</summary>
public sealed class FindRules(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>The rules of a channel, in the order in which they are tried.</summary>
    public async Task<IReadOnlyList<EscalationRule>> RunAsync(long channelId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.EscalationRules.AsNoTracking().Where(rule => rule.ChannelId == channelId && rule.DeletedAt == null)
            .OrderBy(rule => rule.Priority).ThenBy(rule => rule.Id).Take(SaveRule.MaximumRules).ToListAsync(cancellationToken);
    }

    /// <summary>One rule of a channel; null when there is none.</summary>
    public async Task<EscalationRule?> OneAsync(long channelId, string ruleId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.EscalationRules.AsNoTracking().SingleOrDefaultAsync(
            rule => rule.Id == ruleId && rule.ChannelId == channelId && rule.DeletedAt == null, cancellationToken);
    }
}
