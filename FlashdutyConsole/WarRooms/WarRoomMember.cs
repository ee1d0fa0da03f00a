namespace FlashdutyConsole.WarRooms;

/// <summary>A member who belongs into a war room.</summary>
public sealed class WarRoomMember
{
    /// <summary>The room.</summary>
    public long RoomId { get; set; }

    /// <summary>The member.</summary>
    public long MemberId { get; set; }

    /// <summary>Their userid in WeCom; empty when not linked.</summary>
    public string WeComUserId { get; set; } = "";

    /// <summary>Whether they are in the group.</summary>
    public WarRoomMemberState State { get; set; }

    /// <summary>Why they cannot join, one of <see cref="WarRoomReason"/>; empty = they can.</summary>
    public string Reason { get; set; } = "";

    /// <summary>WeCom's errcode; 0 = none.</summary>
    public int ErrCode { get; set; }

    /// <summary>When they were meant to join.</summary>
    public DateTimeOffset AddedAt { get; set; }

    /// <summary>When WeCom took them into the group.</summary>
    public DateTimeOffset? JoinedAt { get; set; }
}
