using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.Incidents.Timeline;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.WarRooms;

/// <summary>Looks up what a message needs.</summary>
public sealed class RoomSubjects(ChannelDirectory channels, IncidentCards cards)
{
    /// <summary>The subject of a room's message.</summary>
    /// <param name="db">The context to read with.</param>
    /// <param name="room">The room with its people.</param>
    /// <param name="incident">The incident with its responders.</param>
    /// <param name="entries">The lines of history that the message tells.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<RoomSubject> FindAsync(
        ConsoleDb db, WarRoom room, Incident incident, IReadOnlyList<TimelineEntry> entries, CancellationToken cancellationToken)
    {
        var people = entries.SelectMany(TimelineWords.People).Concat(room.Members.Select(member => member.MemberId)).Where(id => id != 0).Distinct().ToList();
        var names = await db.Members.AsNoTracking().Where(member => people.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        var responsible = ResponsibleOf(incident, entries).ToHashSet();
        return new RoomSubject
        {
            Incident = incident,
            ChannelName = channels.Find(incident.ChannelId)?.Name ?? "",
            DetailUrl = cards.DetailUrl(incident.Id),
            Names = names,
            Responsible = [.. room.Members.Where(member => responsible.Contains(member.MemberId) && member.State is (WarRoomMemberState.Waiting or WarRoomMemberState.Joined)).Select(member => member.WeComUserId)],
            Absent = [.. room.Members.Where(member => member.State == WarRoomMemberState.CannotJoin).Select(member => names.GetValueOrDefault(member.MemberId) ?? "").Where(name => name.Length > 0)],
        };
    }

    // Who started; before anybody has, whom it went to last.
    private static IEnumerable<long> ResponsibleOf(Incident incident, IReadOnlyList<TimelineEntry> entries)
    {
        if (incident.Progress == IncidentProgress.Closed)
        {
            return [];
        }

        if (incident.Progress == IncidentProgress.Processing)
        {
            return incident.Responders.Where(responder => responder.AcknowledgedAt is not null).Select(responder => responder.MemberId);
        }

        var assigned = entries.LastOrDefault(entry => entry.Type == TimelineType.Assign) is { } entry ? JsonColumn.Read<AssignDetail>(entry.Detail).To : [];
        return assigned.Count > 0 ? assigned : incident.Responders.Select(responder => responder.MemberId);
    }
}
