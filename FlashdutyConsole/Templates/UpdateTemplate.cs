using FlashdutyConsole.Data;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Templates;

/// <summary>Changes a template: name, description and content. The shape is for <see cref="TemplateDraftValidator"/>.</summary>
public sealed class UpdateTemplate(ConsoleWriter writer)
{
    /// <summary>Saves the draft as the template's next version, unless somebody saved another one meanwhile.</summary>
    /// <param name="templateId">The template.</param>
    /// <param name="draft">What it becomes.</param>
    /// <param name="expectedVersion">The version that was read; null = whatever stands there.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Ends the wait for the turn.</param>
    public Task<SavedTemplate> RunAsync(string templateId, TemplateDraft draft, int? expectedVersion, Actor actor, CancellationToken cancellationToken) =>
        RunAsync(templateId, _ => draft, expectedVersion, actor, cancellationToken);

    /// <summary>The same, where the draft depends on what stands there.</summary>
    internal Task<SavedTemplate> RunAsync(
        string templateId, Func<NotificationTemplate, TemplateDraft> draft, int? expectedVersion, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            if (templateId == NotificationTemplate.PresetId)
            {
                return new SavedTemplate(TemplateOutcome.ReadOnly, PresetTemplate.Template);
            }

            var template = await StoreTemplate.FindAsync(write.Db, templateId, cancellationToken);
            if (template is null)
            {
                return new SavedTemplate(TemplateOutcome.NotFound);
            }

            return expectedVersion is { } version && version != template.Version
                ? new SavedTemplate(TemplateOutcome.Outdated, template)
                : await StoreTemplate.ChangeAsync(write, template, draft(template), actor, null, cancellationToken);
        }, cancellationToken);
}
