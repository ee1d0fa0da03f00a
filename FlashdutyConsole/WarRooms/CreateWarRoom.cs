using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.WarRooms;

/// <summary>
/// Asks for an incident's group chat: who asks, the responders, and whoever is named. Asked for twice, it is the same room.
/// What is wanted is stored first; then WeCom is called at once, and by the worker when that does not end in time.
/// </summary>
public sealed class CreateWarRoom(
    ConsoleWriter writer, WarRoomHome home, WarRoomDesk desk, RoomSubjects subjects, RoomWords words, CarryOutRoom carry)
{
    /// <summary>Opens the room.</summary>
    /// <param name="incidentId">The incident.</param>
    /// <param name="integrationId">The integration; 0 = the one that has war rooms.</param>
    /// <param name="memberIds">Further members.</param>
    /// <param name="earlier">Whether members who had the incident before come too.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait; what was stored goes on.</param>
    public async Task<WarRoomResult> RunAsync(
        string incidentId, long integrationId, IReadOnlyList<long> memberIds, bool earlier, Actor actor, CancellationToken cancellationToken)
    {
        if (await home.FindAsync(integrationId, cancellationToken) is not { } integration)
        {
            return new WarRoomResult(WarRoomOutcome.NotEnabled);
        }

        var asked = await writer.RunAsync(
            WritePriority.Person, write => AskAsync(write, integration, incidentId.ToLowerInvariant(), memberIds, earlier, actor, cancellationToken), cancellationToken);
        if (asked.Room is null || asked.Outcome is not (WarRoomOutcome.Done or WarRoomOutcome.Unchanged))
        {
            return asked;
        }

        var room = await carry.AtOnceAsync(asked.Room.Id, cancellationToken) ?? asked.Room;
        return new WarRoomResult(room.State == WarRoomState.Failed ? room.Reason == WarRoomReason.TooFew ? WarRoomOutcome.TooFew : WarRoomOutcome.Refused : asked.Outcome, room)
        {
            Unable = [.. room.Members.Where(member => member.State == WarRoomMemberState.CannotJoin)],
        };
    }

    internal async Task<WarRoomResult> AskAsync(
        Write write, Integration integration, string incidentId, IReadOnlyList<long> memberIds, bool earlier, Actor actor, CancellationToken cancellationToken)
    {
        if (IncidentDesk.Load(write, incidentId) is not { } incident)
        {
            return new WarRoomResult(WarRoomOutcome.NotFound);
        }

        if (incident.Progress == IncidentProgress.Closed)
        {
            return new WarRoomResult(WarRoomOutcome.Closed);
        }

        if (!await FindMembers.ExistAsync(write.Db, memberIds, cancellationToken))
        {
            return new WarRoomResult(WarRoomOutcome.UnknownMember);
        }

        var room = await WarRoomDesk.LoadAsync(write, incidentId, integration.Id, cancellationToken);
        var had = earlier ? await EarlierAsync(write.Db, incidentId, cancellationToken) : [];
        var present = incident.Responders.OrderBy(responder => responder.AcknowledgedAt ?? DateTimeOffset.MaxValue).Select(responder => responder.MemberId);
        var people = await WarRoomDesk.PeopleAsync(write, integration.Id, [actor.MemberId, .. present, .. memberIds, .. had], cancellationToken);
        if (room is { IsActive: true })
        {
            return Join(write, room, people, actor);
        }

        if (!WarRoomPeople.AreEnough(people))
        {
            return new WarRoomResult(WarRoomOutcome.TooFew) { Unable = [.. people.Where(person => person.State == WarRoomMemberState.CannotJoin)] };
        }

        room = await BeginAsync(write, room, integration, incident, actor, cancellationToken);
        WarRoomDesk.Admit(room, people, again: true);
        var subject = await subjects.FindAsync(write.Db, room, incident, [], cancellationToken);
        room.Say(WarRoomMessageKind.Opening, words.Opening(room, subject, write.Now), write.Now);
        if (actor.MemberId != 0)
        {
            write.Audit(actor, AuditAction.CreateWarRoom, incident.Id, after: new { chat_id = room.ChatId, chat_name = room.Name, people = people.Select(person => person.MemberId) });
        }

        await write.Db.SaveChangesAsync(cancellationToken);
        desk.Announce(write, incident.Id);
        return new WarRoomResult(WarRoomOutcome.Done, room);
    }

    // Those who had it before: told by an earlier layer, or assigned.
    private static async Task<List<long>> EarlierAsync(ConsoleDb db, string incidentId, CancellationToken cancellationToken)
    {
        string[] types = [TimelineType.Assign, TimelineType.AddResponder];
        var entries = await db.Timeline.AsNoTracking().Where(entry => entry.IncidentId == incidentId && types.Contains(entry.Type))
            .OrderByDescending(entry => entry.Id).Take(100).ToListAsync(cancellationToken);
        return [.. entries.SelectMany(TimelineWords.People).Where(id => id != 0).Distinct()];
    }

    private static async Task<WarRoom> BeginAsync(
        Write write, WarRoom? room, Integration integration, Incident incident, Actor actor, CancellationToken cancellationToken)
    {
        var asker = await write.Db.Members.AsNoTracking().SingleOrDefaultAsync(member => member.Id == actor.MemberId, cancellationToken);
        if (room is null)
        {
            room = new WarRoom
            {
                IncidentId = incident.Id,
                IntegrationId = integration.Id,
                ChatId = WarRoomChatId.Of(incident.Id, integration.Id, 0),
            };
            write.Db.WarRooms.Add(room);
        }
        else
        {
            await RoomOutbox.DropAsync(write, room.Id, cancellationToken);
        }

        room.Begin(write.Now);
        room.CreatedBy = actor.MemberId;
        room.CreatedAt = write.Now;
        room.Locale = asker?.Locale ?? Account.Locale;
        room.TimeZone = asker?.TimeZone ?? Account.TimeZone;
        room.Name = WarRoomName.Of(incident, room.Title, room.Locale);
        // What happened until now is in the first message.
        var told = await write.Db.Timeline.AsNoTracking().Where(entry => entry.IncidentId == incident.Id)
            .OrderByDescending(entry => entry.Id).Select(entry => entry.Id).Take(100).ToListAsync(cancellationToken);
        room.Heard(told);
        await write.Db.SaveChangesAsync(cancellationToken);
        return room;
    }

    private WarRoomResult Join(Write write, WarRoom room, IReadOnlyList<WarRoomMember> people, Actor actor)
    {
        if (!WarRoomDesk.Admit(room, people, again: true))
        {
            return new WarRoomResult(WarRoomOutcome.Unchanged, room);
        }

        room.Wake(write.Now);
        write.Audit(actor, AuditAction.InviteToWarRoom, room.IncidentId, after: new { people = people.Select(person => person.MemberId) });
        desk.Announce(write, room.IncidentId);
        return new WarRoomResult(WarRoomOutcome.Unchanged, room);
    }
}
