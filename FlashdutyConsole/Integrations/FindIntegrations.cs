using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations;

/// <summary>Finds integrations, as they are on disk.</summary>
public sealed class FindIntegrations(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>The integration with this id; null when there is none.</summary>
    public async Task<Integration?> OneAsync(long integrationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Integrations.AsNoTracking().SingleOrDefaultAsync(
            integration => integration.Id == integrationId && integration.DeletedAt == null, cancellationToken);
    }

    /// <summary>One page of integrations, oldest first; drafts are not among them.</summary>
    /// <param name="pluginTypes">Of these kinds.</param>
    /// <param name="skip">Rows to pass over.</param>
    /// <param name="limit">Page size.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The page, and how many there are in all.</returns>
    public async Task<(IReadOnlyList<Integration> Items, int Total)> RunAsync(
        IReadOnlyList<string> pluginTypes, int skip, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var query = db.Integrations.AsNoTracking()
            .Where(integration => integration.DeletedAt == null && !integration.IsDraft && pluginTypes.Contains(integration.PluginType));
        return (
            await query.OrderBy(integration => integration.Id).Skip(skip).Take(limit).ToListAsync(cancellationToken),
            await query.CountAsync(cancellationToken));
    }
}
