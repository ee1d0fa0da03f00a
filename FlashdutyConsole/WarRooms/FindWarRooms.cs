using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.WarRooms;

/// <summary>The war rooms of an incident, as they are recorded.</summary>
public sealed class FindWarRooms(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>The rooms with their people, newest first.</summary>
    /// <param name="incidentId">The incident.</param>
    /// <param name="integrationId">Only those of this integration; 0 = all.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<WarRoom>> RunAsync(string incidentId, long integrationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var id = incidentId.ToLowerInvariant();
        return await db.WarRooms.AsNoTracking().Include(room => room.Members)
            .Where(room => room.IncidentId == id && (integrationId == 0 || room.IntegrationId == integrationId))
            .OrderByDescending(room => room.Id).ToListAsync(cancellationToken);
    }

    /// <summary>One room with its people; null = there is none.</summary>
    public async Task<WarRoom?> OneAsync(long roomId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.WarRooms.AsNoTracking().Include(room => room.Members).SingleOrDefaultAsync(room => room.Id == roomId, cancellationToken);
    }

    /// <summary>The room of this group; null = there is none.</summary>
    public async Task<WarRoom?> ByChatAsync(long integrationId, string chatId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.WarRooms.AsNoTracking().SingleOrDefaultAsync(room => room.IntegrationId == integrationId && room.ChatId == chatId, cancellationToken);
    }

    /// <summary>A room's messages, oldest first.</summary>
    public async Task<IReadOnlyList<WarRoomMessage>> MessagesAsync(long roomId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.WarRoomMessages.AsNoTracking().Where(message => message.RoomId == roomId).OrderBy(message => message.Id).Take(2000).ToListAsync(cancellationToken);
    }
}
