using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Templates;

/// <summary>Deletes a template, unless a rule uses it.</summary>
public sealed class DeleteTemplate(ConsoleWriter writer)
{
    /// <summary>Deletes; when refused, the answer names the rules.</summary>
    public Task<SavedTemplate> RunAsync(string templateId, Actor actor, CancellationToken cancellationToken) =>
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

            var uses = await FindTemplateUses.RunAsync(write.Db, templateId, cancellationToken);
            if (uses.Count > 0)
            {
                return new SavedTemplate(TemplateOutcome.InUse, template) { Uses = uses };
            }

            write.Audit(actor, AuditAction.DeleteTemplate, template.Id, before: StoreTemplate.Audited(template));
            template.DeletedAt = write.Now;
            template.UpdatedAt = write.Now;
            template.UpdatedBy = actor.MemberId;
            return new SavedTemplate(TemplateOutcome.Saved, template);
        }, cancellationToken);
}
