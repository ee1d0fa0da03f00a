using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents.Timeline;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>One incident with what its page shows.</summary>
public sealed class FindIncident(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>The incident with its responders; null when there is none.</summary>
    public async Task<Incident?> RunAsync(string incidentId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var id = incidentId.ToLowerInvariant();
        return await db.Incidents.AsNoTracking().Include(incident => incident.Responders)
            .SingleOrDefaultAsync(incident => incident.Id == id && incident.DeletedAt == null, cancellationToken);
    }

    /// <summary>Its alerts, newest first.</summary>
    public async Task<IReadOnlyList<Alert>> AlertsAsync(string incidentId, bool? active, int skip, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Alerts(db, incidentId, active).OrderByDescending(alert => alert.Id).Skip(skip).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>How many alerts it has.</summary>
    public async Task<int> CountAlertsAsync(string incidentId, bool? active, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Alerts(db, incidentId, active).CountAsync(cancellationToken);
    }

    /// <summary>Its history.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(
        string incidentId, IReadOnlyList<string> types, bool ascending, int skip, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var id = incidentId.ToLowerInvariant();
        var query = db.Timeline.AsNoTracking().Where(entry => entry.IncidentId == id);
        query = types.Count == 0 ? query : query.Where(entry => types.Contains(entry.Type));
        query = ascending ? query.OrderBy(entry => entry.Id) : query.OrderByDescending(entry => entry.Id);
        return await query.Skip(skip).Take(limit).ToListAsync(cancellationToken);
    }

    private static IQueryable<Alert> Alerts(ConsoleDb db, string incidentId, bool? active)
    {
        var id = incidentId.ToLowerInvariant();
        var query = db.Alerts.AsNoTracking().Where(alert => alert.IncidentId == id);
        return active switch
        {
            true => query.Where(alert => alert.EndTime == null),
            false => query.Where(alert => alert.EndTime != null),
            null => query,
        };
    }
}
