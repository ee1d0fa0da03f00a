using FlashdutyConsole.Linking;
using FlashdutyConsole.Members;
using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.WarRooms;

/// <summary>Who can join a room, and why not. Pure.</summary>
public static class WarRoomPeople
{
    /// <summary>The people as members of the room, in the order given: the first who can join becomes the group's owner.</summary>
    /// <param name="people">The members who are meant to join.</param>
    /// <param name="members">What is known of them.</param>
    /// <param name="links">Their links to users of this app.</param>
    /// <param name="now">The instant.</param>
    public static IReadOnlyList<WarRoomMember> Of(
        IEnumerable<long> people, IReadOnlyDictionary<long, Member> members, IReadOnlyList<MemberLink> links, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(members);
        return [.. people.Where(id => id != 0).Distinct().Select(id => One(id, members.GetValueOrDefault(id), links.FirstOrDefault(link => link.MemberId == id), now))];
    }

    /// <summary>Whether the people who can join make a group: two different users of WeCom.</summary>
    public static bool AreEnough(IEnumerable<WarRoomMember> members) =>
        members.Where(member => member.State != WarRoomMemberState.CannotJoin)
            .Select(member => member.WeComUserId).Distinct(StringComparer.OrdinalIgnoreCase).Count() >= WeComLimits.ChatMembersMin;

    private static WarRoomMember One(long id, Member? member, MemberLink? link, DateTimeOffset now)
    {
        var reason = member is not { IsActive: true } ? WarRoomReason.NotActive
            : link is null ? WarRoomReason.NotLinked
            : link.LostAt is not null ? WarRoomReason.OutOfReach
            : "";
        return new WarRoomMember
        {
            MemberId = id,
            WeComUserId = link?.WeComUserId ?? "",
            State = reason.Length == 0 ? WarRoomMemberState.Waiting : WarRoomMemberState.CannotJoin,
            Reason = reason,
            AddedAt = now,
        };
    }
}
