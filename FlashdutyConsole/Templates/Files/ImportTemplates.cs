using FlashdutyConsole.Data;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Templates.Files;

/// <summary>Takes the templates of a file in as new ones: all of them, or none.</summary>
public sealed class ImportTemplates(ConsoleWriter writer)
{
    /// <summary>Imports the text of a file.</summary>
    public async Task<ImportedTemplates> RunAsync(string text, Actor actor, CancellationToken cancellationToken)
    {
        var (drafts, faults) = TemplateFile.Read(text);
        if (faults.Count > 0)
        {
            return new ImportedTemplates([], faults);
        }

        try
        {
            return await writer.RunAsync(WritePriority.Person, async write =>
            {
                var added = new List<NotificationTemplate>();
                foreach (var draft in drafts)
                {
                    var name = await StoreTemplate.FreeNameAsync(write.Db, draft.Name, cancellationToken);
                    var saved = await StoreTemplate.AddAsync(write, draft with { Name = name }, actor, cancellationToken);
                    added.Add(saved.Outcome == TemplateOutcome.Saved ? saved.Template! : throw new NoRoomException());
                }

                return new ImportedTemplates(added, []);
            }, cancellationToken);
        }
        catch (NoRoomException)
        {
            return new ImportedTemplates([], [new ImportFault(ImportFaultKind.TooMany)]);
        }
    }

    // Rolls back what was added already.
    private sealed class NoRoomException : Exception;
}
