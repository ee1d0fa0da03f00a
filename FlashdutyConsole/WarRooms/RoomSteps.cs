using FlashdutyConsole.WeCom.Answers;

namespace FlashdutyConsole.WarRooms;

/// <summary>Decides the next call for a room. Pure.</summary>
public static class RoomSteps
{
    /// <summary>Most people in one invitation.</summary>
    public const int InvitedAtOnce = 100;

    /// <summary>The next step.</summary>
    /// <param name="room">The room with its people and the messages that wait.</param>
    /// <param name="name">The name that it should have.</param>
    public static RoomStep Next(WarRoom room, string name)
    {
        ArgumentNullException.ThrowIfNull(room);
        var message = room.Messages.Where(one => one.State == WarRoomMessageState.Pending).OrderBy(one => one.Id).FirstOrDefault();
        return room.State switch
        {
            WarRoomState.Failed or WarRoomState.Gone => new RoomStep.Rest(),
            _ when room.MustLook => new RoomStep.Look(),
            WarRoomState.Creating => Create(room, name),
            // The group is invisible until its first message.
            _ when message is { Kind: WarRoomMessageKind.Opening } => new RoomStep.Send(message),
            WarRoomState.Open when Waiting(room) is { Count: > 0 } waiting => new RoomStep.Invite(waiting),
            WarRoomState.Open when room.Name != name => new RoomStep.Rename(name),
            _ => message is null ? new RoomStep.Rest() : new RoomStep.Send(message),
        };
    }

    private static RoomStep Create(WarRoom room, string name)
    {
        var joining = room.Members.Where(member => member.State == WarRoomMemberState.Waiting).ToList();
        var userIds = joining.Select(member => member.WeComUserId).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return WarRoomPeople.AreEnough(joining) ? new RoomStep.Create(new WeComChat(room.ChatId, name, userIds[0], userIds)) : new RoomStep.TooFew();
    }

    private static List<string> Waiting(WarRoom room) =>
        [.. room.Members.Where(member => member.State == WarRoomMemberState.Waiting).Select(member => member.WeComUserId)
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(room.OneByOne ? 1 : InvitedAtOnce)];
}
