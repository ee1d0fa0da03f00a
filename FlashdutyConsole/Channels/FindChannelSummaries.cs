using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Channels;

/// <summary>What the channel pages show around channels and rules.</summary>
public sealed class FindChannelSummaries(IDbContextFactory<ConsoleDb> contexts)
{
    private const int MostChannels = 1000;

    /// <summary>Channels in order of name, each with the number of its enabled rules; at most 1,000.</summary>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<IReadOnlyList<(Channel Channel, int Rules)>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var channels = await db.Channels.AsNoTracking().Where(channel => channel.DeletedAt == null)
            .OrderBy(channel => channel.Name).ThenBy(channel => channel.Id).Take(MostChannels).ToListAsync(cancellationToken);
        var counts = await db.EscalationRules.Where(rule => rule.DeletedAt == null && rule.Enabled)
            .GroupBy(rule => rule.ChannelId).Select(group => new { ChannelId = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.ChannelId, row => row.Count, cancellationToken);
        return [.. channels.Select(channel => (channel, counts.GetValueOrDefault(channel.Id)))];
    }

    /// <summary>Id and name of every template, for the choice in a rule.</summary>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> TemplatesAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Templates.AsNoTracking().Where(template => template.DeletedAt == null).OrderBy(template => template.Name).Take(MostChannels)
            .Select(template => new { template.Id, template.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(row.Id, row.Name))];
    }
}
