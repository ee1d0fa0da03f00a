using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations.Checks;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations;

/// <summary>Finds all integrations with their state, drafts too.</summary>
public sealed class FindIntegrationLines(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Most = 500;

    /// <summary>The integrations, oldest first; at most 500.</summary>
    public async Task<IReadOnlyList<IntegrationLine>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Integrations.AsNoTracking().Where(known => known.DeletedAt == null).OrderBy(known => known.Id).Take(Most).ToListAsync(cancellationToken);
        var ids = rows.Where(row => row.PluginType == PluginType.WeComApp).Select(row => row.Id).ToList();
        var results = (await db.IntegrationChecks.AsNoTracking().Where(check => ids.Contains(check.IntegrationId)).ToListAsync(cancellationToken))
            .ToLookup(check => check.IntegrationId, check => check.ToResult());
        var channels = await db.Channels.AsNoTracking().Where(channel => channel.DeletedAt == null)
            .ToDictionaryAsync(channel => channel.Id, channel => channel.Name, cancellationToken);
        return [.. rows.Select(row => new IntegrationLine(row, channels.GetValueOrDefault(row.ChannelId), [.. results[row.Id]]))];
    }
}
