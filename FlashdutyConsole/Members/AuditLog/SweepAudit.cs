using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.AuditLog;

/// <summary>Removes entries of the audit log that have been kept long enough, a bounded number at a time.</summary>
public sealed class SweepAudit(IDbContextFactory<ConsoleDb> contexts, ConsoleWriter writer, IOptions<AuditOptions> options, TimeProvider time) : IWorker
{
    private const int Batch = 1000;

    /// <inheritdoc/>
    public string Name => "audit";

    /// <inheritdoc/>
    public WorkTopic Topic => WorkTopic.Housekeeping;

    /// <inheritdoc/>
    public TimeSpan Interval => TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - TimeSpan.FromDays(options.Value.KeepDays);
        List<long> old;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            old = await db.AuditEntries.Where(entry => entry.CreatedAt < until).OrderBy(entry => entry.CreatedAt)
                .Select(entry => entry.Id).Take(Batch).ToListAsync(cancellationToken);
        }

        if (old.Count > 0)
        {
            await writer.RunAsync(
                WritePriority.Worker,
                write => write.Db.AuditEntries.Where(entry => old.Contains(entry.Id)).ExecuteDeleteAsync(cancellationToken),
                cancellationToken);
        }

        return old.Count == Batch;
    }
}
