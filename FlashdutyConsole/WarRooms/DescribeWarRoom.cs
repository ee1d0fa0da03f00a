using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.WarRooms;

/// <summary>The war room of an incident as its page shows it: as WeCom has it now, if WeCom answers soon.</summary>
public sealed class DescribeWarRoom(
    IDbContextFactory<ConsoleDb> contexts, WarRoomHome home, FindWarRooms find, LookAtWarRoom look, FindPeople people, CureLinks cures, TimeProvider time)
{
    private const int MostOthers = 200;

    /// <summary>The view; null = no integration has war rooms, and this incident has none.</summary>
    /// <param name="incidentId">The incident.</param>
    /// <param name="readerId">Who looks: they would ask for the room.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<WarRoomView?> RunAsync(string incidentId, long readerId, CancellationToken cancellationToken)
    {
        var integration = await home.FindAsync(cancellationToken);
        var room = (await find.RunAsync(incidentId, 0, cancellationToken)).FirstOrDefault();
        if (integration is null && room is null)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var id = incidentId.ToLowerInvariant();
        var incident = await db.Incidents.AsNoTracking().Include(one => one.Responders).SingleOrDefaultAsync(one => one.Id == id && one.DeletedAt == null, cancellationToken);
        if (incident is null)
        {
            return null;
        }

        room = room is null ? null : (await look.RunAsync(room.Id, always: false, cancellationToken)).Room ?? room;
        var integrationId = room?.IntegrationId ?? integration!.Id;
        var members = room?.Members ?? await WouldJoinAsync(db, incident, integrationId, readerId, cancellationToken);
        var active = await people.ActiveAsync(cancellationToken);
        var names = await people.NamesAsync(members.Select(member => member.MemberId), cancellationToken);
        var counts = room is null ? [] : await db.WarRoomMessages.AsNoTracking().Where(message => message.RoomId == room.Id)
            .GroupBy(message => message.State).Select(group => new { State = group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.State, row => row.Count, cancellationToken);
        var known = members.Select(member => member.WeComUserId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var inside = members.Where(member => member.State is WarRoomMemberState.Joined or WarRoomMemberState.Waiting).Select(Person).ToList();
        return new WarRoomView
        {
            IntegrationId = integrationId,
            MayCreate = integration is not null && incident.Progress != IncidentProgress.Closed && room is not { IsActive: true },
            Room = room,
            Inside = inside,
            Outside = [.. members.Where(member => member.State is WarRoomMemberState.CannotJoin or WarRoomMemberState.Left).Select(Person)],
            Strangers = room is null ? [] : [.. room.UserIds.Where(userId => !known.Contains(userId))],
            Others = [.. active.Where(one => inside.All(person => person.Member.MemberId != one.Key)).Take(MostOthers)],
            LinkAddress = await cures.OfAsync(DeliveryReason.NotLinked, integrationId, cancellationToken),
            Refusals = counts.GetValueOrDefault(WarRoomMessageState.Failed),
            Doubts = counts.GetValueOrDefault(WarRoomMessageState.Uncertain),
            AreEnough = WarRoomPeople.AreEnough(members),
        };

        WarRoomPerson Person(WarRoomMember member) =>
            new(names.GetValueOrDefault(member.MemberId) ?? "#" + member.MemberId.ToString(System.Globalization.CultureInfo.InvariantCulture), member);
    }

    private async Task<IReadOnlyList<WarRoomMember>> WouldJoinAsync(
        ConsoleDb db, Incident incident, long integrationId, long readerId, CancellationToken cancellationToken)
    {
        var ids = incident.Responders.Select(responder => responder.MemberId).Prepend(readerId).Where(id => id != 0).Distinct().ToList();
        var members = await db.Members.AsNoTracking().Where(member => ids.Contains(member.Id)).ToDictionaryAsync(member => member.Id, cancellationToken);
        var links = await db.MemberLinks.AsNoTracking().Where(link => link.IntegrationId == integrationId && ids.Contains(link.MemberId)).ToListAsync(cancellationToken);
        return WarRoomPeople.Of(ids, members, links, time.GetUtcNow());
    }
}
