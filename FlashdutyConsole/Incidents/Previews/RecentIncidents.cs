using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents.Cards;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>The last incidents as templates see them, for checks. Kept for a minute: an editor checks with every pause of the typing.</summary>
public sealed class RecentIncidents(IDbContextFactory<ConsoleDb> contexts, IncidentCards cards, ChannelDirectory channels, TimeProvider time)
{
    /// <summary>How many.</summary>
    public const int Most = 100;

    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Snapshot? _snapshot;

    /// <summary>The incidents, newest first.</summary>
    public async Task<IReadOnlyList<RecentIncident>> RunAsync(CancellationToken cancellationToken)
    {
        if (Kept() is { } known)
        {
            return known;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (Kept() is { } meanwhile)
            {
                return meanwhile;
            }

            var read = await ReadAsync(cancellationToken);
            _snapshot = new Snapshot(time.GetUtcNow(), read);
            return read;
        }
        finally
        {
            _reading.Release();
        }
    }

    private IReadOnlyList<RecentIncident>? Kept() => _snapshot is { } kept && time.GetUtcNow() - kept.At < s_lifetime ? kept.Incidents : null;

    private async Task<List<RecentIncident>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var incidents = await db.Incidents.AsNoTracking().Include(incident => incident.Responders).Where(incident => incident.DeletedAt == null)
            .OrderByDescending(incident => incident.Id).Take(Most).ToListAsync(cancellationToken);
        var people = await IncidentCards.PeopleAsync(
            db, incidents, incidents.SelectMany(incident => incident.Responders.Select(one => one.MemberId).Concat([incident.CreatorId, incident.OwnerId])), cancellationToken);
        var recent = new List<RecentIncident>(incidents.Count);
        foreach (var incident in incidents)
        {
            var alerts = await db.Alerts.AsNoTracking().Where(alert => alert.IncidentId == incident.Id)
                .OrderByDescending(alert => alert.Id).Take(IncidentTemplateData.MaximumAlerts).ToListAsync(cancellationToken);
            recent.Add(new RecentIncident(
                incident.Num, IncidentTemplateData.Of(incident, alerts, channels.Find(incident.ChannelId)?.Name ?? "", cards.DetailUrl(incident.Id), people)));
        }

        return recent;
    }

    private sealed record Snapshot(DateTimeOffset At, IReadOnlyList<RecentIncident> Incidents);
}
