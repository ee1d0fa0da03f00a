using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Deliveries;

/// <summary>The integrations that need an admin. While there is none, asking costs no query.</summary>
public sealed class FindBrokenIntegrations(IntegrationDirectory directory, IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>Those that need an admin, the longest broken first.</summary>
    public async Task<IReadOnlyList<BrokenIntegration>> RunAsync(CancellationToken cancellationToken)
    {
        var broken = (await directory.AllAsync(cancellationToken)).Where(integration => integration.BrokenSince is not null)
            .OrderBy(integration => integration.BrokenSince).ToList();
        if (broken.Count == 0)
        {
            return [];
        }

        var ids = broken.Select(integration => integration.Id).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Deliveries.AsNoTracking()
            .Where(delivery => ids.Contains(delivery.IntegrationId) && (delivery.State == DeliveryState.Pending || delivery.State == DeliveryState.Sending))
            .GroupBy(delivery => delivery.IntegrationId)
            // Without this line the database would hand out every delivery that waits to be counted here.
            .Select(group => new { IntegrationId = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.IntegrationId, row => row.Count, cancellationToken);
        return [.. broken.Select(integration => new BrokenIntegration(
            integration.Id, integration.Name, integration.BrokenErrCode, integration.BrokenSince!.Value, waiting.GetValueOrDefault(integration.Id)))];
    }
}
