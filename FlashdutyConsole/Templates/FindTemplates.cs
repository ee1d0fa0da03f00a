using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Templates;

/// <summary>Finds notification templates, the built-in preset among them.</summary>
public sealed class FindTemplates(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>The template with this id; null when there is none.</summary>
    public async Task<NotificationTemplate?> OneAsync(string templateId, CancellationToken cancellationToken)
    {
        if (templateId == NotificationTemplate.PresetId)
        {
            return PresetTemplate.Template;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Templates.AsNoTracking().SingleOrDefaultAsync(template => template.Id == templateId && template.DeletedAt == null, cancellationToken);
    }

    /// <summary>One page of templates: the preset first, then the others.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="skip">Rows to pass over.</param>
    /// <param name="limit">Page size.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The page, and how many match in all.</returns>
    public async Task<(IReadOnlyList<NotificationTemplate> Items, int Total)> RunAsync(
        TemplateFilter filter, int skip, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var query = db.Templates.AsNoTracking().Where(template => template.DeletedAt == null);
        query = filter.CreatorId is { } creator ? query.Where(template => template.CreatorId == creator) : query;
        if (filter.Text is { Length: > 0 } text)
        {
            var pattern = "%" + text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
            query = query.Where(template => EF.Functions.Like(template.Name, pattern, "\\"));
        }

        var ordered = (filter.ByUpdate, filter.Ascending) switch
        {
            (true, true) => query.OrderBy(template => template.UpdatedAt).ThenBy(template => template.Id),
            (true, false) => query.OrderByDescending(template => template.UpdatedAt).ThenByDescending(template => template.Id),
            (false, true) => query.OrderBy(template => template.Id),
            (false, false) => query.OrderByDescending(template => template.Id),
        };
        NotificationTemplate[] preset = filter.CreatorId is null or 0
            && PresetTemplate.Template.Name.Contains(filter.Text ?? "", StringComparison.OrdinalIgnoreCase) ? [PresetTemplate.Template] : [];
        var first = preset.Skip(skip).Take(limit).ToList();
        var others = await ordered.Skip(Math.Max(0, skip - preset.Length)).Take(limit - first.Count).ToListAsync(cancellationToken);
        return ([.. first, .. others], preset.Length + await query.CountAsync(cancellationToken));
    }
}
