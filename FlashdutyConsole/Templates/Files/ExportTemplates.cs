using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Templates.Files;

/// <summary>Writes templates into a file that <see cref="ImportTemplates"/> reads.</summary>
public sealed class ExportTemplates(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>The text of the file.</summary>
    /// <param name="templateIds">Which, the preset too; unknown ones are left out.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The text; null when there is none of them.</returns>
    public async Task<string?> RunAsync(IReadOnlyList<string> templateIds, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Templates.AsNoTracking().Where(template => templateIds.Contains(template.Id) && template.DeletedAt == null)
            .OrderBy(template => template.Name).Take(TemplateFile.MostTemplates).ToListAsync(cancellationToken);
        var all = templateIds.Contains(NotificationTemplate.PresetId) ? [PresetTemplate.Template, .. found] : found;
        return all.Count == 0 ? null : TemplateFile.Write(all);
    }
}
