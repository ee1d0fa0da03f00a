namespace FlashdutyConsole.WarRooms;

/// <summary>One message of ours in a war room: a row of its outbox first, then its history.</summary>
public sealed class WarRoomMessage
{
    /// <summary>Row id; lower goes first.</summary>
    public long Id { get; set; }

    /// <summary>The room.</summary>
    public long RoomId { get; set; }

    /// <summary>What it is for.</summary>
    public WarRoomMessageKind Kind { get; set; }

    /// <summary>Markdown, at most 2,048 bytes.</summary>
    public string Content { get; set; } = "";

    /// <summary>Where it stands.</summary>
    public WarRoomMessageState State { get; set; }

    /// <summary>WeCom's errcode; 0 = none.</summary>
    public int ErrCode { get; set; }

    /// <summary>Attempts made or under way.</summary>
    public int Attempts { get; set; }

    /// <summary>How many people were in the group when it was sent: what WeCom counts.</summary>
    public int People { get; set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When WeCom took it, or the attempt without an answer began.</summary>
    public DateTimeOffset? SentAt { get; set; }
}
