using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Finds gates that were open and have closed, to tell owners and admins.</summary>
public sealed class FindClosedGates(IDbContextFactory<ConsoleDb> contexts, IntegrationDirectory directory)
{
    private const int Most = 20;

    /// <summary>
    /// The gates of integrations in use, the longest closed first. Not those whose code already stopped deliveries: the other banner
    /// tells of them.
    /// </summary>
    public async Task<IReadOnlyList<ClosedGate>> RunAsync(CancellationToken cancellationToken)
    {
        var integrations = (await directory.AllAsync(cancellationToken)).Where(known => known is { PluginType: PluginType.WeComApp, IsDraft: false }).ToDictionary(known => known.Id);
        if (integrations.Count == 0)
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.IntegrationChecks.AsNoTracking().Where(check => check.ClosedSince != null).OrderBy(check => check.ClosedSince).Take(Most).ToListAsync(cancellationToken);
        return [.. rows.Where(row => integrations.TryGetValue(row.IntegrationId, out var known) && (known.BrokenErrCode == 0 || known.BrokenErrCode != row.ErrCode))
            .Select(row => new ClosedGate(row.IntegrationId, integrations[row.IntegrationId].Name, row.ToResult()))];
    }
}
