using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>Lists alerts, page after page from where the last one ended.</summary>
public sealed class FindAlerts(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>The alert with this id; null when there is none.</summary>
    public async Task<Alert?> OneAsync(string alertId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Alerts.AsNoTracking().SingleOrDefaultAsync(alert => alert.Id == alertId, cancellationToken);
    }

    /// <summary>One page.</summary>
    /// <param name="filter">Which alerts.</param>
    /// <param name="after">The alert at which the last page ended; null = the first page.</param>
    /// <param name="skip">Further rows to pass over, for tools that count pages.</param>
    /// <param name="limit">Page size.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The page, and whether another follows.</returns>
    public async Task<(IReadOnlyList<Alert> Items, bool HasMore)> RunAsync(
        AlertFilter filter, string? after, int skip, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var query = Matching(db, filter);
        if (after is not null)
        {
            var last = filter.OrderByUpdate
                ? await db.Alerts.Where(alert => alert.Id == after).Select(alert => alert.UpdatedAt).SingleOrDefaultAsync(cancellationToken)
                : default;
            query = (filter.OrderByUpdate, filter.Ascending) switch
            {
                (true, true) => query.Where(alert => alert.UpdatedAt > last || (alert.UpdatedAt == last && string.Compare(alert.Id, after) > 0)),
                (true, false) => query.Where(alert => alert.UpdatedAt < last || (alert.UpdatedAt == last && string.Compare(alert.Id, after) < 0)),
                (false, true) => query.Where(alert => string.Compare(alert.Id, after) > 0),
                (false, false) => query.Where(alert => string.Compare(alert.Id, after) < 0),
            };
        }

        query = (filter.OrderByUpdate, filter.Ascending) switch
        {
            (true, true) => query.OrderBy(alert => alert.UpdatedAt).ThenBy(alert => alert.Id),
            (true, false) => query.OrderByDescending(alert => alert.UpdatedAt).ThenByDescending(alert => alert.Id),
            (false, true) => query.OrderBy(alert => alert.Id),
            (false, false) => query.OrderByDescending(alert => alert.Id),
        };
        var rows = await query.Skip(skip).Take(limit + 1).ToListAsync(cancellationToken);
        return (rows.Take(limit).ToList(), rows.Count > limit);
    }

    /// <summary>How many alerts match.</summary>
    public async Task<int> CountAsync(AlertFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(db, filter).CountAsync(cancellationToken);
    }

    private static IQueryable<Alert> Matching(ConsoleDb db, AlertFilter filter)
    {
        var query = filter.ByUpdate
            ? db.Alerts.AsNoTracking().Where(alert => alert.UpdatedAt >= filter.From && alert.UpdatedAt <= filter.To)
            : db.Alerts.AsNoTracking().Where(alert => alert.StartTime >= filter.From && alert.StartTime <= filter.To);
        query = filter.Active switch
        {
            true => query.Where(alert => alert.EndTime == null),
            false => query.Where(alert => alert.EndTime != null),
            null => query,
        };
        if (filter.Severities.Count > 0)
        {
            var recovered = filter.Severities.Contains(IncidentSeverity.Ok);
            query = query.Where(alert => filter.Severities.Contains(alert.Severity) || (recovered && alert.Status == IncidentSeverity.Ok));
        }

        query = filter.ChannelIds.Count == 0 ? query : query.Where(alert => filter.ChannelIds.Contains(alert.ChannelId));
        query = filter.IntegrationIds.Count == 0 ? query : query.Where(alert => filter.IntegrationIds.Contains(alert.IntegrationId));
        query = filter.Ids.Count == 0 ? query : query.Where(alert => filter.Ids.Contains(alert.Id));
        return filter.Keys.Count == 0 ? query : query.Where(alert => filter.Keys.Contains(alert.AlertKey));
    }
}
