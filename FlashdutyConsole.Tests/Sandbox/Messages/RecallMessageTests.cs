namespace FlashdutyConsole.Tests.Sandbox.Messages;

public sealed class RecallMessageTests
{
    [Fact]
    public async Task Recall_WithinADay_TakesTheMessageBack()
    {
        await using var bench = await SandboxBench.StartAsync();
        var msgId = (string)(await bench.SendTextAsync("x", "zhang|li"))["msgid"]!;
        bench.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal(0, SandboxBench.Code(await bench.PostAsync("message/recall", new { msgid = msgId })));
        Assert.True(bench.WeCom.FindMessage("li", msgId)!.Recalled);
    }

    [Fact]
    public async Task Recall_LaterOrByAnotherAppOrUnknown_IsRefused()
    {
        await using var bench = await SandboxBench.StartAsync();
        var other = bench.Corp.AddApp(7, "Other");
        var msgId = (string)(await bench.SendTextAsync("x"))["msgid"]!;

        Assert.Equal(40058, SandboxBench.Code(await bench.PostAsync("message/recall", new { msgid = msgId }, other)));
        Assert.Equal(40058, SandboxBench.Code(await bench.PostAsync("message/recall", new { msgid = "unknown" })));
        Assert.Equal(40058, SandboxBench.Code(await bench.PostAsync("message/recall", new { })));
        bench.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        Assert.Equal(42052, SandboxBench.Code(await bench.PostAsync("message/recall", new { msgid = msgId })));
        Assert.False(bench.WeCom.FindMessage("zhang", msgId)!.Recalled);
    }
}
