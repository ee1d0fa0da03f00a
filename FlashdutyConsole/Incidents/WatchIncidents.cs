using FlashdutyConsole.Data;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>Every open incident has a next step or a reason for none, and a step that is due is taken.</summary>
public sealed class WatchIncidents(IDbContextFactory<ConsoleDb> contexts, ConsoleWriter writer, WorkBell bell, TimeProvider time) : IWatch
{
    /// <summary>Kind: open, without a next step and without a reason.</summary>
    public const string NoNextStep = "no_next_step";

    /// <summary>Kind: the step is due, and the engine does not take it.</summary>
    public const string StepOverdue = "step_overdue";

    /// <summary>Kind: closed or removed, and still in the engine's queue, where it would be found for ever.</summary>
    public const string StepAfterEnd = "step_after_end";

    /// <summary>Word for word the condition of a partial index that is nearly always empty. No parameters: SQLite would not see that it applies.</summary>
    public const string NoNextStepSql =
        """SELECT "Id" AS "Value" FROM "Incidents" WHERE "NextStepAt" IS NULL AND "Quiet" = 0 AND "Progress" < 2 AND "DeletedAt" IS NULL LIMIT 100""";

    private const int Batch = 100;
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(20);
    private readonly StandingRows<(string Id, DateTimeOffset NextStepAt)> _standing = new(TimeSpan.FromSeconds(20));

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds { get; } = [NoNextStep, StepOverdue, StepAfterEnd];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WatchFinding>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var lost = await db.Database.SqlQueryRaw<string>(NoNextStepSql).ToListAsync(cancellationToken);
        var standing = await StandingAsync(db, cancellationToken);
        if (lost.Count == 0 && standing.Count == 0)
        {
            return [];
        }

        return await writer.RunAsync(WritePriority.Worker, write => RepairAsync(write, lost, standing, cancellationToken), cancellationToken);
    }

    // The head of the engine's queue. However long the queue is, its head changes with each pass of the engine.
    private async Task<List<string>> StandingAsync(ConsoleDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var limit = now - Overdue;
        var head = await db.Incidents.Where(incident => incident.NextStepAt != null && incident.NextStepAt <= limit)
            .OrderBy(incident => incident.NextStepAt).Take(Batch)
            .Select(incident => new { incident.Id, incident.NextStepAt }).ToListAsync(cancellationToken);
        return _standing.Look(head.Select(row => (row.Id, row.NextStepAt!.Value)), now).Select(row => row.Id).ToList();
    }

    private async Task<IReadOnlyList<WatchFinding>> RepairAsync(Write write, List<string> lost, List<string> standing, CancellationToken cancellationToken)
    {
        var found = new List<WatchFinding>();
        var ids = lost.Concat(standing).Distinct().ToList();
        // Looked at again inside the transaction: the engine or a person may have been there meanwhile.
        foreach (var incident in await write.Db.Incidents.Where(incident => ids.Contains(incident.Id)).ToListAsync(cancellationToken))
        {
            var ended = incident.Progress == IncidentProgress.Closed || incident.DeletedAt is not null;
            if (incident.NextStepAt is null && incident.Quiet == QuietReason.None && !ended)
            {
                found.Add(new WatchFinding(NoNextStep, incident.Id));
                incident.NextStepAt = write.Now;
            }
            else if (incident.NextStepAt <= write.Now - Overdue && standing.Contains(incident.Id))
            {
                found.Add(new WatchFinding(ended ? StepAfterEnd : StepOverdue, incident.Id));
                incident.NextStepAt = ended ? null : write.Now;
                incident.Quiet = ended ? QuietReason.Closed : QuietReason.None;
            }
        }

        write.AfterCommit(() => bell.Ring(WorkTopic.Incidents));
        return found;
    }
}
