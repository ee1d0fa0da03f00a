using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Members;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.WarRooms;

/// <summary>Calls a room something else. The severity stays in front, and follows when it changes.</summary>
public sealed class RenameWarRoom(ConsoleWriter writer, WarRoomDesk desk, CarryOutRoom carry)
{
    /// <summary>Renames it.</summary>
    /// <param name="incidentId">The incident.</param>
    /// <param name="title">The name; empty = the incident's title again.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<WarRoomResult> RunAsync(string incidentId, string title, Actor actor, CancellationToken cancellationToken)
    {
        var wanted = TextBudget.CutCharacters(TextBudget.Clean(title, oneLine: true).Trim(), WarRoomName.MaximumTitle);
        var asked = await writer.RunAsync(WritePriority.Person, async write =>
        {
            var room = await WarRoomDesk.LoadAsync(write, incidentId.ToLowerInvariant(), 0, cancellationToken);
            if (room is not { IsActive: true } || IncidentDesk.Load(write, room.IncidentId) is null)
            {
                return new WarRoomResult(WarRoomOutcome.NotFound);
            }

            if (room.Title == wanted)
            {
                return new WarRoomResult(WarRoomOutcome.Unchanged, room);
            }

            write.Audit(actor, AuditAction.RenameWarRoom, room.IncidentId, new { title = room.Title }, new { title = wanted });
            room.Title = wanted;
            room.Wake(write.Now);
            desk.Announce(write, room.IncidentId);
            return new WarRoomResult(WarRoomOutcome.Done, room);
        }, cancellationToken);
        return asked.Outcome == WarRoomOutcome.Done ? asked with { Room = await carry.AtOnceAsync(asked.Room!.Id, cancellationToken) ?? asked.Room } : asked;
    }
}
