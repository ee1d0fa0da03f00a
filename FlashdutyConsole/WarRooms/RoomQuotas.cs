using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.WarRooms;

/// <summary>Counts what groups were sent.</summary>
internal static class RoomQuotas
{
    /// <summary>How long the room's next message waits; null = not at all.</summary>
    public static async Task<TimeSpan?> WaitAsync(Write write, WarRoom room, CancellationToken cancellationToken)
    {
        var (day, hour, minute) = (write.Now.AddDays(-1), write.Now.AddHours(-1), write.Now.AddMinutes(-1));
        var sent = await write.Db.WarRoomMessages.AsNoTracking().Where(message => message.SentAt > day)
            .GroupBy(message => message.RoomId)
            .Select(group => new
            {
                RoomId = group.Key,
                Day = group.Count(),
                Minute = group.Count(message => message.SentAt > minute),
                PeopleMinute = group.Where(message => message.SentAt > minute).Sum(message => message.People),
                PeopleHour = group.Where(message => message.SentAt > hour).Sum(message => message.People),
            }).ToListAsync(cancellationToken);
        if (sent.Count == 0)
        {
            return null;
        }

        var users = room.Members.Where(member => member.State == WarRoomMemberState.Joined).Select(member => member.WeComUserId).ToList();
        var rooms = sent.Select(one => one.RoomId).ToList();
        var places = await write.Db.WarRoomMembers.AsNoTracking()
            .Where(member => rooms.Contains(member.RoomId) && users.Contains(member.WeComUserId) && member.State == WarRoomMemberState.Joined)
            .Select(member => new { member.RoomId, member.WeComUserId }).ToListAsync(cancellationToken);
        var counts = sent.ToDictionary(one => one.RoomId);
        var members = places.GroupBy(place => place.WeComUserId).ToList();
        return new RoomQuota(
            sent.Sum(one => one.PeopleMinute), sent.Sum(one => one.PeopleHour),
            members.Select(member => member.Sum(place => counts[place.RoomId].Minute)).DefaultIfEmpty().Max(),
            members.Select(member => member.Sum(place => counts[place.RoomId].Day)).DefaultIfEmpty().Max()).Wait(room.UserIds.Count);
    }
}
