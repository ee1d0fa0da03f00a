using FlashdutyConsole.Data;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations;

/// <summary>Drops receipts of callbacks that can no longer be delivered again: their signed time is long outside the window.</summary>
public sealed class ForgetReceipts(ConsoleWriter writer, IDbContextFactory<ConsoleDb> contexts, TimeProvider time) : IWorker
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private const int Batch = 1000;

    /// <inheritdoc/>
    public string Name => "receipts";

    /// <inheritdoc/>
    public WorkTopic Topic => WorkTopic.Housekeeping;

    /// <inheritdoc/>
    public TimeSpan Interval => TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var before = time.GetUtcNow() - Kept;
        var old = await db.CallbackReceipts.Where(receipt => receipt.ReceivedAt < before)
            .OrderBy(receipt => receipt.ReceivedAt).Select(receipt => receipt.Id).Take(Batch).ToListAsync(cancellationToken);
        if (old.Count > 0)
        {
            await writer.RunAsync(WritePriority.Worker,
                write => write.Db.CallbackReceipts.Where(receipt => old.Contains(receipt.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        }

        return old.Count == Batch;
    }
}
