using FlashdutyConsole.Members;

namespace FlashdutyConsole.Templates;

/// <summary>Gives a template another name and leaves the rest as it is.</summary>
public sealed class RenameTemplate(UpdateTemplate update)
{
    /// <summary>Renames. The name has been looked at by <see cref="TemplateDraftValidator"/>.</summary>
    public Task<SavedTemplate> RunAsync(string templateId, string name, Actor actor, CancellationToken cancellationToken) => update.RunAsync(
        templateId, template => new TemplateDraft { Name = name, Description = template.Description, WeComApp = template.WeComApp }, null, actor, cancellationToken);
}
