using System.Net;
using System.Text.Json;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.WarRooms;

/// <summary>The operations of war rooms, over HTTP, against the pretend WeCom; every answer by the API's document.</summary>
public sealed class WarRoomOperationsTests
{
    private static readonly SandboxedConsoleOptions WithRooms = new() { WarRooms = true, Members = ["zhang", "li", "wang"] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Room_GoesThroughItsWholeLife()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        var incident = await console.ReceivesAsync("CPU is high");

        var created = await CreateAsync(console, incident.Id);
        Assert.Equal(HttpStatusCode.OK, created.Status);
        var chatId = created.Data.GetProperty("chat_id").GetString()!;
        Assert.Equal("", created.Data.GetProperty("share_link").GetString());
        Assert.StartsWith("[\u4e25\u91cd] #", created.Data.GetProperty("chat_name").GetString(), StringComparison.Ordinal);

        // At once: on both responders' phones, with the first message in it.
        Assert.Equal(chatId, Assert.Single(console.Groups("zhang")).ChatId);
        Assert.Equal(["zhang", "li"], console.Groups("li").Single().Members);
        Assert.Contains("CPU is high", Assert.Single(console.Said("li")), StringComparison.Ordinal);
        Assert.Contains($"/incident/detail/{incident.Id}", console.Said("li")[0], StringComparison.Ordinal);
        Assert.Contains("<@zhang> <@li>", console.Said("li")[0], StringComparison.Ordinal);

        // Asked for again it is the same.
        Assert.Equal(chatId, (await CreateAsync(console, incident.Id)).Data.GetProperty("chat_id").GetString());
        Assert.Single(console.WeCom.GroupChatsOf());
        var line = Assert.Single(await console.TimelineAsync(incident.Id, TimelineType.WarRoomCreated));
        ApiContract.VerifyFeedDetail(line.Type, JsonDocument.Parse(line.Detail).RootElement);
        await console.Console.CallAsync("/incident/feed", new { incident_id = incident.Id });

        var item = Assert.Single((await console.Console.CallAsync("/incident/war-room/list", new { incident_id = incident.Id })).Data.GetProperty("items").EnumerateArray());
        Assert.Equal(("enabled", chatId, "wecom_app"), (item.GetProperty("status").GetString(), item.GetProperty("chat_id").GetString(), item.GetProperty("plugin_type").GetString()));
        var detail = await DetailAsync(console, chatId);
        Assert.Equal(created.Data.GetProperty("chat_name").GetString(), detail.Data.GetProperty("chat_name").GetString());
        ApiContract.Verify("/incident/war-room/detail", detail);

        var deleted = await console.Console.CallAsync("/incident/war-room/delete", new { incident_id = incident.Id, integration_id = console.Integration.Id });
        Assert.Equal("{}", deleted.Data.GetRawText());
        Assert.Equal(2, console.Said("li").Count);
        Assert.Single(await console.TimelineAsync(incident.Id, TimelineType.WarRoomDeleted));
        await console.Console.Get<CommentIncident>().RunAsync([incident.Id], "after the end", false, console.Acting("li"), Cancel);
        await console.AdvanceAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(2, console.Said("li").Count);
        item = Assert.Single((await console.Console.CallAsync("/incident/war-room/list", new { incident_id = incident.Id })).Data.GetProperty("items").EnumerateArray());
        Assert.Equal("deleted", item.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Detail_GroupDissolvedInWeCom_IsAnEmptyObject_AndANewOneCanBeMade()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        var incident = await console.ReceivesAsync("CPU is high");
        var chatId = (await CreateAsync(console, incident.Id)).Data.GetProperty("chat_id").GetString()!;
        console.WeCom.LeaveGroupChat(chatId, null);

        Assert.Equal("{}", (await DetailAsync(console, chatId)).Data.GetRawText());
        var again = await CreateAsync(console, incident.Id);

        Assert.NotEqual(chatId, again.Data.GetProperty("chat_id").GetString());
        Assert.Single(console.Groups("li"));
        Assert.Equal("{}", (await console.Console.CallAsync("/incident/war-room/delete", new { incident_id = incident.Id, integration_id = console.Integration.Id })).Data.GetRawText());
    }

    [Fact]
    public async Task Detail_WeComDoesNotAnswer_SaysSo()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        var incident = await console.ReceivesAsync("CPU is high");
        var chatId = (await CreateAsync(console, incident.Id)).Data.GetProperty("chat_id").GetString()!;
        console.WeCom.Switches.Inject("appchat/get", Fault.HttpStatus(502));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await DetailAsync(console, chatId)).Status);
    }

    [Fact]
    public async Task Create_FewerThanTwoLinked_IsRefusedBeforeWeComIsAsked_NamingWhoCannotJoin()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms with { Unlinked = ["li", "wang"] });
        var incident = await console.ReceivesAsync("CPU is high");

        var answer = await CreateAsync(console, incident.Id, console.MemberId("wang"));

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameter"), (answer.Status, answer.Code));
        Assert.Contains($"{console.MemberId("li")} (not_linked)", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"{console.MemberId("wang")} (not_linked)", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, console.Requests("/cgi-bin/appchat/create"));
        Assert.Empty((await console.Console.CallAsync("/incident/war-room/list", new { incident_id = incident.Id })).Data.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Create_WrongRequest_NamesWhatIsWrong()
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        var incident = await console.ReceivesAsync("CPU is high");

        Assert.Equal("ResourceNotFound", (await CreateAsync(console, "000000000000000000000000")).Code);
        Assert.Equal("ResourceNotFound", (await CreateAsync(console, incident.Id, 999)).Code);
        Assert.Equal("InvalidParameter", (await console.Console.CallAsync("/incident/war-room/create", new { incident_id = incident.Id, integration_id = console.Source.Id })).Code);
        Assert.Equal("InvalidParameter", (await console.Console.CallAsync("/incident/war-room/create", new { incident_id = incident.Id })).Code);
        Assert.Equal("ResourceNotFound", (await DetailAsync(console, "unknown")).Code);
        Assert.Equal("ResourceNotFound", (await console.Console.CallAsync("/incident/war-room/list", new { incident_id = "000000000000000000000000" })).Code);
        await console.Console.Get<CloseIncident>().RunAsync([incident.Id], console.Acting("li"), Cancel);
        Assert.Contains("closed", (await CreateAsync(console, incident.Id)).Text, StringComparison.Ordinal);
        Assert.Empty(console.WeCom.GroupChatsOf());
    }

    [Theory]
    [InlineData(48002, "root department")]
    [InlineData(60011, "visibility")]
    [InlineData(86001, "parameter of the group")]
    [InlineData(60020, "trusted IP")]
    public async Task Create_RefusedByWeCom_SaysTheCodeAndTheCure_AndCanBeTriedAgain(int code, string cure)
    {
        await using var console = await SandboxedConsole.StartAsync(WithRooms);
        var incident = await console.ReceivesAsync("CPU is high");
        console.WeCom.Switches.Inject("appchat/create", Fault.ErrCode(code));

        var answer = await CreateAsync(console, incident.Id);

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameter"), (answer.Status, answer.Code));
        Assert.Contains($"WeCom answered {code}", answer.Text, StringComparison.Ordinal);
        Assert.Contains(cure, answer.Text, StringComparison.Ordinal);
        Assert.Equal("failed", (await console.Console.CallAsync("/incident/war-room/list", new { incident_id = incident.Id })).Data.GetProperty("items")[0].GetProperty("status").GetString());
        Assert.Empty(await console.TimelineAsync(incident.Id, TimelineType.WarRoomCreated));
        Assert.Equal(HttpStatusCode.OK, (await CreateAsync(console, incident.Id)).Status);
        Assert.Single(console.Said("li"));
    }

    private static Task<ApiAnswer> CreateAsync(SandboxedConsole console, string incidentId, params long[] members) =>
        console.Console.CallAsync("/incident/war-room/create", new { incident_id = incidentId, integration_id = console.Integration.Id, member_ids = members });

    // Not checked against the document: the empty object of a group that is gone lacks what the document requires.
    private static Task<ApiAnswer> DetailAsync(SandboxedConsole console, string chatId) =>
        console.Console.PostAsync("/incident/war-room/detail", new { integration_id = console.Integration.Id, chat_id = chatId });
}
