using System.Text.Json.Nodes;

namespace FlashdutyConsole.Tests.Sandbox.Messages;

public sealed class UpdateTemplateCardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Code_UsedTwice_IsRefusedTheSecondTime()
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.GiveCallbackAsync();
        var code = (string)(await bench.SendCardAsync("t-1"))["response_code"]!;

        Assert.Equal(0, SandboxBench.Code(await CloseAsync(bench, code)));
        Assert.Equal(60140, SandboxBench.Code(await CloseAsync(bench, code)));
        bench.WeCom.Switches.ReusedResponseCodeErrCode = 42016;
        Assert.Equal(42016, SandboxBench.Code(await CloseAsync(bench, code)));
    }

    [Fact]
    public async Task Code_OlderThan72Hours_IsRefused()
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.GiveCallbackAsync();
        var first = (string)(await bench.SendCardAsync("t-1"))["response_code"]!;
        bench.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, SandboxBench.Code(await CloseAsync(bench, first)));

        var second = (string)(await bench.SendCardAsync("t-2"))["response_code"]!;
        bench.Clock.Advance(TimeSpan.FromHours(72));
        Assert.Equal(60140, SandboxBench.Code(await CloseAsync(bench, second)));
    }

    [Fact]
    public async Task Code_OfAnotherApp_IsRefusedAndNotUsedUp()
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.GiveCallbackAsync();
        var other = bench.Corp.AddApp(7, "Other");
        other.SetCallbackUnchecked("http://127.0.0.1:1/", SandboxBench.Token, SandboxBench.AesKey);
        var code = (string)(await bench.SendCardAsync("t-1"))["response_code"]!;

        var reply = await bench.PostAsync(
            "message/update_template_card",
            new { atall = 1, agentid = 7, response_code = code, button = new { replace_name = "x" } },
            other);

        Assert.Equal(42015, SandboxBench.Code(reply));
        Assert.Equal(0, SandboxBench.Code(await CloseAsync(bench, code)));
    }

    [Theory]
    [InlineData("""{"response_code":"made-up"}""", 60140)]
    [InlineData("""{"response_code":null}""", 60140)]
    [InlineData("""{"agentid":null}""", 41011)]
    [InlineData("""{"agentid":5}""", 301002)]
    [InlineData("""{"agentid":"1000002"}""", 40058)]
    [InlineData("""{"button":null}""", 40058)]
    [InlineData("""{"button":{"replace_name":""}}""", 40058)]
    [InlineData("""{"button":{"replace_name":1}}""", 40058)]
    [InlineData("""{"template_card":{"card_type":"text_notice"}}""", 40058)]
    [InlineData("""{"button":null,"template_card":{"card_type":"poster"}}""", 42031)]
    [InlineData("""{"button":null,"template_card":{"card_type":"button_interaction","main_title":{"title":"x"},"replace_text":"done"}}""", 40016)]
    [InlineData("""{"atall":0}""", 82001)]
    [InlineData("""{"atall":true}""", 40058)]
    [InlineData("""{"userids":"zhang"}""", 40058)]
    [InlineData("""{"partyids":["1"]}""", 40058)]
    public async Task Update_WrongRequest_IsRefusedAndLeavesTheCodeUsable(string change, int errCode)
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.GiveCallbackAsync();
        var code = (string)(await bench.SendCardAsync("t-1"))["response_code"]!;
        var body = new JsonObject
        {
            ["atall"] = 1,
            ["agentid"] = SandboxBench.AgentId,
            ["response_code"] = code,
            ["button"] = new JsonObject { ["replace_name"] = "closed" },
        };
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        Assert.Equal(errCode, SandboxBench.Code(await bench.PostAsync("message/update_template_card", body)));
        Assert.Equal(0, SandboxBench.Code(await CloseAsync(bench, code)));
    }

    [Fact]
    public async Task Update_NamedMembers_ChangesThemAndListsTheRest()
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.GiveCallbackAsync();
        var sent = await bench.SendCardAsync("t-1", "zhang|li|wang");
        bench.Corp.RemoveUser("wang");
        var card = SandboxBench.ButtonCard(null, "new title");
        card["replace_text"] = "closed by li";

        var reply = await bench.PostAsync("message/update_template_card", new JsonObject
        {
            ["userids"] = new JsonArray("LI", "zhao", "wang"),
            ["agentid"] = SandboxBench.AgentId,
            ["response_code"] = (string)sent["response_code"]!,
            ["template_card"] = card,
        });

        Assert.Equal(0, SandboxBench.Code(reply));
        Assert.Equal(["zhao", "wang"], reply["invaliduser"]!.AsArray().Select(user => (string)user!));
        var msgId = (string)sent["msgid"]!;
        var li = bench.WeCom.FindMessage("li", msgId)!;
        Assert.Equal(("new title", "closed by li", "t-1", false), (li.Card!.MainTitle!.Title, li.ReplacedText, li.TaskId, li.IsOpen));
        Assert.True(bench.WeCom.FindMessage("zhang", msgId)!.IsOpen);
    }

    [Fact]
    public async Task Update_WithNewCard_OpensTheButtonsAgain()
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = await bench.GiveCallbackAsync();
        var sent = await bench.SendCardAsync("t-1");
        await CloseAsync(bench, (string)sent["response_code"]!);
        var msgId = (string)sent["msgid"]!;
        await bench.WeCom.PressMenuAsync("zhang", msgId, "snooze", cancellationToken: Cancel);

        var reply = await bench.PostAsync("message/update_template_card", new JsonObject
        {
            ["userids"] = new JsonArray("zhang"),
            ["agentid"] = SandboxBench.AgentId,
            ["response_code"] = app.Events.Single().Element("ResponseCode")!.Value,
            ["template_card"] = SandboxBench.ButtonCard(null, "reopened"),
        });

        Assert.Equal(0, SandboxBench.Code(reply));
        Assert.True(bench.WeCom.FindMessage("zhang", msgId)!.IsOpen);
        Assert.False(bench.WeCom.FindMessage("li", msgId)!.IsOpen);
    }

    [Fact]
    public async Task CloseButtons_OnACardWithoutButtons_IsRefused()
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.GiveCallbackAsync();
        var sent = await bench.SendCardAsync("t-1", change: card =>
        {
            card["card_type"] = "text_notice";
            card["card_action"] = new JsonObject { ["type"] = 1, ["url"] = "https://console.example" };
        });

        Assert.NotNull(sent["response_code"]);
        Assert.Equal(40058, SandboxBench.Code(await CloseAsync(bench, (string)sent["response_code"]!)));
    }

    [Fact]
    public async Task Update_OfSilentlyDroppedCard_ListsTheMember()
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.GiveCallbackAsync();
        for (var i = 0; i < 30; i++)
        {
            await bench.SendTextAsync("n" + i, "li");
        }

        var sent = await bench.SendCardAsync("t-1", "zhang|li");
        var reply = await bench.PostAsync("message/update_template_card", new
        {
            userids = new[] { "zhang", "li" },
            agentid = SandboxBench.AgentId,
            response_code = (string)sent["response_code"]!,
            button = new { replace_name = "closed" },
        });

        Assert.Equal("li", (string)Assert.Single(reply["invaliduser"]!.AsArray())!);
    }

    private static Task<JsonObject> CloseAsync(SandboxBench bench, string code) => bench.PostAsync("message/update_template_card", new
    {
        atall = 1,
        agentid = SandboxBench.AgentId,
        response_code = code,
        button = new { replace_name = "closed" },
    });
}
