using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.WarRooms;

/// <summary>What the actions on war rooms share.</summary>
public sealed class WarRoomDesk(WorkBell bell, IncidentChanges changes)
{
    /// <summary>The room with its people, tracked; null = there is none.</summary>
    public static Task<WarRoom?> LoadAsync(Write write, string incidentId, long integrationId, CancellationToken cancellationToken) =>
        write.Db.WarRooms.Include(room => room.Members)
            .Where(room => room.IncidentId == incidentId && (integrationId == 0 || room.IntegrationId == integrationId))
            .OrderByDescending(room => room.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The people as members of a room of this integration.</summary>
    public static async Task<IReadOnlyList<WarRoomMember>> PeopleAsync(
        Write write, long integrationId, IEnumerable<long> people, CancellationToken cancellationToken)
    {
        var ids = people.Where(id => id != 0).Distinct().ToList();
        var members = await write.Db.Members.AsNoTracking().Where(member => ids.Contains(member.Id)).ToDictionaryAsync(member => member.Id, cancellationToken);
        var links = await write.Db.MemberLinks.AsNoTracking()
            .Where(link => link.IntegrationId == integrationId && ids.Contains(link.MemberId)).ToListAsync(cancellationToken);
        return WarRoomPeople.Of(ids, members, links, write.Now);
    }

    /// <summary>Takes people in: those who are new, and those for whom it looks better now.</summary>
    /// <returns>Whether anything is different.</returns>
    public static bool Admit(WarRoom room, IReadOnlyList<WarRoomMember> people, bool again)
    {
        var changed = false;
        foreach (var person in people)
        {
            var known = room.Members.Find(member => member.MemberId == person.MemberId);
            if (known is null)
            {
                person.RoomId = room.Id;
                room.Members.Add(person);
                changed = true;
            }
            else if (again && known.State is WarRoomMemberState.CannotJoin or WarRoomMemberState.Left)
            {
                changed |= (known.State, known.Reason, known.WeComUserId) != (person.State, person.Reason, person.WeComUserId);
                known.WeComUserId = person.WeComUserId;
                known.State = person.State;
                known.Reason = person.Reason;
                known.ErrCode = 0;
            }
        }

        return changed;
    }

    /// <summary>The history's line about a room.</summary>
    public static WarRoomDetail Detail(WarRoom room, string integrationName, bool created) => new()
    {
        IntegrationId = room.IntegrationId,
        IntegrationName = integrationName,
        PluginType = PluginType.WeComApp,
        ChatId = room.ChatId,
        ChatName = room.Name,
        ShareLink = created ? "" : null,
    };

    /// <summary>After the commit: the worker looks, open pages are told.</summary>
    public void Announce(Write write, string incidentId) => write.AfterCommit(() =>
    {
        bell.Ring(WorkTopic.WarRooms);
        changes.Publish(incidentId);
    });
}
