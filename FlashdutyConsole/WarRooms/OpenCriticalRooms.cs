using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.WarRooms;

/// <summary>
/// Opens rooms by itself for Critical incidents whose escalation rule says so, as soon as two responders can join. A storm does
/// not use up WeCom's thousand groups a day: so many an hour, the rest by hand.
/// </summary>
public sealed partial class OpenCriticalRooms(
    IDbContextFactory<ConsoleDb> contexts, ConsoleWriter writer, WarRoomHome home, CreateWarRoom create, TimeProvider time, ILogger<OpenCriticalRooms> logger)
{
    /// <summary>Most rooms that open by themselves within an hour.</summary>
    public const int MostPerHour = 30;

    private const int Batch = 200;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);
    private DateTimeOffset _toldAt = DateTimeOffset.MinValue;

    /// <summary>One look.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await home.FindAsync(cancellationToken) is not { } integration)
        {
            return;
        }

        foreach (var incidentId in await FindAsync(cancellationToken))
        {
            // Fewer than two who can join is no failure: it is looked at again.
            await writer.RunAsync(
                WritePriority.Worker, write => create.AskAsync(write, integration, incidentId, [], earlier: false, Actor.Engine, cancellationToken), cancellationToken);
        }
    }

    private async Task<List<string>> FindAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rules = await db.EscalationRules.AsNoTracking().Where(rule => rule.OpensWarRoom && rule.DeletedAt == null)
            .Select(rule => rule.Id).ToListAsync(cancellationToken);
        if (rules.Count == 0)
        {
            return [];
        }

        var now = time.GetUtcNow();
        var candidates = await db.Incidents.AsNoTracking()
            .Where(incident => incident.Progress != IncidentProgress.Closed && incident.DeletedAt == null && incident.Severity == IncidentSeverity.Critical
                && incident.OpenedAt > now - Recent && incident.Responders.Count > 1 && !db.WarRooms.Any(room => room.IncidentId == incident.Id))
            .OrderByDescending(incident => incident.Id).Take(Batch).Select(incident => new { incident.Id, incident.Assignment }).ToListAsync(cancellationToken);
        var wanted = candidates.Where(one => one.Assignment.EscalateRuleId is { } rule && rules.Contains(rule)).Select(one => one.Id).ToList();
        if (wanted.Count == 0)
        {
            return [];
        }

        var hour = now.AddHours(-1);
        var left = MostPerHour - await db.WarRooms.CountAsync(room => room.CreatedBy == 0 && room.CreatedAt > hour, cancellationToken);
        if (wanted.Count > left && now - _toldAt > TimeSpan.FromHours(1))
        {
            _toldAt = now;
            TooMany(MostPerHour);
        }

        return [.. wanted.Take(Math.Max(0, left))];
    }

    [LoggerMessage(LogLevel.Warning, "More than {Count} war rooms within an hour would have opened by themselves; the rest can be opened by hand")]
    private partial void TooMany(int count);
}
