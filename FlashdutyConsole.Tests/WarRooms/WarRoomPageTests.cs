using System.Net;
using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.WarRooms;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.WarRooms;

/// <summary>The panel on the incident's page, its record, rooms that open by themselves, and the one integration that has them.</summary>
public sealed class WarRoomPageTests
{
    private static readonly SandboxedConsoleOptions WithRooms = new() { WarRooms = true, Members = ["zhang", "li", "wang"] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task View_WithoutARoom_ListsWhoWouldJoinAndWhoCannot()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms with { Unlinked = ["li"] });
        var incident = await console.ReceivesAsync("CPU is high");
        var describe = console.Console.Get<DescribeWarRoom>();

        var view = (await describe.RunAsync(incident.Id, console.MemberId("zhang"), Cancel))!;

        Assert.True(view is { MayCreate: true, AreEnough: false, Room: null });
        Assert.Equal(["zhang"], view.Inside.Select(person => person.Name));
        Assert.Equal([("li", WarRoomReason.NotLinked)], view.Outside.Select(person => (person.Name, person.Member.Reason)));
        Assert.Contains($"/wecom/home/{console.Integration.Key}", view.LinkAddress, StringComparison.Ordinal);
        Assert.Contains(view.Others, other => other.Value == "wang");
    }

    [Fact]
    public async Task View_OfARoom_ShowsItAsWeComHasItNow()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms with { Members = ["zhang", "li", "wang", "zhao"] });
        var incident = await console.ReceivesAsync("CPU is high");
        var room = (await console.Console.Get<CreateWarRoom>().RunAsync(incident.Id, 0, [console.MemberId("wang")], false, console.Acting("zhang"), Cancel)).Room!;
        console.WeCom.LeaveGroupChat(room.ChatId, "wang");
        console.Tick(TimeSpan.FromMinutes(1));

        var view = (await console.Console.Get<DescribeWarRoom>().RunAsync(incident.Id, console.MemberId("zhang"), Cancel))!;

        Assert.Equal(["li", "zhang"], view.Inside.Select(person => person.Name).Order());
        Assert.Equal([("wang", WarRoomMemberState.Left)], view.Outside.Select(person => (person.Name, person.Member.State)));
        Assert.Equal(console.Console.Now, view.Room!.LookedAt);

        // WeCom away: what is known is shown, and said to be that.
        console.Tick(TimeSpan.FromMinutes(1));
        console.WeCom.Switches.Inject("appchat/get", Fault.ResetBeforeRead());
        view = (await console.Console.Get<DescribeWarRoom>().RunAsync(incident.Id, console.MemberId("zhang"), Cancel))!;
        Assert.True(view.Room is { MustLook: true, Reason: WarRoomReason.Retrying });
    }

    [Fact]
    public async Task Export_AfterTheClose_HoldsTimelinePeopleAndEveryMessage()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms with { Layers = [["zhang", "li", "wang"]], Unlinked = ["wang"] });
        var incident = await console.ReceivesAsync("<b>CPU</b> is high");
        await console.Console.Get<CreateWarRoom>().RunAsync(incident.Id, 0, [], false, console.Acting("zhang"), Cancel);
        await console.Console.Get<CommentIncident>().RunAsync([incident.Id], "restarting it", false, console.Acting("li"), Cancel);
        await console.AdvanceAsync(TimeSpan.FromMinutes(5));
        await console.Console.Get<CloseIncident>().RunAsync([incident.Id], console.Acting("li"), Cancel);
        await console.AdvanceAsync(TimeSpan.FromSeconds(3));

        var document = (await console.Console.Get<ExportIncident>().RunAsync(
            incident.Id, new Reader(console.MemberId("li"), MemberRole.Viewer, TimeZoneInfo.Utc), console.Console.Now, Cancel))!;

        Assert.StartsWith("# &lt;b>CPU&lt;/b> is high\n", document, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", document, StringComparison.Ordinal);
        var room = await console.Console.ReadAsync(db => db.WarRooms.SingleAsync(Cancel));
        Assert.Contains(room.ChatId, document, StringComparison.Ordinal);
        foreach (var name in (string[])["zhang", "li", "wang"])
        {
            Assert.Contains($"\n- {name}", document, StringComparison.Ordinal);
        }

        foreach (var message in console.Said("li"))
        {
            Assert.Contains(message.Split('\n')[0].Replace("<", "&lt;", StringComparison.Ordinal), document, StringComparison.Ordinal);
        }

        Assert.Contains("2026-11-23 01:05:00", document, StringComparison.Ordinal);
        using var stranger = await console.Console.Http.GetAsync(new Uri($"incident/export/{incident.Id}", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
        Assert.Null(await console.Console.Get<ExportIncident>().RunAsync(
            "000000000000000000000000", new Reader(0, MemberRole.Viewer, TimeZoneInfo.Utc), console.Console.Now, Cancel));
    }

    [Fact]
    public async Task Rule_ThatSaysSo_OpensARoomForCriticalOnly_OnceTwoCanJoin()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        await console.ReceivesAsync("Not asked for");
        await console.RecoversAsync("Not asked for");
        await console.ChangeAsync(db => db.EscalationRules.Single().OpensWarRoom = true);

        await console.ReceivesAsync("Disk is nearly full", "Warning");
        Assert.Empty(console.WeCom.GroupChatsOf());

        var incident = await console.ReceivesAsync("Disk is full");
        var group = Assert.Single(console.WeCom.GroupChatsOf());
        Assert.Contains("Disk is full", group.Name, StringComparison.Ordinal);
        Assert.Equal(["zhang", "li"], group.Members);

        // Closed by hand it stays closed.
        await console.Console.Get<DeleteWarRoom>().RunAsync(incident.Id, 0, console.Acting("li"), Cancel);
        await console.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(WarRoomState.Closed, (await console.Console.ReadAsync(db => db.WarRooms.SingleAsync(Cancel))).State);
    }

    [Fact]
    public async Task Rule_Setting_IsKeptByTheApiWhenItIsNotNamed()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        object Body(bool? rooms) => new
        {
            channel_id = console.Channel.Id, rule_id = console.Rule.Id, rule_name = "Everyone", template_id = "6321aad26c12104586a88916", war_room_enabled = rooms,
            layers = new[] { new { target = new { person_ids = new[] { console.MemberId("li") }, by = new { follow_preference = true } } } },
        };
        var preset = (await console.Console.CallAsync("/channel/escalate/rule/info", new { channel_id = console.Channel.Id, rule_id = console.Rule.Id })).Data.GetProperty("template_id").GetString();
        Task<ApiAnswer> UpdateAsync(bool? rooms) => console.Console.CallAsync(
            "/channel/escalate/rule/update", System.Text.Json.JsonSerializer.Serialize(Body(rooms)).Replace("6321aad26c12104586a88916", preset, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, (await UpdateAsync(true)).Status);
        Assert.Equal(HttpStatusCode.OK, (await UpdateAsync(null)).Status);

        Assert.True((await console.Console.CallAsync("/channel/escalate/rule/info", new { channel_id = console.Channel.Id, rule_id = console.Rule.Id })).Data.GetProperty("war_room_enabled").GetBoolean());
    }

    [Fact]
    public async Task Integration_SecondWithWarRooms_IsRefusedAndNamesTheFirst()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        object Body(bool rooms) => new
        {
            name = "Second", plugin_type = "wecom_app",
            settings = new
            {
                deployment = "private", endpoint = console.Server.BaseUrl, oauth_endpoint = console.Server.BaseUrl, corp_id = console.App.Corp.CorpId, agent_id = 7,
                secret = new string('s', 43), token = SandboxedConsole.CallbackToken, encoding_aes_key = SandboxedConsole.AesKey, war_room_enabled = rooms,
            },
        };

        var refused = await console.Console.CallAsync("/datasource/upsert", Body(true));

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameter"), (refused.Status, refused.Code));
        Assert.Contains("settings.war_room_enabled", refused.Text, StringComparison.Ordinal);
        Assert.Contains($"integration {console.Integration.Id} ", refused.Text, StringComparison.Ordinal);
        var taken = await console.Console.CallAsync("/datasource/upsert", Body(false));
        Assert.Equal(HttpStatusCode.OK, taken.Status);
        var all = await console.Console.ReadAsync(db => db.Integrations.AsNoTracking().Where(known => known.DeletedAt == null).ToListAsync(Cancel));
        Assert.Single(WarRoomPlace.Faults(all, taken.Data.GetProperty("integration_id").GetInt64(), wanted: true));
        Assert.Empty(WarRoomPlace.Faults(all, console.Integration.Id, wanted: true));
        Assert.Equal(console.Integration.Id, (await console.Console.Get<WarRoomHome>().FindAsync(Cancel))!.Id);
    }
}
