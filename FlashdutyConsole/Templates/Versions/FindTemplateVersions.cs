using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Templates.Versions;

/// <summary>Finds what a template was before.</summary>
public sealed class FindTemplateVersions(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>Versions in one page.</summary>
    public const int PageSize = 50;

    /// <summary>One page of versions, newest first.</summary>
    /// <param name="templateId">The template.</param>
    /// <param name="before">The number at which the last page ended; null = the first page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<TemplateVersion>> RunAsync(string templateId, int? before, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.TemplateVersions.AsNoTracking().Where(version => version.TemplateId == templateId && (before == null || version.Number < before))
            .OrderByDescending(version => version.Number).Take(PageSize).ToListAsync(cancellationToken);
    }

    /// <summary>One version; null when there is none.</summary>
    public async Task<TemplateVersion?> OneAsync(string templateId, int number, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.TemplateVersions.AsNoTracking().SingleOrDefaultAsync(version => version.TemplateId == templateId && version.Number == number, cancellationToken);
    }
}
