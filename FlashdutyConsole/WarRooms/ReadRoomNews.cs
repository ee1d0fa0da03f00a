using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.WarRooms;

/// <summary>
/// Reads the histories of incidents that have a room, and puts what is worth telling into its outbox. The history is written in
/// the transaction of the change itself, so nothing that happened is missed; nobody who changes an incident needs to know of rooms.
/// </summary>
public sealed class ReadRoomNews(IDbContextFactory<ConsoleDb> contexts, ConsoleWriter writer, RoomSubjects subjects, RoomWords words, IncidentChanges changes, TimeProvider time)
{
    private const int Batch = 50;
    private const int MostEntries = 200;

    // For so long a closed room wakes with its incident.
    private static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    // Ids of one second need not come in order, nor clocks.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(60);

    /// <summary>One look; puts messages into outboxes.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var roomId in await FindAsync(cancellationToken))
        {
            await writer.RunAsync(WritePriority.Worker, write => ReadAsync(write, roomId, cancellationToken), cancellationToken);
        }
    }

    private async Task<List<long>> FindAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var since = time.GetUtcNow() - Memory;
        var types = RoomNews.Types;
        var open = db.WarRooms.Where(room => room.State == WarRoomState.Open
            && (db.Timeline.Any(entry => entry.IncidentId == room.IncidentId && string.Compare(entry.Id, room.ToldUpTo) > 0 && types.Contains(entry.Type))
                // Somebody who could not join may have been linked.
                || db.WarRoomMembers.Any(member => member.RoomId == room.Id && member.State == WarRoomMemberState.CannotJoin
                    && (member.Reason == WarRoomReason.NotLinked || member.Reason == WarRoomReason.OutOfReach)
                    && db.MemberLinks.Any(link => link.IntegrationId == room.IntegrationId && link.MemberId == member.MemberId && link.LostAt == null))));
        var reopened = db.WarRooms.Where(room => room.State == WarRoomState.Closed && room.ClosedAt > since && room.DeletedAt == null && room.OpenedAt != null
            && db.Incidents.Any(incident => incident.Id == room.IncidentId && incident.Progress != IncidentProgress.Closed && incident.DeletedAt == null));
        var found = await open.OrderBy(room => room.Id).Select(room => room.Id).Take(Batch).ToListAsync(cancellationToken);
        found.AddRange(await reopened.OrderBy(room => room.Id).Select(room => room.Id).Take(Batch).ToListAsync(cancellationToken));
        return found;
    }

    private async Task ReadAsync(Write write, long roomId, CancellationToken cancellationToken)
    {
        var room = await write.Db.WarRooms.Include(one => one.Members).SingleAsync(one => one.Id == roomId, cancellationToken);
        if (IncidentDesk.Load(write, room.IncidentId) is not { } incident)
        {
            // Merged away: its history goes on elsewhere.
            room.Close(write.Now, byHand: false);
            return;
        }

        if (room.State == WarRoomState.Closed)
        {
            room.State = WarRoomState.Open;
            room.ClosedAt = null;
        }

        await AdmitAsync(write, room, incident, cancellationToken);
        var entries = await EntriesAsync(write.Db, room, cancellationToken);
        if (!RoomNews.IsReady(entries, write.Now))
        {
            return;
        }

        var news = RoomNews.Coalesce(entries);
        var subject = await subjects.FindAsync(write.Db, room, incident, news, cancellationToken);
        if (incident.Progress == IncidentProgress.Closed)
        {
            room.Say(WarRoomMessageKind.Farewell, words.Over(room, subject, news), write.Now);
            room.Close(write.Now, byHand: false);
        }
        else if (news.Count > 0)
        {
            room.Say(WarRoomMessageKind.News, words.News(room, subject, news), write.Now);
        }

        room.Heard(entries.Select(entry => entry.Id));
        // The severity may have changed, and with it the name.
        room.Wake(write.Now);
        write.AfterCommit(() => changes.Publish(incident.Id));
    }

    // New responders, and those who can join by now.
    private static async Task AdmitAsync(Write write, WarRoom room, Incident incident, CancellationToken cancellationToken)
    {
        var known = room.Members.Where(member => member.State != WarRoomMemberState.CannotJoin
            || member.Reason is not (WarRoomReason.NotLinked or WarRoomReason.OutOfReach)).Select(member => member.MemberId).ToHashSet();
        var people = incident.Responders.Select(responder => responder.MemberId)
            .Concat(room.Members.Select(member => member.MemberId)).Where(id => !known.Contains(id)).ToList();
        if (people.Count > 0 && WarRoomDesk.Admit(room, await WarRoomDesk.PeopleAsync(write, room.IntegrationId, people, cancellationToken), again: true))
        {
            room.Wake(write.Now);
        }
    }

    private static async Task<List<TimelineEntry>> EntriesAsync(ConsoleDb db, WarRoom room, CancellationToken cancellationToken)
    {
        var floor = room.ToldUpTo.Length == 0 ? "" : Floor(ObjectId.TimeOf(room.ToldUpTo) - Overlap);
        var types = RoomNews.Types;
        var entries = await db.Timeline.AsNoTracking()
            .Where(entry => entry.IncidentId == room.IncidentId && string.Compare(entry.Id, floor) > 0 && types.Contains(entry.Type))
            .OrderBy(entry => entry.Id).Take(MostEntries).ToListAsync(cancellationToken);
        return [.. entries.Where(entry => !room.Told.Contains(entry.Id))];
    }

    private static string Floor(DateTimeOffset instant) =>
        ((uint)instant.ToUnixTimeSeconds()).ToString("x8", System.Globalization.CultureInfo.InvariantCulture) + new string('0', 16);
}
