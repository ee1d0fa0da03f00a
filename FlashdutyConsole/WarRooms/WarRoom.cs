using FlashdutyConsole.Members;

namespace FlashdutyConsole.WarRooms;

/// <summary>
/// The group chat of an incident: what is wanted of it, and what WeCom is known to have. A worker brings the second to the
/// first, one call at a time. The methods are the rules that need only the room itself.
/// </summary>
public sealed class WarRoom
{
    private const int MostTold = 300;

    /// <summary>Row id.</summary>
    public long Id { get; set; }

    /// <summary>The incident.</summary>
    public string IncidentId { get; set; } = "";

    /// <summary>The WeCom integration whose app owns the group.</summary>
    public long IntegrationId { get; set; }

    /// <summary>The group's id, our own: see <see cref="WarRoomChatId"/>.</summary>
    public string ChatId { get; set; } = "";

    /// <summary>Which group of this incident it is: a group that is gone is followed by another.</summary>
    public int Generation { get; set; }

    /// <summary>The group's name as WeCom has it, or is to have it.</summary>
    public string Name { get; set; } = "";

    /// <summary>What a person called the room; empty = the incident's title.</summary>
    public string Title { get; set; } = "";

    /// <summary>How far it has come.</summary>
    public WarRoomState State { get; set; }

    /// <summary>Why it stands there, one of <see cref="WarRoomReason"/>; empty = nothing to explain.</summary>
    public string Reason { get; set; } = "";

    /// <summary>WeCom's last errcode; 0 = none.</summary>
    public int ErrCode { get; set; }

    /// <summary>The last failure in a few words, without secrets.</summary>
    public string Error { get; set; } = "";

    /// <summary>Language of its messages.</summary>
    public string Locale { get; set; } = "";

    /// <summary>Zone of the times in its messages.</summary>
    public string TimeZone { get; set; } = "";

    /// <summary>Who asked for it; 0 = an escalation rule.</summary>
    public long CreatedBy { get; set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When WeCom confirmed the group; null = not yet.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>When it was closed; null = it is not.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When somebody closed it by hand; null = nobody did. Such a room does not wake with its incident.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Whether WeCom must be asked what the group is like before anything else.</summary>
    public bool MustLook { get; set; }

    /// <summary>Whether WeCom said that the id is taken (86215).</summary>
    public bool Collided { get; set; }

    /// <summary>Whether people are invited singly, because WeCom refused several and did not say whom.</summary>
    public bool OneByOne { get; set; }

    /// <summary>Attempts at the present step that came to nothing.</summary>
    public int Attempts { get; set; }

    /// <summary>Since when the present step is tried; null = it is not.</summary>
    public DateTimeOffset? TryingSince { get; set; }

    /// <summary>When the worker looks at it; null = there is nothing to do.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>While a call is under way: after this instant another may take it over.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Counts the calls; a result with an older number comes too late.</summary>
    public int Fence { get; set; }

    /// <summary>The newest line of the incident's history that the room was told.</summary>
    public string ToldUpTo { get; set; } = "";

    /// <summary>The last lines that it was told: ids of one second need not come in order.</summary>
    public IReadOnlyList<string> Told { get; set; } = [];

    /// <summary>Who is in the group, as WeCom said last.</summary>
    public IReadOnlyList<string> UserIds { get; set; } = [];

    /// <summary>When WeCom said so.</summary>
    public DateTimeOffset? LookedAt { get; set; }

    /// <summary>Who belongs into it.</summary>
    public List<WarRoomMember> Members { get; set; } = [];

    /// <summary>Its messages; those that wait, when it was read for a step.</summary>
    public List<WarRoomMessage> Messages { get; set; } = [];

    /// <summary>Whether it is, or is about to be, told of changes.</summary>
    public bool IsActive => State is WarRoomState.Creating or WarRoomState.Open;

    /// <summary>The worker looks at it now.</summary>
    public void Wake(DateTimeOffset now) => DueAt = DueAt is { } due && due < now ? due : now;

    /// <summary>The room is asked for, at first or again after its group was refused, closed or is gone.</summary>
    public void Begin(DateTimeOffset now)
    {
        if (State == WarRoomState.Gone)
        {
            NextGeneration();
        }

        State = WarRoomState.Creating;
        ClosedAt = null;
        DeletedAt = null;
        OpenedAt = null;
        OneByOne = false;
        Members.Where(member => member.State != WarRoomMemberState.CannotJoin).ToList().ForEach(member => member.State = WarRoomMemberState.Waiting);
        Succeeded();
        DueAt = now;
    }

    /// <summary>Another id: the present one is taken by a group that cannot be used.</summary>
    public void NextGeneration()
    {
        Generation++;
        ChatId = WarRoomChatId.Of(IncidentId, IntegrationId, Generation);
        MustLook = false;
        Collided = false;
        UserIds = [];
        LookedAt = null;
    }

    /// <summary>Puts a message into its outbox.</summary>
    public void Say(WarRoomMessageKind kind, string content, DateTimeOffset now)
    {
        Messages.Add(new WarRoomMessage { RoomId = Id, Kind = kind, Content = content, CreatedAt = now });
        Wake(now);
    }

    /// <summary>It is not told of changes any more.</summary>
    public void Close(DateTimeOffset now, bool byHand)
    {
        State = WarRoomState.Closed;
        ClosedAt = now;
        DeletedAt = byHand ? now : null;
        Wake(now);
    }

    /// <summary>Lines of the history were told, or are not worth telling.</summary>
    public void Heard(IEnumerable<string> entryIds)
    {
        var all = Told.Concat(entryIds).Distinct().Order(StringComparer.Ordinal).ToList();
        Told = [.. all.Skip(all.Count - MostTold)];
        ToldUpTo = all.Count == 0 ? ToldUpTo : all[^1];
    }

    /// <summary>The present step is done: nothing to explain.</summary>
    public void Succeeded()
    {
        Attempts = 0;
        TryingSince = null;
        Reason = "";
        ErrCode = 0;
        Error = "";
    }

    /// <summary>WeCom does not make the group.</summary>
    public void Fail(string reason)
    {
        State = WarRoomState.Failed;
        Reason = reason;
        DueAt = null;
    }

    /// <summary>The group has ended in WeCom.</summary>
    public void Vanish(DateTimeOffset now)
    {
        State = WarRoomState.Gone;
        ClosedAt = now;
        DueAt = null;
        MustLook = false;
        UserIds = [];
    }

    /// <summary>What WeCom says about the group.</summary>
    public void Saw(string name, IReadOnlyList<string> userIds, DateTimeOffset now)
    {
        Name = name;
        UserIds = userIds;
        LookedAt = now;
        MustLook = false;
        var inside = userIds.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var member in Members)
        {
            if (member.WeComUserId.Length > 0 && inside.Contains(member.WeComUserId))
            {
                member.JoinedAt ??= now;
                member.State = WarRoomMemberState.Joined;
                member.Reason = "";
                member.ErrCode = 0;
            }
            else if (member.State == WarRoomMemberState.Joined)
            {
                // Who left does not want to be fetched back by a program.
                member.State = WarRoomMemberState.Left;
            }
        }
    }

    /// <summary>The people were taken into the group.</summary>
    public void Joined(IReadOnlyList<string> userIds, DateTimeOffset now) =>
        Saw(Name, [.. UserIds.Concat(userIds).Distinct(StringComparer.OrdinalIgnoreCase)], now);

    /// <summary>The instant's actor for what the console itself records of it.</summary>
    public Actor Asker => new(CreatedBy, ActorSource.Engine);
}
