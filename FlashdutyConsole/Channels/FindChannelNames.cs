using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Channels;

/// <summary>Names of channels for pages.</summary>
public sealed class FindChannelNames(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Most = 1000;

    /// <summary>Every channel that is not deleted, in order of name; at most 1,000.</summary>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<KeyValuePair<long, string>>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Channels.AsNoTracking().Where(channel => channel.DeletedAt == null)
            .OrderBy(channel => channel.Name).ThenBy(channel => channel.Id).Take(Most)
            .Select(channel => new { channel.Id, channel.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => KeyValuePair.Create(row.Id, row.Name))];
    }

    /// <summary>Names by id, also of channels that were deleted.</summary>
    /// <param name="ids">The channels.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyDictionary<long, string>> ByIdAsync(IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Where(id => id != 0).Distinct().Take(Most).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Channels.AsNoTracking().Where(channel => wanted.Contains(channel.Id))
            .ToDictionaryAsync(channel => channel.Id, channel => channel.Name, cancellationToken);
    }
}
