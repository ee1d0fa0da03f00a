using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Templates;

/// <summary>Finds the rules that use templates.</summary>
public sealed class FindTemplateUses(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Most = 1000;

    /// <summary>The rules of one template, in order of channel and rule.</summary>
    public async Task<IReadOnlyList<TemplateUse>> RunAsync(string templateId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await RunAsync(db, templateId, cancellationToken);
    }

    /// <summary>How many rules use each template; who is not in the answer is used by none.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.EscalationRules.Where(rule => rule.DeletedAt == null).GroupBy(rule => rule.TemplateId)
            .Select(group => new { Id = group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Id, row => row.Count, cancellationToken);
    }

    /// <summary>The same, inside a transaction.</summary>
    internal static async Task<IReadOnlyList<TemplateUse>> RunAsync(ConsoleDb db, string templateId, CancellationToken cancellationToken)
    {
        var rows = await db.EscalationRules.AsNoTracking().Where(rule => rule.TemplateId == templateId && rule.DeletedAt == null)
            .OrderBy(rule => rule.ChannelId).ThenBy(rule => rule.Priority).ThenBy(rule => rule.Id).Take(Most)
            .Select(rule => new
            {
                rule.Id,
                rule.Name,
                rule.ChannelId,
                Channel = db.Channels.Where(channel => channel.Id == rule.ChannelId).Select(channel => channel.Name).FirstOrDefault(),
                rule.Enabled,
            }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new TemplateUse(row.Id, row.Name, row.ChannelId, row.Channel ?? "", row.Enabled))];
    }
}
