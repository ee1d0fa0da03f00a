using System.Text;
using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Members;
using FlashdutyConsole.WarRooms;
using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.Tests.WarRooms;

/// <summary>The rules of war rooms: pure, with the instant passed in.</summary>
public sealed class RoomRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 8, 0, 0, TimeSpan.Zero);
    private const string IncidentId = "6a1000000000000000abcdef";

    [Fact]
    public void ChatId_IsWhatWeComAllowsAndItsOwnForEveryIncidentAppAndGeneration()
    {
        string[] ids =
        [
            WarRoomChatId.Of(IncidentId, 1, 0), WarRoomChatId.Of(IncidentId, 2, 0), WarRoomChatId.Of(IncidentId, 1, 1),
            WarRoomChatId.Of("6a1000000000000000abcdee", 1, 0), WarRoomChatId.Of(IncidentId, 1_000_000, 900),
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(id.Length == WeComLimits.ChatIdCharacters && id.All(char.IsAsciiLetterOrDigit)));
        Assert.Equal(ids[0], WarRoomChatId.Of(IncidentId.ToUpperInvariant(), 1, 0));
    }

    [Fact]
    public void People_WhoCannotJoin_AreListedWithTheReason()
    {
        var members = new Dictionary<long, Member>
        {
            [1] = Member(1), [2] = Member(2), [3] = Member(3), [4] = Member(4, MemberStatus.Disabled),
        };
        MemberLink[] links =
        [
            new() { MemberId = 1, WeComUserId = "zhang" }, new() { MemberId = 3, WeComUserId = "wang", LostAt = Now }, new() { MemberId = 4, WeComUserId = "zhao" },
        ];

        var people = WarRoomPeople.Of([1, 2, 0, 1, 3, 4, 5], members, links, Now);

        Assert.Equal([1, 2, 3, 4, 5], people.Select(person => person.MemberId));
        Assert.Equal(["", WarRoomReason.NotLinked, WarRoomReason.OutOfReach, WarRoomReason.NotActive, WarRoomReason.NotActive], people.Select(person => person.Reason));
        Assert.False(WarRoomPeople.AreEnough(people));
    }

    [Fact]
    public void People_TwoMembersWithOneWeComUser_AreNotEnough() =>
        Assert.False(WarRoomPeople.AreEnough([Waiting(1, "li"), Waiting(2, "LI")]));

    [Fact]
    public void Next_BringsTheGroupToWhatIsWantedOneCallAtATime()
    {
        var room = Room(Waiting(1, "zhang"), Waiting(2, "li"));
        room.Say(WarRoomMessageKind.Opening, "hello", Now);

        var create = Assert.IsType<RoomStep.Create>(RoomSteps.Next(room, "a"));
        Assert.Equal((room.ChatId, "a", "zhang"), (create.Chat.ChatId, create.Chat.Name, create.Chat.Owner));
        room.State = WarRoomState.Open;
        room.Saw("a", ["zhang"], Now);

        // The first message before all else: until it is there the group cannot be seen.
        Assert.Equal("hello", Assert.IsType<RoomStep.Send>(RoomSteps.Next(room, "b")).Message.Content);
        room.Messages[0].State = WarRoomMessageState.Sent;
        room.Say(WarRoomMessageKind.News, "news", Now);
        Assert.Equal(["li"], Assert.IsType<RoomStep.Invite>(RoomSteps.Next(room, "b")).UserIds);
        room.Joined(["li"], Now);
        Assert.Equal("b", Assert.IsType<RoomStep.Rename>(RoomSteps.Next(room, "b")).Name);
        room.Name = "b";
        Assert.IsType<RoomStep.Send>(RoomSteps.Next(room, "b"));
        room.Messages[1].State = WarRoomMessageState.Sent;
        Assert.IsType<RoomStep.Rest>(RoomSteps.Next(room, "b"));

        // A closed room says its last words and is left as it is.
        room.Say(WarRoomMessageKind.Farewell, "bye", Now);
        room.Close(Now, byHand: false);
        Assert.IsType<RoomStep.Send>(RoomSteps.Next(room, "c"));
        room.Messages[2].State = WarRoomMessageState.Sent;
        Assert.IsType<RoomStep.Rest>(RoomSteps.Next(room, "c"));
    }

    [Fact]
    public void Saw_WhoLeft_IsNotFetchedBack()
    {
        var room = Room(Waiting(1, "zhang"), Waiting(2, "li"));
        room.State = WarRoomState.Open;
        room.Saw("a", ["zhang", "LI"], Now);
        Assert.All(room.Members, member => Assert.Equal(WarRoomMemberState.Joined, member.State));

        room.Saw("a", ["zhang", "stranger"], Now);

        Assert.Equal(WarRoomMemberState.Left, room.Members[1].State);
        Assert.IsType<RoomStep.Rest>(RoomSteps.Next(room, "a"));
    }

    [Fact]
    public void Judge_RepeatsOnlyWhatIsSafe()
    {
        var room = Room();
        var news = new RoomStep.Send(new WarRoomMessage { Kind = WarRoomMessageKind.News });
        var opening = new RoomStep.Send(new WarRoomMessage { Kind = WarRoomMessageKind.Opening });
        var create = new RoomStep.Create(new("x", "x", "", ["a", "b"]));
        RoomStep invite = new RoomStep.Invite(["a"]);

        Assert.IsType<RoomVerdict.Uncertain>(Judge(news, WeComOutcome.Timeout));
        Assert.IsType<RoomVerdict.Uncertain>(Judge(news, WeComOutcome.ConnectionLost));
        Assert.IsType<RoomVerdict.TryLater>(Judge(news, WeComOutcome.ConnectionFailed));
        Assert.IsType<RoomVerdict.TryLater>(Judge(news, WeComOutcome.WeComError, -1));
        Assert.IsType<RoomVerdict.TryLater>(Judge(opening, WeComOutcome.Timeout));
        Assert.IsType<RoomVerdict.TryLater>(Judge(create, WeComOutcome.Timeout));
        Assert.IsType<RoomVerdict.TryLater>(Judge(invite, WeComOutcome.ConnectionLost));
        Assert.IsType<RoomVerdict.Exists>(Judge(create, WeComOutcome.WeComError, 86215));
        Assert.IsType<RoomVerdict.Gone>(Judge(news, WeComOutcome.WeComError, 86003));
        Assert.IsType<RoomVerdict.Gone>(Judge(new RoomStep.Look(), WeComOutcome.WeComError, 86008));
        Assert.IsType<RoomVerdict.Unwelcome>(Judge(invite, WeComOutcome.WeComError, 86216));
        Assert.IsType<RoomVerdict.GiveUp>(Judge(create, WeComOutcome.WeComError, 48002));
        Assert.Equal(WarRoomReason.NeedsAdmin, Assert.IsType<RoomVerdict.TryLater>(Judge(news, WeComOutcome.WeComError, 48002)).Reason);
        Assert.True(Assert.IsType<RoomVerdict.TryLater>(Judge(news, WeComOutcome.WeComError, 45009)).After >= TimeSpan.FromSeconds(60));
        Assert.IsType<RoomVerdict.GiveUp>(Judge(news, WeComOutcome.WeComError, 45002));

        room.TryingSince = Now - RoomJudge.Lifetime;
        Assert.Equal(WarRoomReason.TimeRanOut, Assert.IsType<RoomVerdict.GiveUp>(Judge(create, WeComOutcome.Timeout)).Reason);

        RoomVerdict Judge(RoomStep step, WeComOutcome outcome, int code = 0) =>
            RoomJudge.Judge(step, new RoomAnswer { Outcome = outcome, ErrCode = code }, room, Now, 0.5);
    }

    [Fact]
    public void News_WaitsForWhatFollows_ButNotForEver()
    {
        Assert.False(RoomNews.IsReady([], Now));
        Assert.False(RoomNews.IsReady([Entry(TimelineType.Acknowledge, 1)], Now));
        Assert.True(RoomNews.IsReady([Entry(TimelineType.Acknowledge, 2)], Now));
        Assert.True(RoomNews.IsReady([Entry(TimelineType.Acknowledge, 10), Entry(TimelineType.Comment, 0)], Now));
    }

    [Fact]
    public void News_WhatCancelsItselfOut_IsNotTold()
    {
        TimelineEntry[] entries =
        [
            Entry(TimelineType.Acknowledge, 9), Entry(TimelineType.ResetSeverity, 8, new FromToDetail("Critical", "Info")), Entry(TimelineType.Comment, 7, new CommentDetail("one", false)),
            Entry(TimelineType.Notify, 7), Entry(TimelineType.Unacknowledge, 6), Entry(TimelineType.Comment, 5, new CommentDetail("two", false)),
            Entry(TimelineType.ResetSeverity, 4, new FromToDetail("Info", "Warning")), Entry(TimelineType.Acknowledge, 3),
        ];

        var told = RoomNews.Coalesce(entries);

        Assert.Equal([TimelineType.Comment, TimelineType.Comment, TimelineType.ResetSeverity, TimelineType.Acknowledge], told.Select(entry => entry.Type));
        Assert.Equal(new FromToDetail("Critical", "Warning"), JsonColumn.Read<FromToDetail>(told[2].Detail));
        Assert.Empty(RoomNews.Coalesce(
            [Entry(TimelineType.ResetSeverity, 2, new FromToDetail("Info", "Critical")), Entry(TimelineType.ResetSeverity, 1, new FromToDetail("Critical", "Info"))]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(400)]
    public void Fit_KeepsHeadEndAndTheNewestWithin2048Bytes(int count)
    {
        var lines = Enumerable.Range(1, count).Select(number => $"line {number} \u6545\u969c").ToList();

        var text = RoomMarkdown.Fit(["head"], lines, ["[link](https://x)"], left => $"... {left}");

        Assert.InRange(Encoding.UTF8.GetByteCount(text), 1, 2048);
        Assert.StartsWith("head", text, StringComparison.Ordinal);
        Assert.EndsWith("[link](https://x)", text, StringComparison.Ordinal);
        Assert.Equal(count == 400, text.Contains("... ", StringComparison.Ordinal));
        Assert.True(count == 0 || text.Contains($"line {count} ", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_HeadAloneTooLong_KeepsTheLink()
    {
        var text = RoomMarkdown.Fit([new string('\u6545', 3000)], [], ["[link](https://x)"], _ => "");

        Assert.InRange(Encoding.UTF8.GetByteCount(text), 1, 2048);
        Assert.EndsWith("[link](https://x)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<@all> look", "< @all> look")]
    [InlineData("[x](https://evil)", "[x] (https://evil)")]
    [InlineData("**bold** `x`\nnext", "* *bold* * 'x' next")]
    public void Plain_TextOfAlerts_BecomesNoMentionLinkOrMark(string text, string expected) => Assert.Equal(expected, RoomMarkdown.Plain(text));

    [Theory]
    [InlineData(0, 0, 0, 0, 10, false)]
    [InlineData(17_995, 17_995, 0, 0, 10, true)]
    [InlineData(0, 134_995, 0, 0, 10, true)]
    [InlineData(0, 0, 180, 0, 10, true)]
    [InlineData(0, 0, 179, 0, 10, false)]
    [InlineData(0, 0, 0, 9_000, 10, true)]
    public void Quota_NearWeComsLimits_MakesMessagesWait(int minute, int hour, int member, int day, int people, bool waits) =>
        Assert.Equal(waits, new RoomQuota(minute, hour, member, day).Wait(people) is not null);

    private static WarRoom Room(params WarRoomMember[] members) => new()
    {
        IncidentId = IncidentId, IntegrationId = 1, ChatId = WarRoomChatId.Of(IncidentId, 1, 0), Members = [.. members], TryingSince = Now,
    };

    private static WarRoomMember Waiting(long id, string userId) => new() { MemberId = id, WeComUserId = userId };

    private static Member Member(long id, MemberStatus status = MemberStatus.Enabled) => new() { Id = id, Status = status };

    private static TimelineEntry Entry(string type, int secondsAgo, ITimelineDetail? detail = null) =>
        TimelineEntry.New(IncidentId, type, detail ?? new NoDetail(), Actor.Engine, Now.AddSeconds(-secondsAgo));
}
