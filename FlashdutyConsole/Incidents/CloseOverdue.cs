using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>Closes incidents of channels that close by themselves after a time, counted from the start or from the newest event.</summary>
public sealed class CloseOverdue(IDbContextFactory<ConsoleDb> contexts, IncidentDesk desk, TimeProvider time) : IWorker
{
    private const int Batch = 100;

    /// <inheritdoc/>
    public string Name => "auto-resolve";

    /// <inheritdoc/>
    public WorkTopic Topic => WorkTopic.Housekeeping;

    /// <inheritdoc/>
    public TimeSpan Interval => TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var channels = await db.Channels.AsNoTracking()
            .Where(channel => channel.AutoResolveTimeout != TimeSpan.Zero && channel.DeletedAt == null).ToListAsync(cancellationToken);
        var more = false;
        foreach (var channel in channels)
        {
            var limit = time.GetUtcNow() - channel.AutoResolveTimeout;
            var open = db.Incidents.Where(incident => incident.ChannelId == channel.Id && incident.Progress != IncidentProgress.Closed && incident.DeletedAt == null);
            var overdue = await (channel.AutoResolveMode == "update"
                    ? open.Where(incident => incident.LastTime <= limit && incident.OpenedAt <= limit)
                    : open.Where(incident => incident.OpenedAt <= limit))
                .OrderBy(incident => incident.Id).Select(incident => incident.Id).Take(Batch).ToListAsync(cancellationToken);
            if (overdue.Count > 0)
            {
                // Looked at again inside the transaction: an event or a reopening may have come meanwhile.
                await desk.ForEachAsync(overdue, Actor.Engine, target =>
                    target.Incident.OpenedAt > limit || (channel.AutoResolveMode == "update" && target.Incident.LastTime > limit)
                        ? Task.FromResult(IncidentOutcome.Unchanged)
                        : CloseIncident.Apply(target), cancellationToken, WritePriority.Worker);
            }

            more |= overdue.Count == Batch;
        }

        return more;
    }
}
