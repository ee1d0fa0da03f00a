using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.WarRooms;

/// <summary>Asks WeCom what a group is like now, and remembers it.</summary>
public sealed class LookAtWarRoom(ConsoleWriter writer, FindWarRooms find, CarryOutRoom carry, TimeProvider time)
{
    /// <summary>Looked at within this time, a page shows what is known.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);

    /// <summary>The room as WeCom has it.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="always">Whether to ask even if WeCom was asked just now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The room; <see cref="WarRoomOutcome.Unreachable"/> with what is known when WeCom could not be asked.</returns>
    public async Task<WarRoomResult> RunAsync(long roomId, bool always, CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        if (await find.OneAsync(roomId, cancellationToken) is not { } room)
        {
            return new WarRoomResult(WarRoomOutcome.NotFound);
        }

        // Before WeCom has confirmed it and after it is gone there is nothing to see.
        if (room.State is WarRoomState.Creating or WarRoomState.Failed or WarRoomState.Gone || room.OpenedAt is null || (!always && room.LookedAt is { } last && asked - last < Fresh)
            || (room.Reason == WarRoomReason.AskedToWait && room.DueAt > asked))
        {
            return new WarRoomResult(WarRoomOutcome.Unchanged, room);
        }

        await writer.RunAsync(WritePriority.Person, write => write.Db.WarRooms.Where(one => one.Id == roomId).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.MustLook, true).SetProperty(one => one.DueAt, one => one.DueAt < write.Now ? one.DueAt : write.Now), cancellationToken), cancellationToken);
        room = await carry.AtOnceAsync(roomId, cancellationToken) ?? room;
        return new WarRoomResult(room.State == WarRoomState.Gone || !room.MustLook ? WarRoomOutcome.Done : WarRoomOutcome.Unreachable, room);
    }
}
