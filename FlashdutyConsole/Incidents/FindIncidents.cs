using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>Lists incidents, newest first, page after page from where the last one ended.</summary>
public sealed class FindIncidents(IDbContextFactory<ConsoleDb> contexts, TimeProvider time)
{
    /// <summary>One page.</summary>
    /// <param name="filter">Which incidents.</param>
    /// <param name="after">The id at which the last page ended; null = the first page.</param>
    /// <param name="limit">Page size, at most 100.</param>
    /// <param name="skip">Further rows to pass over, for tools that count pages.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IncidentPage> RunAsync(IncidentFilter filter, string? after, int limit, int skip, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var query = Matching(db, filter);
        query = (after, filter.Ascending) switch
        {
            (null, _) => query,
            (_, true) => query.Where(incident => string.Compare(incident.Id, after) > 0),
            (_, false) => query.Where(incident => string.Compare(incident.Id, after) < 0),
        };
        query = filter.Ascending ? query.OrderBy(incident => incident.Id) : query.OrderByDescending(incident => incident.Id);
        var rows = await query.Skip(skip).Take(limit + 1).Include(incident => incident.Responders).AsSplitQuery().ToListAsync(cancellationToken);
        return new IncidentPage(rows.Take(limit).ToList(), rows.Count > limit);
    }

    /// <summary>Beyond this many nobody needs to know how many there are, and counting would take longer than the list.</summary>
    public const int MostCounted = 100_000;

    /// <summary>How many incidents match, up to <see cref="MostCounted"/>.</summary>
    public async Task<int> CountAsync(IncidentFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(db, filter).Take(MostCounted).CountAsync(cancellationToken);
    }

    /// <summary>How many incidents are in each state.</summary>
    public async Task<IReadOnlyDictionary<IncidentProgress, int>> CountByProgressAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Incidents.Where(incident => incident.DeletedAt == null && incident.Progress != IncidentProgress.Closed)
            .GroupBy(incident => incident.Progress)
            // Without this line the database would hand out every open incident to be counted here.
            .Select(group => new { Progress = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Progress, row => row.Count, cancellationToken);
    }

    private IQueryable<Incident> Matching(ConsoleDb db, IncidentFilter filter)
    {
        var query = db.Incidents.AsNoTracking().Where(incident => incident.DeletedAt == null);
        query = filter.Progress.Count switch
        {
            0 => query,
            // Equality lets the database walk the index in the order of the list.
            1 => query.Where(incident => incident.Progress == filter.Progress[0]),
            _ => query.Where(incident => filter.Progress.Contains(incident.Progress)),
        };
        query = filter.Severities.Count == 0 ? query : query.Where(incident => filter.Severities.Contains(incident.Severity));
        query = filter.ChannelIds.Count switch
        {
            0 => query,
            1 => query.Where(incident => incident.ChannelId == filter.ChannelIds[0]),
            _ => query.Where(incident => filter.ChannelIds.Contains(incident.ChannelId)),
        };
        query = filter.StartedFrom is { } from ? query.Where(incident => incident.StartTime >= from) : query;
        query = filter.StartedTo is { } to ? query.Where(incident => incident.StartTime <= to) : query;
        query = filter.CreatorIds.Count == 0 ? query : query.Where(incident => filter.CreatorIds.Contains(incident.CreatorId));
        query = filter.CloserIds.Count == 0
            ? query
            : query.Where(incident => incident.Progress == IncidentProgress.Closed && filter.CloserIds.Contains(incident.CloserId));
        query = filter.Ids.Count == 0 ? query : query.Where(incident => filter.Ids.Contains(incident.Id));
        query = filter.ResponderIds.Count == 0
            ? query
            // From what a member has to the incidents, not from all incidents to who has them.
            : query.Where(incident => db.Responders.Where(responder => filter.ResponderIds.Contains(responder.MemberId)).Select(responder => responder.IncidentId).Contains(incident.Id));
        query = filter.AcknowledgerIds.Count == 0
            ? query
            : query.Where(incident => db.Responders.Where(responder => responder.AcknowledgedAt != null && filter.AcknowledgerIds.Contains(responder.MemberId))
                .Select(responder => responder.IncidentId).Contains(incident.Id));
        if (filter.Nums.Count > 0)
        {
            var nums = filter.Nums.Select(num => num.ToLowerInvariant()).ToList();
            query = query.Where(incident => nums.Contains(incident.Id.Substring(18)));
        }

        if (filter.Snoozed is { } snoozed)
        {
            var now = time.GetUtcNow();
            query = snoozed
                ? query.Where(incident => incident.SnoozedUntil > now)
                : query.Where(incident => incident.SnoozedUntil == null || incident.SnoozedUntil <= now);
        }

        if (filter.Text is { Length: > 0 } text)
        {
            var pattern = "%" + text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
            var number = "%" + text.TrimStart('#').ToLowerInvariant().Replace("%", "").Replace("_", "");
            query = query.Where(incident => EF.Functions.Like(incident.Title, pattern, "\\") || EF.Functions.Like(incident.Id, number));
        }

        return query;
    }
}
