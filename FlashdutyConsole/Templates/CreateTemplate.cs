using FlashdutyConsole.Data;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Templates;

/// <summary>Makes a template. The shape is for <see cref="TemplateDraftValidator"/>.</summary>
public sealed class CreateTemplate(ConsoleWriter writer)
{
    /// <summary>Saves the draft as a new template.</summary>
    public Task<SavedTemplate> RunAsync(TemplateDraft draft, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, write => StoreTemplate.AddAsync(write, draft, actor, cancellationToken), cancellationToken);
}
