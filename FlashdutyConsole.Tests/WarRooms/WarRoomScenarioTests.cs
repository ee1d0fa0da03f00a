using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.WarRooms;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.WarRooms;

/// <summary>What people see in their group from alert to close, also when WeCom fails or the console dies in between.</summary>
public sealed class WarRoomScenarioTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);
    private static readonly SandboxedConsoleOptions WithRooms = new() { WarRooms = true, Members = ["zhang", "li", "wang", "zhao"] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Room_IsToldOfEveryChange_NewRespondersJoin_AndItEndsWithTheIncident()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        var incident = await console.ReceivesAsync("CPU is high");
        await OpenAsync(console, incident.Id);

        await Get<AcknowledgeIncident>(console).RunAsync([incident.Id], console.Acting("li"), Cancel);
        console.Tick(TimeSpan.FromSeconds(1));
        await Get<CommentIncident>(console).RunAsync([incident.Id], "restarting <@all> [it](https://evil.example)", false, console.Acting("li"), Cancel);
        await console.AdvanceAsync(Soon);

        // Together in one message, with who is responsible named, and nothing of the comment come alive.
        Assert.Equal(2, console.Said("zhang").Count);
        var news = console.Said("zhang")[1];
        Assert.Contains("li", news, StringComparison.Ordinal);
        Assert.Contains("<@li>", news, StringComparison.Ordinal);
        Assert.DoesNotContain("<@zhang>", news, StringComparison.Ordinal);
        Assert.Contains("> restarting < @all> [it] (https://evil.example)", news, StringComparison.Ordinal);
        Assert.Contains($"/incident/detail/{incident.Id}", news, StringComparison.Ordinal);

        await Get<AddResponder>(console).RunAsync(incident.Id, [console.MemberId("wang")], null, null, console.Acting("li"), Cancel);
        await Get<ResetIncident>(console).RunAsync(incident.Id, new IncidentFields { Severity = IncidentSeverity.Warning }, console.Acting("li"), Cancel);
        await console.AdvanceAsync(Soon);
        var group = Assert.Single(console.Groups("wang"));
        Assert.Equal(["zhang", "li", "wang"], group.Members);
        Assert.StartsWith("[\u8b66\u544a]", group.Name, StringComparison.Ordinal);
        Assert.Equal(3, console.Said("wang").Count);

        await console.AdvanceAsync(TimeSpan.FromMinutes(65));
        await Get<CloseIncident>(console).RunAsync([incident.Id], console.Acting("li"), Cancel);
        await console.AdvanceAsync(Soon);
        Assert.Contains("1 \u5c0f\u65f6 5 \u5206", console.Said("wang")[^1], StringComparison.Ordinal);
        var told = console.Said("wang").Count;
        await Get<CommentIncident>(console).RunAsync([incident.Id], "too late", false, console.Acting("li"), Cancel);
        await console.AdvanceAsync(Soon);
        Assert.Equal(told, console.Said("wang").Count);

        // Reopened, the room is told again.
        await Get<ReopenIncident>(console).RunAsync([incident.Id], "not over", console.Acting("li"), Cancel);
        await console.AdvanceAsync(Soon);
        // Told again by the rule, too: one message with both.
        await console.AdvanceAsync(Soon);
        Assert.Contains("not over", console.Said("wang")[^1], StringComparison.Ordinal);
        Assert.Equal(WarRoomState.Open, (await RoomAsync(console)).State);
    }

    [Fact]
    public async Task Create_EarlierResponders_ComeWhenAsked()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        var incident = await console.ReceivesAsync("CPU is high");
        await Get<AssignIncident>(console).RunAsync([incident.Id], new Assignment { PersonIds = [console.MemberId("wang"), console.MemberId("zhao")] }, console.Acting("wang"), Cancel);
        await console.SettleAsync();

        await Get<CreateWarRoom>(console).RunAsync(incident.Id, 0, [], earlier: false, console.Acting("wang"), Cancel);
        Assert.Equal(["wang", "zhao"], console.Groups("wang").Single().Members.Order());

        await Get<CreateWarRoom>(console).RunAsync(incident.Id, 0, [], earlier: true, console.Acting("wang"), Cancel);
        Assert.Equal(["li", "wang", "zhang", "zhao"], console.Groups("wang").Single().Members.Order());
    }

    [Fact]
    public async Task Member_WhoIsLinkedLater_JoinsByItself()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms with { Layers = [["zhang", "li", "wang"]], Unlinked = ["wang"] });
        var incident = await console.ReceivesAsync("CPU is high");
        var result = await OpenAsync(console, incident.Id);
        Assert.Equal(WarRoomReason.NotLinked, Assert.Single(result.Unable).Reason);
        Assert.Empty(console.Groups("wang"));

        await console.ChangeAsync(db => db.MemberLinks.Add(new MemberLink
        {
            IntegrationId = console.Integration.Id, MemberId = console.MemberId("wang"), WeComUserId = "wang", LinkedAt = console.Console.Now,
        }));
        await console.SettleAsync();

        Assert.Single(console.Groups("wang"));
        Assert.All((await RoomAsync(console)).Members, member => Assert.Equal(WarRoomMemberState.Joined, member.State));
    }

    [Fact]
    public async Task Member_WhomWeComRefuses_IsNamedAndTheOthersGetTheirRoom()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms with { Layers = [["zhang", "li", "wang"]] });
        var incident = await console.ReceivesAsync("CPU is high");
        console.App.Corp.SetUser(console.App.Corp.FindUser("wang")! with { Enabled = false });

        await OpenAsync(console, incident.Id);

        Assert.Equal(["zhang", "li"], console.Groups("li").Single().Members);
        var refused = (await RoomAsync(console)).Members.Single(member => member.State == WarRoomMemberState.CannotJoin);
        Assert.Equal((console.MemberId("wang"), WarRoomReason.Refused, 86216), (refused.MemberId, refused.Reason, refused.ErrCode));

        // Later invitations find who it is as well.
        console.App.Corp.SetUser(console.App.Corp.FindUser("zhao")! with { Enabled = false });
        await Get<InviteToWarRoom>(console).RunAsync(incident.Id, [console.MemberId("zhao")], console.Acting("li"), Cancel);
        Assert.Equal(2, (await RoomAsync(console)).Members.Count(member => member.State == WarRoomMemberState.CannotJoin));
        console.App.Corp.SetUser(console.App.Corp.FindUser("zhao")! with { Enabled = true });
        await Get<InviteToWarRoom>(console).RunAsync(incident.Id, [console.MemberId("zhao")], console.Acting("li"), Cancel);
        Assert.Single(console.Groups("zhao"));
    }

    [Theory]
    [InlineData("appchat/create")]
    [InlineData("appchat/send")]
    [InlineData("appchat/update")]
    public async Task Calls_FailForAWhile_InTheEndThereIsOneRoomWithEverything(string path)
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        var incident = await console.ReceivesAsync("CPU is high");
        // Whatever the platform may do; the call took effect in two of them, although nobody can know.
        console.WeCom.Switches.Inject(path, Fault.ErrCode(-1));
        console.WeCom.Switches.Inject(path, Fault.ResetBeforeRead());
        console.WeCom.Switches.Inject(path, Fault.ErrCode(45033));
        if (path != "appchat/send")
        {
            console.WeCom.Switches.Inject(path, Fault.ResetAfterRead(processed: true));
            console.WeCom.Switches.Inject(path, Fault.TruncatedJson());
        }

        console.WeCom.Switches.Inject(path, Fault.ErrCode(45009));
        await OpenAsync(console, incident.Id);
        await Get<InviteToWarRoom>(console).RunAsync(incident.Id, [console.MemberId("wang")], console.Acting("li"), Cancel);
        for (var minute = 0; minute < 8; minute++)
        {
            await console.AdvanceAsync(TimeSpan.FromSeconds(30));
        }

        var group = Assert.Single(console.WeCom.GroupChatsOf());
        Assert.Equal(["zhang", "li", "wang"], group.Members);
        Assert.Contains("CPU is high", console.Said("li")[0], StringComparison.Ordinal);
        Assert.Equal(WarRoomState.Open, (await RoomAsync(console)).State);
        Assert.Single(await console.TimelineAsync(incident.Id, TimelineType.WarRoomCreated));
    }

    [Fact]
    public async Task Message_WithoutAnAnswer_IsNotSaidTwice()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        var incident = await console.ReceivesAsync("CPU is high");
        await OpenAsync(console, incident.Id);
        console.WeCom.Switches.Inject("appchat/send", Fault.ResetAfterRead(processed: true));
        await Get<AcknowledgeIncident>(console).RunAsync([incident.Id], console.Acting("li"), Cancel);
        await console.AdvanceAsync(Soon);
        await console.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(2, console.Said("li").Count);
        Assert.Contains(await MessagesAsync(console), message => message.State == WarRoomMessageState.Uncertain);
        await Get<CommentIncident>(console).RunAsync([incident.Id], "next", false, console.Acting("li"), Cancel);
        await console.AdvanceAsync(Soon);
        Assert.Contains("next", console.Said("li")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Group_EndedByPeople_IsKnownAtTheNextMessageAndNothingIsForced()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        var incident = await console.ReceivesAsync("CPU is high");
        var room = (await OpenAsync(console, incident.Id)).Room!;
        console.WeCom.LeaveGroupChat(room.ChatId, null);
        await Get<AcknowledgeIncident>(console).RunAsync([incident.Id], console.Acting("li"), Cancel);
        await console.AdvanceAsync(Soon);

        Assert.Equal(WarRoomState.Gone, (await RoomAsync(console)).State);
        Assert.Empty(console.WeCom.GroupChatsOf());
    }

    [Fact]
    public async Task Console_DiesBetweenWeComsAnswerAndItsCommit_TheNextPassHeals()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        var incident = await console.ReceivesAsync("CPU is high");
        // As the database is then: claimed, and WeCom has done it.
        var room = (await OpenAsync(console, incident.Id)).Room!;
        await console.ChangeAsync(db =>
        {
            var row = db.WarRooms.Single(one => one.Id == room.Id);
            row.State = WarRoomState.Creating;
            row.OpenedAt = null;
            row.UserIds = [];
            row.LeaseUntil = console.Console.Now + CarryOutRoom.Lease;
            row.DueAt = console.Console.Now;
            db.WarRoomMembers.Where(member => member.RoomId == room.Id).ToList().ForEach(member => member.State = WarRoomMemberState.Waiting);
            db.Timeline.RemoveRange(db.Timeline.Where(entry => entry.Type == TimelineType.WarRoomCreated));
        });
        await console.RestartAsync();
        await console.SettleAsync();
        Assert.Equal(WarRoomState.Creating, (await RoomAsync(console)).State);

        await console.AdvanceAsync(CarryOutRoom.Lease);

        Assert.Equal(WarRoomState.Open, (await RoomAsync(console)).State);
        Assert.Equal(2, console.Requests("/cgi-bin/appchat/create"));
        Assert.Single(console.WeCom.GroupChatsOf());
        Assert.Single(await console.TimelineAsync(incident.Id, TimelineType.WarRoomCreated));
        Assert.Single(console.Said("li"));
    }

    [Fact]
    public async Task Console_DiesWhileAMessageIsOnItsWay_OnlyTheFirstIsRepeated()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        var incident = await console.ReceivesAsync("CPU is high");
        var room = (await OpenAsync(console, incident.Id)).Room!;
        await console.ChangeAsync(db =>
        {
            var row = db.WarRooms.Single(one => one.Id == room.Id);
            row.LeaseUntil = console.Console.Now + CarryOutRoom.Lease;
            row.DueAt = console.Console.Now;
            db.WarRoomMessages.Add(new WarRoomMessage { RoomId = room.Id, Kind = WarRoomMessageKind.News, Content = "was it said?", State = WarRoomMessageState.Sending, CreatedAt = console.Console.Now });
            db.WarRoomMessages.Add(new WarRoomMessage { RoomId = room.Id, Kind = WarRoomMessageKind.Opening, Content = "once more", State = WarRoomMessageState.Sending, CreatedAt = console.Console.Now });
        });

        await console.AdvanceAsync(CarryOutRoom.Lease);

        Assert.Equal("once more", console.Said("li")[^1]);
        Assert.DoesNotContain("was it said?", console.Said("li"));
        Assert.Contains(await MessagesAsync(console), message => message is { Content: "was it said?", State: WarRoomMessageState.Uncertain });
    }

    [Fact]
    public async Task Id_TakenByAnotherAppsGroup_AnotherIdIsUsed()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        var incident = await console.ReceivesAsync("CPU is high");
        var other = console.App.Corp.AddApp(7, "Other");
        var taken = WarRoomChatId.Of(incident.Id, console.Integration.Id, 0);
        using var http = new HttpClient { BaseAddress = console.Server.BaseUrl };
        var token = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync(
            new Uri($"cgi-bin/gettoken?corpid={console.App.Corp.CorpId}&corpsecret={other.Secret}", UriKind.Relative), Cancel)).RootElement.GetProperty("access_token").GetString();
        using var content = new StringContent($$"""{"name":"x","userlist":["zhang","zhao"],"chatid":"{{taken}}"}""");
        using var made = await http.PostAsync(new Uri($"cgi-bin/appchat/create?access_token={token}", UriKind.Relative), content, Cancel);

        var room = (await OpenAsync(console, incident.Id)).Room!;

        Assert.Equal((WarRoomState.Open, WarRoomChatId.Of(incident.Id, console.Integration.Id, 1)), (room.State, room.ChatId));
        Assert.Single(console.Groups("li"));
    }

    [Fact]
    public async Task Room_ClosedByHandAndOpenedAgain_IsTheSameGroup()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        var incident = await console.ReceivesAsync("CPU is high");
        var room = (await OpenAsync(console, incident.Id)).Room!;
        await Get<DeleteWarRoom>(console).RunAsync(incident.Id, 0, console.Acting("zhang"), Cancel);
        Assert.Equal(WarRoomState.Closed, (await RoomAsync(console)).State);

        var again = await OpenAsync(console, incident.Id);

        Assert.Equal((WarRoomOutcome.Done, room.ChatId), (again.Outcome, again.Room!.ChatId));
        Assert.Equal(WarRoomState.Open, (await RoomAsync(console)).State);
        Assert.Equal(3, console.Said("li").Count);
        await Get<RenameWarRoom>(console).RunAsync(incident.Id, "Checkout", console.Acting("li"), Cancel);
        Assert.EndsWith("Checkout", console.Groups("li").Single().Name, StringComparison.Ordinal);
    }

    private static Task<WarRoomResult> OpenAsync(SandboxedConsole console, string incidentId) =>
        Get<CreateWarRoom>(console).RunAsync(incidentId, 0, [], earlier: false, console.Acting("zhang"), Cancel);

    private static T Get<T>(SandboxedConsole console)
        where T : notnull => console.Console.Get<T>();

    private static Task<WarRoom> RoomAsync(SandboxedConsole console) => console.Console.ReadAsync(db => db.WarRooms.AsNoTracking().Include(room => room.Members).SingleAsync(Cancel));

    private static Task<List<WarRoomMessage>> MessagesAsync(SandboxedConsole console) =>
        console.Console.ReadAsync(db => db.WarRoomMessages.AsNoTracking().OrderBy(message => message.Id).ToListAsync(Cancel));
}
