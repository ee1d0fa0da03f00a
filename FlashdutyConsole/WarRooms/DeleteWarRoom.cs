using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.WarRooms;

/// <summary>
/// Closes a room: its end is announced in it, nothing is posted any more, its record stays. WeCom has no call that ends a
/// group, so the group itself stays with its members.
/// </summary>
public sealed class DeleteWarRoom(ConsoleWriter writer, WarRoomDesk desk, RoomSubjects subjects, RoomWords words, CarryOutRoom carry)
{
    /// <summary>Closes it.</summary>
    /// <param name="incidentId">The incident.</param>
    /// <param name="integrationId">The integration; 0 = whichever has the room.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<WarRoomResult> RunAsync(string incidentId, long integrationId, Actor actor, CancellationToken cancellationToken)
    {
        var asked = await writer.RunAsync(WritePriority.Person, async write =>
        {
            var room = await WarRoomDesk.LoadAsync(write, incidentId.ToLowerInvariant(), integrationId, cancellationToken);
            if (room is null || IncidentDesk.Load(write, room.IncidentId) is not { } incident)
            {
                return new WarRoomResult(WarRoomOutcome.NotFound);
            }

            if (room.DeletedAt is not null)
            {
                return new WarRoomResult(WarRoomOutcome.Unchanged, room);
            }

            var integration = await write.Db.Integrations.AsNoTracking().SingleOrDefaultAsync(known => known.Id == room.IntegrationId, cancellationToken);
            if (room.State == WarRoomState.Open)
            {
                var subject = await subjects.FindAsync(write.Db, room, incident, [], cancellationToken);
                var name = await write.Db.Members.Where(member => member.Id == actor.MemberId).Select(member => member.Name).SingleOrDefaultAsync(cancellationToken);
                room.Say(WarRoomMessageKind.Farewell, words.Deleted(room, subject, name ?? ""), write.Now);
            }

            var existed = room.OpenedAt is not null;
            room.Close(write.Now, byHand: true);
            if (!existed)
            {
                // What was never seen has no end to be told.
                await RoomOutbox.DropAsync(write, room.Id, cancellationToken);
            }

            write.Db.Timeline.Add(TimelineEntry.New(
                incident.Id, TimelineType.WarRoomDeleted, WarRoomDesk.Detail(room, integration?.Name ?? "", created: false), actor, write.Now));
            write.Audit(actor, AuditAction.DeleteWarRoom, incident.Id, before: new { chat_id = room.ChatId, chat_name = room.Name });
            desk.Announce(write, incident.Id);
            return new WarRoomResult(WarRoomOutcome.Done, room);
        }, cancellationToken);
        return asked.Outcome == WarRoomOutcome.Done ? asked with { Room = await carry.AtOnceAsync(asked.Room!.Id, cancellationToken) ?? asked.Room } : asked;
    }
}
