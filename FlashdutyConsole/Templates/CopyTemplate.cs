using System.Globalization;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Templates;

/// <summary>Makes a template like another, the preset included.</summary>
public sealed class CopyTemplate(ConsoleWriter writer)
{
    /// <summary>Copies a template.</summary>
    /// <param name="templateId">The template; the preset too.</param>
    /// <param name="name">The copy's name; where it is taken, a number is put behind it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Ends the wait for the turn.</param>
    /// <param name="language">The language of a copy of the preset; null = Chinese.</param>
    public Task<SavedTemplate> RunAsync(string templateId, string name, Actor actor, CancellationToken cancellationToken, CultureInfo? language = null) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            var source = templateId == NotificationTemplate.PresetId
                ? PresetTemplate.In(language ?? CultureInfo.InvariantCulture)
                : await StoreTemplate.FindAsync(write.Db, templateId, cancellationToken);
            if (source is null)
            {
                return new SavedTemplate(TemplateOutcome.NotFound);
            }

            var draft = new TemplateDraft
            {
                Name = await StoreTemplate.FreeNameAsync(write.Db, name, cancellationToken),
                Description = source.IsPreset ? "" : source.Description,
                WeComApp = source.WeComApp,
                OtherChannels = source.OtherChannels,
            };
            return await StoreTemplate.AddAsync(write, draft, actor, cancellationToken);
        }, cancellationToken);
}
