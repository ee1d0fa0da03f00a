using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.WarRooms;

/// <summary>The messages of a room that wait.</summary>
internal static class RoomOutbox
{
    /// <summary>They are not sent any more: the group has ended, or another begins.</summary>
    public static Task DropAsync(Write write, long roomId, CancellationToken cancellationToken) => write.Db.WarRoomMessages
        .Where(message => message.RoomId == roomId && (message.State == WarRoomMessageState.Pending || message.State == WarRoomMessageState.Sending))
        .ExecuteUpdateAsync(row => row.SetProperty(message => message.State, WarRoomMessageState.Failed), cancellationToken);
}
