using System.Text;
using System.Text.Json.Nodes;
using FlashdutyConsole.Sandbox;

namespace FlashdutyConsole.Tests.Sandbox.Messages;

public sealed class SendMessageTests
{
    [Theory]
    [InlineData("""{"touser":"zhang","msgtype":"text","text":{"content":"x"}}""", 41011)]
    [InlineData("""{"touser":"zhang","msgtype":"text","agentid":"1000002","text":{"content":"x"}}""", 40058)]
    [InlineData("""{"touser":"zhang","msgtype":"text","agentid":1000003,"text":{"content":"x"}}""", 301002)]
    [InlineData("""{"touser":"zhang","agentid":1000002,"text":{"content":"x"}}""", 40008)]
    [InlineData("""{"touser":"zhang","msgtype":"sms","agentid":1000002,"text":{"content":"x"}}""", 40008)]
    [InlineData("""{"touser":"zhang","msgtype":"image","agentid":1000002,"image":{"media_id":"x"}}""", 40007)]
    [InlineData("""{"msgtype":"text","agentid":1000002,"text":{"content":"x"}}""", 82001)]
    [InlineData("""{"touser":"","toparty":"","totag":"","msgtype":"text","agentid":1000002,"text":{"content":"x"}}""", 82001)]
    [InlineData("""{"touser":["zhang"],"msgtype":"text","agentid":1000002,"text":{"content":"x"}}""", 40058)]
    [InlineData("""{"touser":"nobody","msgtype":"text","agentid":1000002,"text":{"content":"x"}}""", 81013)]
    [InlineData("""{"totag":"1","msgtype":"text","agentid":1000002,"text":{"content":"x"}}""", 81013)]
    [InlineData("""{"toparty":"99","msgtype":"text","agentid":1000002,"text":{"content":"x"}}""", 81013)]
    [InlineData("""{"touser":"zhang","msgtype":"text","agentid":1000002,"text":{"content":""}}""", 44004)]
    [InlineData("""{"touser":"zhang","msgtype":"text","agentid":1000002,"text":"x"}""", 40058)]
    [InlineData("""{"touser":"zhang","msgtype":"text","agentid":1000002,"safe":"0","text":{"content":"x"}}""", 40058)]
    [InlineData("""{"touser":"zhang","msgtype":"text","agentid":1000002,"enable_duplicate_check":true,"text":{"content":"x"}}""", 40058)]
    [InlineData("""{"touser":"zhang","msgtype":"text","agentid":1000002,"duplicate_check_interval":14401,"text":{"content":"x"}}""", 40058)]
    [InlineData("""{"touser":"zhang","msgtype":"textcard","agentid":1000002,"textcard":{"title":"t","description":"d"}}""", 40058)]
    [InlineData("""{"touser":"zhang","msgtype":"template_card","agentid":1000002}""", 40058)]
    [InlineData("", 44001)]
    [InlineData("{", 47001)]
    [InlineData("[]", 47001)]
    [InlineData("""{"a":1} x""", 47001)]
    public async Task Send_WrongRequest_IsRefusedAndShowsNothing(string body, int code)
    {
        await using var bench = await SandboxBench.StartAsync();

        Assert.Equal(code, SandboxBench.Code(await bench.PostAsync("message/send", body)));
        Assert.Equal(0, bench.WeCom.CountAll().TotalVisible);
        Assert.Equal(1, bench.WeCom.CountAll().Requests("message/send"));
    }

    [Fact]
    public async Task Send_ByGet_IsRefused()
    {
        await using var bench = await SandboxBench.StartAsync();

        Assert.Equal(43002, SandboxBench.Code(await bench.GetAsync("cgi-bin/message/send?access_token=" + await bench.TokenAsync())));
    }

    [Theory]
    [InlineData("touser", 1000, 81013)]
    [InlineData("touser", 1001, 40032)]
    [InlineData("toparty", 101, 82002)]
    [InlineData("totag", 101, 82003)]
    public async Task Send_TooManyNamed_IsRefused(string field, int count, int code)
    {
        await using var bench = await SandboxBench.StartAsync();
        var body = new JsonObject
        {
            [field] = string.Join('|', Enumerable.Range(10, count)),
            ["msgtype"] = "text",
            ["agentid"] = SandboxBench.AgentId,
            ["text"] = new JsonObject { ["content"] = "x" },
        };

        Assert.Equal(code, SandboxBench.Code(await bench.PostAsync("message/send", body)));
    }

    [Fact]
    public async Task Send_SomeInvalid_ReachesTheOthersAndListsThemInLowerCase()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.Corp.SetUser(bench.Corp.FindUser("wang")! with { Enabled = false });

        var reply = await bench.SendTextAsync("hello", "ZHANG|Nobody|Wang");

        Assert.Equal(0, SandboxBench.Code(reply));
        Assert.Equal("nobody|wang", (string)reply["invaliduser"]!);
        Assert.Null(reply["response_code"]);
        Assert.Equal("hello", Assert.Single(bench.WeCom.MessagesOf("zhang")).Text);
        Assert.Empty(bench.WeCom.MessagesOf("wang"));
    }

    [Fact]
    public async Task Send_ToMemberOutsideVisibility_IsInvalid()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.App.RootVisible = false;
        bench.App.VisibleDepartments = [2];

        var reply = await bench.SendTextAsync("hello", "@all");
        Assert.Equal(0, SandboxBench.Code(reply));
        Assert.Equal(["li", "zhang"], bench.WeCom.CountAll().VisibleMessages.Keys.Order());
        Assert.Equal(81013, SandboxBench.Code(await bench.SendTextAsync("hello", "wang")));
    }

    [Fact]
    public async Task Send_ToDepartment_ReachesThoseBelowOnce()
    {
        await using var bench = await SandboxBench.StartAsync();

        var reply = await bench.PostAsync("message/send", new
        {
            touser = "zhang",
            toparty = "1|77",
            msgtype = "text",
            agentid = SandboxBench.AgentId,
            text = new { content = "all hands" },
        });

        Assert.Equal("77", (string)reply["invalidparty"]!);
        Assert.Equal(4, bench.WeCom.CountAll().TotalVisible);
    }

    [Fact]
    public async Task Send_LongText_IsCutBetweenCharacters()
    {
        await using var bench = await SandboxBench.StartAsync();

        await bench.SendTextAsync(string.Concat(Enumerable.Repeat("报警", 500)));

        var shown = Assert.Single(bench.WeCom.MessagesOf("zhang")).Text!;
        Assert.Equal(2046, Encoding.UTF8.GetByteCount(shown));
    }

    [Fact]
    public async Task Send_LongMarkdown_IsRefused()
    {
        await using var bench = await SandboxBench.StartAsync();

        Assert.Equal(45002, SandboxBench.Code(await bench.PostAsync("message/send", new
        {
            touser = "zhang",
            msgtype = "markdown",
            agentid = SandboxBench.AgentId,
            markdown = new { content = new string('x', 2049) },
        })));
    }

    [Fact]
    public async Task Send_LicenceRequired_ListsWhoHasNone()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.WeCom.Switches.LicenceRequired = true;
        bench.Corp.SetUser(bench.Corp.FindUser("li")! with { Licensed = false });

        var reply = await bench.SendTextAsync("x", "zhang|li");
        Assert.Equal((0, "li"), (SandboxBench.Code(reply), (string)reply["unlicenseduser"]!));
        Assert.Equal(0, SandboxBench.Code(await bench.SendTextAsync("x", "li")));
        bench.WeCom.Switches.AllUnlicensedErrCode = 701099;
        Assert.Equal(701099, SandboxBench.Code(await bench.SendTextAsync("x", "li")));
        Assert.Empty(bench.WeCom.MessagesOf("li"));
    }

    [Fact]
    public async Task Send_CallbackCardWithoutCallbackUrl_IsRefused()
    {
        await using var bench = await SandboxBench.StartAsync();

        Assert.Equal(43012, SandboxBench.Code(await bench.SendCardAsync("t-1")));
        var notice = new JsonObject
        {
            ["card_type"] = "text_notice",
            ["main_title"] = new JsonObject { ["title"] = "x" },
            ["card_action"] = new JsonObject { ["type"] = 1, ["url"] = "https://console.example" },
        };
        var reply = await bench.PostAsync("message/send", SandboxBench.CardMessage(notice));
        Assert.Equal(0, SandboxBench.Code(reply));
        Assert.Null(reply["response_code"]);
    }

    [Fact]
    public async Task Send_TaskIdAgain_IsRefusedForEver()
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.GiveCallbackAsync();

        var first = await bench.SendCardAsync("t-1");
        bench.Clock.Advance(TimeSpan.FromDays(30));
        var second = await bench.SendCardAsync("t-1", change: card => card["main_title"]!["title"] = "other");

        Assert.Equal(0, SandboxBench.Code(first));
        Assert.NotNull(first["response_code"]);
        Assert.Equal(42014, SandboxBench.Code(second));
        Assert.Single(bench.WeCom.MessagesOf("zhang"));
    }

    [Fact]
    public async Task Send_BeyondTheDailyCeiling_IsRefusedUntilTheNextDay()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.Corp.AccountCeiling = 1;
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(0, SandboxBench.Code(await bench.SendTextAsync("n" + i, "@all")));
        }

        Assert.Equal(45009, SandboxBench.Code(await bench.SendTextAsync("one more")));
        bench.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, SandboxBench.Code(await bench.SendTextAsync("one more")));
    }

    [Fact]
    public async Task Send_MoreThanThirtyAMinute_IsSilentlyDroppedAndCounted()
    {
        await using var bench = await SandboxBench.StartAsync();
        for (var i = 0; i < 35; i++)
        {
            Assert.Equal(0, SandboxBench.Code(await bench.SendTextAsync("n" + i, i < 5 ? "zhang|li" : "zhang")));
        }

        var counts = bench.WeCom.CountAll();
        Assert.Equal(35, counts.Requests("message/send"));
        Assert.Equal((30, 5), (counts.VisibleMessages["zhang"], counts.SilentDrops["zhang"]));
        Assert.Equal((5, 0), (counts.VisibleMessages["li"], counts.SilentDrops["li"]));

        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.SendTextAsync("later");
        Assert.Equal(31, bench.WeCom.CountAll().VisibleMessages["zhang"]);
    }

    [Fact]
    public async Task Send_MoreThanAThousandAnHour_IsSilentlyDropped()
    {
        await using var bench = await SandboxBench.StartAsync();
        for (var minute = 0; minute < 40; minute++)
        {
            for (var i = 0; i < 26; i++)
            {
                await bench.SendTextAsync($"n{minute}-{i}");
            }

            bench.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(1000, bench.WeCom.CountAll().VisibleMessages["zhang"]);
        Assert.Equal(40, bench.WeCom.CountAll().SilentDrops["zhang"]);
    }

    [Fact]
    public async Task Send_QuotasOff_ShowsAll()
    {
        await using var bench = await SandboxBench.StartAsync(new SandboxOptions { MessagesPerConversation = 10 });
        bench.WeCom.Switches.QuotasEnforced = false;
        for (var i = 0; i < 35; i++)
        {
            await bench.SendTextAsync("n" + i);
        }

        Assert.Equal(35, bench.WeCom.CountAll().VisibleMessages["zhang"]);
        Assert.Equal(10, bench.WeCom.MessagesOf("zhang").Count);
    }
}
