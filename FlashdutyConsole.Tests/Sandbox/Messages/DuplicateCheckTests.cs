using FlashdutyConsole.Sandbox.Switches;

namespace FlashdutyConsole.Tests.Sandbox.Messages;

public sealed class DuplicateCheckTests
{
    private static object Text(string content, int check = 1, int? interval = null) => interval is null
        ? new { touser = "zhang", msgtype = "text", agentid = SandboxBench.AgentId, text = new { content }, enable_duplicate_check = check }
        : new
        {
            touser = "zhang", msgtype = "text", agentid = SandboxBench.AgentId, text = new { content }, enable_duplicate_check = check,
            duplicate_check_interval = interval,
        };

    [Fact]
    public async Task Repeat_WithinTheInterval_IsShownOnce()
    {
        await using var bench = await SandboxBench.StartAsync();

        var first = await bench.PostAsync("message/send", Text("x", interval: 60));
        bench.Clock.Advance(TimeSpan.FromSeconds(59));
        var second = await bench.PostAsync("message/send", Text("x", interval: 60));
        await bench.PostAsync("message/send", Text("y", interval: 60));

        Assert.Equal((string)first["msgid"]!, (string)second["msgid"]!);
        Assert.Equal(2, bench.WeCom.MessagesOf("zhang").Count);
        Assert.Equal(3, bench.WeCom.CountAll().Requests("message/send"));

        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await bench.PostAsync("message/send", Text("x", interval: 60));
        Assert.Equal(3, bench.WeCom.MessagesOf("zhang").Count);
    }

    [Fact]
    public async Task Repeat_WithoutInterval_IsHeldBackForHalfAnHour()
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.PostAsync("message/send", Text("x"));
        bench.Clock.Advance(TimeSpan.FromSeconds(1799));
        await bench.PostAsync("message/send", Text("x"));
        Assert.Single(bench.WeCom.MessagesOf("zhang"));

        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await bench.PostAsync("message/send", Text("x"));
        Assert.Equal(2, bench.WeCom.MessagesOf("zhang").Count);
    }

    [Fact]
    public async Task Repeat_WithoutTheCheck_IsShownTwiceAndMarked()
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.PostAsync("message/send", Text("x", check: 0));
        await bench.PostAsync("message/send", Text("x", check: 0));

        var shown = bench.WeCom.MessagesOf("zhang");
        Assert.Equal(2, shown.Count);
        Assert.Equal(shown[0].MsgId, shown[1].DuplicateOf);
    }

    [Fact]
    public async Task Repeat_AnsweredWithoutMsgId_WhenTheSwitchSaysSo()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.WeCom.Switches.SuppressedDuplicate = SuppressedDuplicateAnswer.WithoutMsgId;
        await bench.PostAsync("message/send", Text("x"));

        var second = await bench.PostAsync("message/send", Text("x"));

        Assert.Equal(0, SandboxBench.Code(second));
        Assert.Null(second["msgid"]);
    }

    [Theory]
    [InlineData(false, 42014)]
    [InlineData(true, 0)]
    public async Task RepeatedCard_IsRefusedOrSuppressed_AsTheSwitchSays(bool duplicateFirst, int code)
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.GiveCallbackAsync();
        bench.WeCom.Switches.DuplicateCheckBeforeTaskId = duplicateFirst;
        var message = SandboxBench.CardMessage(SandboxBench.ButtonCard("t-1"));
        message["enable_duplicate_check"] = 1;

        var first = await bench.PostAsync("message/send", message);
        var second = await bench.PostAsync("message/send", message);

        Assert.Equal(0, SandboxBench.Code(first));
        Assert.Equal(code, SandboxBench.Code(second));
        Assert.Equal(code == 0 ? (string?)first["response_code"] : null, (string?)second["response_code"]);
        Assert.Single(bench.WeCom.MessagesOf("zhang"));
    }
}
