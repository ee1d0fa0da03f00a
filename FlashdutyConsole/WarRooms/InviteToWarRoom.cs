using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.WarRooms;

/// <summary>Invites members into a room that is there; also those who could not join, or left.</summary>
public sealed class InviteToWarRoom(ConsoleWriter writer, WarRoomDesk desk, CarryOutRoom carry)
{
    /// <summary>Invites them.</summary>
    public async Task<WarRoomResult> RunAsync(string incidentId, IReadOnlyList<long> memberIds, Actor actor, CancellationToken cancellationToken)
    {
        var asked = await writer.RunAsync(WritePriority.Person, async write =>
        {
            if (await WarRoomDesk.LoadAsync(write, incidentId.ToLowerInvariant(), 0, cancellationToken) is not { IsActive: true } room)
            {
                return new WarRoomResult(WarRoomOutcome.NotFound);
            }

            if (memberIds.Count == 0 || !await FindMembers.ExistAsync(write.Db, memberIds, cancellationToken))
            {
                return new WarRoomResult(WarRoomOutcome.UnknownMember, room);
            }

            var people = await WarRoomDesk.PeopleAsync(write, room.IntegrationId, memberIds, cancellationToken);
            if (!WarRoomDesk.Admit(room, people, again: true))
            {
                return new WarRoomResult(WarRoomOutcome.Unchanged, room);
            }

            room.Wake(write.Now);
            write.Audit(actor, AuditAction.InviteToWarRoom, room.IncidentId, after: new { people = memberIds });
            desk.Announce(write, room.IncidentId);
            return new WarRoomResult(WarRoomOutcome.Done, room);
        }, cancellationToken);
        return asked.Outcome == WarRoomOutcome.Done ? asked with { Room = await carry.AtOnceAsync(asked.Room!.Id, cancellationToken) ?? asked.Room } : asked;
    }
}
