using FlashdutyConsole.Data;
using FlashdutyConsole.OpenApi;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>Finds WeCom integrations as they stand in the wizard or in their form.</summary>
public sealed class FindDrafts(IDbContextFactory<ConsoleDb> contexts, ConsoleAddress console)
{
    /// <summary>One WeCom integration, a draft or one in use; null when there is none.</summary>
    public async Task<WeComDraft?> OneAsync(long integrationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Integrations.AsNoTracking().SingleOrDefaultAsync(
            known => known.Id == integrationId && known.DeletedAt == null && known.PluginType == PluginType.WeComApp, cancellationToken);
        return row is null ? null : DraftRow.Describe(row, console);
    }

    /// <summary>All that are still being set up, the latest first.</summary>
    public async Task<IReadOnlyList<WeComDraft>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Integrations.AsNoTracking().Where(known => known.IsDraft && known.DeletedAt == null)
            .OrderByDescending(known => known.UpdatedAt).Take(SaveDraftStep.MostDrafts).ToListAsync(cancellationToken);
        return [.. rows.Select(row => DraftRow.Describe(row, console))];
    }
}
