using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.Templates.Versions;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Templates;

/// <summary>What every change of templates shares: names are unique, content parses, each save is a version.</summary>
internal static class StoreTemplate
{
    /// <summary>Most templates.</summary>
    public const int MostTemplates = 1000;

    private const int MostVersions = 500;

    /// <summary>What is wrong with a content; null = it can be used.</summary>
    public static TemplateException? FaultOf(string content)
    {
        try
        {
            GoTemplate.Parse(content);
            return null;
        }
        catch (TemplateException fault)
        {
            return fault;
        }
    }

    /// <summary>The template for a change; null when there is none.</summary>
    public static Task<NotificationTemplate?> FindAsync(ConsoleDb db, string templateId, CancellationToken cancellationToken) =>
        db.Templates.SingleOrDefaultAsync(template => template.Id == templateId && template.DeletedAt == null, cancellationToken);

    /// <summary>Adds a template with its first version.</summary>
    public static async Task<SavedTemplate> AddAsync(Write write, TemplateDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        if (FaultOf(draft.WeComApp) is { } fault)
        {
            return new SavedTemplate(TemplateOutcome.Broken) { Fault = fault };
        }

        if (await write.Db.Templates.CountAsync(template => template.DeletedAt == null, cancellationToken) >= MostTemplates)
        {
            return new SavedTemplate(TemplateOutcome.TooMany);
        }

        if (await IsTakenAsync(write.Db, draft.Name, "", cancellationToken))
        {
            return new SavedTemplate(TemplateOutcome.NameTaken);
        }

        var (template, first) = NotificationTemplate.Create(ObjectId.New(write.Now), draft, actor.MemberId, write.Now);
        write.Db.Templates.Add(template);
        write.Db.TemplateVersions.Add(first);
        write.Audit(actor, AuditAction.CreateTemplate, template.Id, after: Audited(template));
        await write.Db.SaveChangesAsync(cancellationToken);
        return new SavedTemplate(TemplateOutcome.Saved, template);
    }

    /// <summary>Saves a draft over a template.</summary>
    public static async Task<SavedTemplate> ChangeAsync(
        Write write, NotificationTemplate template, TemplateDraft draft, Actor actor, int? restoredFrom, CancellationToken cancellationToken)
    {
        if (FaultOf(draft.WeComApp) is { } fault)
        {
            return new SavedTemplate(TemplateOutcome.Broken, template) { Fault = fault };
        }

        if (draft.Name != template.Name && await IsTakenAsync(write.Db, draft.Name, template.Id, cancellationToken))
        {
            return new SavedTemplate(TemplateOutcome.NameTaken, template);
        }

        var before = Audited(template);
        if (template.Change(draft, actor.MemberId, write.Now, restoredFrom) is { } version)
        {
            write.Db.TemplateVersions.Add(version);
            write.Audit(actor, restoredFrom is null ? AuditAction.UpdateTemplate : AuditAction.RestoreTemplate, template.Id, before, Audited(template));
            await write.Db.SaveChangesAsync(cancellationToken);
            await write.Db.TemplateVersions.Where(old => old.TemplateId == template.Id && old.Number <= version.Number - MostVersions).ExecuteDeleteAsync(cancellationToken);
        }

        return new SavedTemplate(TemplateOutcome.Saved, template);
    }

    /// <summary>The name, or the name with the first number behind it that makes it free.</summary>
    public static async Task<string> FreeNameAsync(ConsoleDb db, string name, CancellationToken cancellationToken)
    {
        var taken = (await db.Templates.Where(template => template.DeletedAt == null).Select(template => template.Name).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return NumberedName.Of(name, taken.Contains, NotificationTemplate.LongestName);
    }

    /// <summary>What the audit log keeps of a template; its versions keep the content.</summary>
    public static object Audited(NotificationTemplate template) => new { template.Name, template.Description, template.Version };

    private static Task<bool> IsTakenAsync(ConsoleDb db, string name, string besides, CancellationToken cancellationToken) =>
        db.Templates.AnyAsync(template => template.Name == name && template.Id != besides && template.DeletedAt == null, cancellationToken);
}
