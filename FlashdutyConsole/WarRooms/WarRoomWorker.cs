using FlashdutyConsole.Data;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.WarRooms;

/// <summary>Opens rooms that open by themselves, reads what is new, and makes the calls that are due.</summary>
public sealed class WarRoomWorker(
    IDbContextFactory<ConsoleDb> contexts, ConsoleWriter writer, OpenCriticalRooms open, ReadRoomNews read, CarryOutRoom carry, TimeProvider time) : IWorker
{
    private const int AtOnce = 8;
    private readonly DateTimeOffset _started = time.GetUtcNow();
    private bool _freed;

    /// <inheritdoc/>
    public string Name => "war_rooms";

    /// <inheritdoc/>
    public WorkTopic Topic => WorkTopic.WarRooms;

    /// <inheritdoc/>
    public TimeSpan Interval => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        if (!_freed)
        {
            await FreeAsync(cancellationToken);
            _freed = true;
        }

        await open.RunAsync(cancellationToken);
        await read.RunAsync(cancellationToken);
        var due = await DueAsync(cancellationToken);
        await Task.WhenAll(due.Select(id => carry.RunAsync(id, cancellationToken)));
        return due.Count == AtOnce;
    }

    // Whoever claimed before this process began is gone: its claims run out now, not after their time.
    private Task<int> FreeAsync(CancellationToken cancellationToken)
    {
        var claimedBefore = _started + CarryOutRoom.Lease;
        return writer.RunAsync(
            WritePriority.Worker,
            write => write.Db.WarRooms.Where(room => room.LeaseUntil < claimedBefore)
                .ExecuteUpdateAsync(row => row.SetProperty(room => room.LeaseUntil, (DateTimeOffset?)_started), cancellationToken),
            cancellationToken);
    }

    private async Task<List<long>> DueAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        return await db.WarRooms.Where(room => room.DueAt <= now && (room.LeaseUntil == null || room.LeaseUntil <= now))
            .OrderBy(room => room.DueAt).Select(room => room.Id).Take(AtOnce).ToListAsync(cancellationToken);
    }
}
