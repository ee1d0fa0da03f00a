using FlashdutyConsole.Data;
using FlashdutyConsole.WeCom.Cards;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>The label keys of recent incidents and alerts, for completion and checks. Kept for a minute: editors ask often, labels change seldom.</summary>
public sealed class FindLabelKeys(IDbContextFactory<ConsoleDb> contexts, TimeProvider time)
{
    private const int MostIncidents = 500;
    private const int MostAlerts = 1000;
    private const int MostKeys = 500;
    private const int ExampleCharacters = 60;
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(1);
    private volatile Snapshot? _snapshot;

    /// <summary>The keys.</summary>
    public async Task<LabelKeys> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_snapshot is { } kept && now - kept.At < s_lifetime)
        {
            return kept.Keys;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var incidents = await db.Incidents.AsNoTracking().Where(incident => incident.DeletedAt == null)
            .OrderByDescending(incident => incident.Id).Take(MostIncidents).Select(incident => incident.Labels).ToListAsync(cancellationToken);
        var alerts = await db.Alerts.AsNoTracking().OrderByDescending(alert => alert.Id).Take(MostAlerts).Select(alert => alert.Labels).ToListAsync(cancellationToken);
        var keys = new LabelKeys(Count(incidents), Count(alerts), incidents.Count);
        _snapshot = new Snapshot(now, keys);
        return keys;
    }

    private static List<LabelKey> Count(IEnumerable<IReadOnlyDictionary<string, string>> newestFirst) =>
        [.. newestFirst.SelectMany(labels => labels)
            .GroupBy(label => label.Key, StringComparer.Ordinal)
            .Select(group => new LabelKey(group.Key, group.Count(), TextBudget.CutCharacters(TextBudget.Clean(group.First().Value, oneLine: true), ExampleCharacters)))
            .OrderByDescending(key => key.Count).ThenBy(key => key.Key, StringComparer.Ordinal).Take(MostKeys)];

    private sealed record Snapshot(DateTimeOffset At, LabelKeys Keys);
}
