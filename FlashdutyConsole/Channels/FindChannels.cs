using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Channels;

/// <summary>Finds channels and what goes on in them.</summary>
public sealed class FindChannels(IDbContextFactory<ConsoleDb> contexts, TimeProvider time)
{
    private static readonly TimeSpan CountedFor = TimeSpan.FromDays(30);

    /// <summary>The channel with this id; null when there is none.</summary>
    public async Task<Channel?> OneAsync(long channelId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Channels.AsNoTracking().SingleOrDefaultAsync(channel => channel.Id == channelId && channel.DeletedAt == null, cancellationToken);
    }

    /// <summary>One page of channels.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="skip">Rows to pass over.</param>
    /// <param name="limit">Page size.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The page, and how many match in all.</returns>
    public async Task<(IReadOnlyList<Channel> Items, int Total)> RunAsync(ChannelFilter filter, int skip, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var query = db.Channels.AsNoTracking().Where(channel => channel.DeletedAt == null);
        query = filter.Ids.Count == 0 ? query : query.Where(channel => filter.Ids.Contains(channel.Id));
        if (filter.Name is { Length: > 0 } name)
        {
            query = query.Where(channel => channel.Name == name);
        }
        else if (filter.Text is { Length: > 0 } text)
        {
            var pattern = "%" + text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
            query = query.Where(channel => EF.Functions.Like(channel.Name, pattern, "\\") || EF.Functions.Like(channel.Description, pattern, "\\"));
        }

        var ordered = (filter.Order, filter.Ascending) switch
        {
            (ChannelOrder.Updated, true) => query.OrderBy(channel => channel.UpdatedAt).ThenBy(channel => channel.Id),
            (ChannelOrder.Updated, false) => query.OrderByDescending(channel => channel.UpdatedAt).ThenByDescending(channel => channel.Id),
            (ChannelOrder.Name, true) => query.OrderBy(channel => channel.Name).ThenBy(channel => channel.Id),
            (ChannelOrder.Name, false) => query.OrderByDescending(channel => channel.Name).ThenByDescending(channel => channel.Id),
            (ChannelOrder.LastIncident, true) => query.OrderBy(channel => db.Incidents.Where(one => one.ChannelId == channel.Id).Max(one => one.Id)),
            (ChannelOrder.LastIncident, false) => query.OrderByDescending(channel => db.Incidents.Where(one => one.ChannelId == channel.Id).Max(one => one.Id)),
            (_, true) => query.OrderBy(channel => channel.Id),
            (_, false) => query.OrderByDescending(channel => channel.Id),
        };
        return (await ordered.Skip(skip).Take(limit).ToListAsync(cancellationToken), await query.CountAsync(cancellationToken));
    }

    /// <summary>What goes on in these channels; channels without incidents are left out.</summary>
    public async Task<IReadOnlyDictionary<long, ChannelLoad>> LoadsAsync(IReadOnlyCollection<long> channelIds, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var since = time.GetUtcNow() - CountedFor;
        var open = (await db.Incidents
            .Where(incident => channelIds.Contains(incident.ChannelId) && incident.DeletedAt == null)
            .Where(incident => incident.Progress != IncidentProgress.Closed && incident.CreatedAt >= since)
            .GroupBy(incident => new { incident.ChannelId, incident.Progress })
            .Select(group => new { group.Key.ChannelId, group.Key.Progress, Count = group.Count(), Worst = group.Min(incident => incident.Severity) })
            .ToListAsync(cancellationToken)).ToLookup(row => row.ChannelId);
        var newest = await db.Incidents.Where(incident => channelIds.Contains(incident.ChannelId))
            .GroupBy(incident => incident.ChannelId)
            .Select(group => new { ChannelId = group.Key, Id = group.Max(incident => incident.Id)! })
            .ToListAsync(cancellationToken);
        return newest.ToDictionary(row => row.ChannelId, row => new ChannelLoad
        {
            Triggered = open[row.ChannelId].Where(one => one.Progress == IncidentProgress.Triggered).Sum(one => one.Count),
            Processing = open[row.ChannelId].Where(one => one.Progress == IncidentProgress.Processing).Sum(one => one.Count),
            WorstSeverity = open[row.ChannelId].Any() ? open[row.ChannelId].Min(one => one.Worst).ToString() : "",
            LastIncidentAt = ObjectId.TimeOf(row.Id),
        });
    }
}
