using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Templates.Versions;

/// <summary>Brings an older version of a template back, as its newest one. The name stays: another template may have taken the old one.</summary>
public sealed class RestoreTemplate(ConsoleWriter writer)
{
    /// <summary>Restores description and content of a version.</summary>
    /// <param name="templateId">The template.</param>
    /// <param name="number">The version.</param>
    /// <param name="expectedVersion">The newest version that the person saw; null = whatever stands there.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Ends the wait for the turn.</param>
    public Task<SavedTemplate> RunAsync(string templateId, int number, int? expectedVersion, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            var template = await StoreTemplate.FindAsync(write.Db, templateId, cancellationToken);
            var version = await write.Db.TemplateVersions.AsNoTracking()
                .SingleOrDefaultAsync(known => known.TemplateId == templateId && known.Number == number, cancellationToken);
            if (template is null || version is null)
            {
                return new SavedTemplate(TemplateOutcome.NotFound, template);
            }

            if (expectedVersion is { } expected && expected != template.Version)
            {
                return new SavedTemplate(TemplateOutcome.Outdated, template);
            }

            var draft = new TemplateDraft
            {
                Name = template.Name,
                Description = version.Description,
                WeComApp = version.WeComApp,
                OtherChannels = version.OtherChannels,
            };
            return await StoreTemplate.ChangeAsync(write, template, draft, actor, number, cancellationToken);
        }, cancellationToken);
}
