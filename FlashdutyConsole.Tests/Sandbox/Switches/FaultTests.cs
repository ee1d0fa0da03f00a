using System.Text.Json.Nodes;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Sandbox.Switches;

public sealed class FaultTests
{
    private const string Body = """{"touser":"zhang","msgtype":"text","agentid":1000002,"text":{"content":"x"}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ErrCode_StrikesAsOftenAsSaidAndHasNoEffect()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.WeCom.Switches.Inject("message/send", Fault.ErrCode(-1), 2);
        bench.WeCom.Switches.Inject("/cgi-bin/message/send", Fault.ErrCode(45033));

        int[] codes =
        [
            SandboxBench.Code(await bench.SendTextAsync("a")), SandboxBench.Code(await bench.SendTextAsync("a")),
            SandboxBench.Code(await bench.SendTextAsync("a")), SandboxBench.Code(await bench.SendTextAsync("a")),
        ];

        Assert.Equal([-1, -1, 45033, 0], codes);
        Assert.Equal((4, 1), (bench.WeCom.CountAll().Requests("message/send"), bench.WeCom.CountAll().TotalVisible));
    }

    [Fact]
    public async Task Fault_OfOneApp_LeavesTheOtherAlone()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.Corp.AddApp(7, "Other");
        bench.WeCom.Switches.Inject("message/send", Fault.ErrCode(-1), 1, agentId: 7);

        Assert.Equal(0, SandboxBench.Code(await bench.SendTextAsync("a")));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task ResetAfterRead_BreaksTheConnection_AndIsVisibleOnceWhenRepeatedWithTheCheck(bool processed, int visible)
    {
        await using var bench = await SandboxBench.StartAsync();
        var token = await bench.TokenAsync();
        var body = Body.Replace("{\"touser\"", "{\"enable_duplicate_check\":1,\"touser\"");
        bench.WeCom.Switches.Inject("message/send", Fault.ResetAfterRead(processed));

        await Assert.ThrowsAsync<HttpRequestException>(() => bench.PostRawAsync("message/send", body, token));
        Assert.Equal(visible, bench.WeCom.CountAll().TotalVisible);

        using var again = await bench.PostRawAsync("message/send", body, token);
        Assert.Equal((2, 1), (bench.WeCom.CountAll().Requests("message/send"), bench.WeCom.CountAll().TotalVisible));
        Assert.Single(bench.WeCom.Calls.Where(call => call.Method == "POST").Select(call => call.RequestSha256).Distinct());
    }

    [Fact]
    public async Task ResetBeforeRead_BreaksTheConnection()
    {
        await using var bench = await SandboxBench.StartAsync();
        var token = await bench.TokenAsync();
        bench.WeCom.Switches.Inject("*", Fault.ResetBeforeRead());

        await Assert.ThrowsAsync<HttpRequestException>(() => bench.PostRawAsync("message/send", Body, token));
        Assert.Equal(0, bench.WeCom.CountAll().TotalVisible);
    }

    [Fact]
    public async Task HttpStatus_ComesWithAPage()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.WeCom.Switches.Inject("message/send", Fault.HttpStatus(502, "<html>bad</html>"));

        using var response = await bench.PostRawAsync("message/send", Body, await bench.TokenAsync());

        Assert.Equal(502, (int)response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("<html>bad</html>", await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task SpoiltJson_IsWhatItSays()
    {
        await using var bench = await SandboxBench.StartAsync();
        var token = await bench.TokenAsync();
        bench.WeCom.Switches.Inject("message/send", Fault.TruncatedJson());
        bench.WeCom.Switches.Inject("message/send", Fault.EmptyObject());
        bench.WeCom.Switches.Inject("message/send", Fault.MissingErrCode());

        var half = await AnswerAsync();
        Assert.StartsWith("{\"errcode\":0", half);
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => JsonNode.Parse(half));
        Assert.Equal("{}", await AnswerAsync());
        Assert.Equal("{\"errmsg\":\"ok\"}", await AnswerAsync());
        Assert.Equal(1, bench.WeCom.CountAll().TotalVisible);

        async Task<string> AnswerAsync()
        {
            using var response = await bench.PostRawAsync("message/send", Body, token);
            return await response.Content.ReadAsStringAsync(Cancel);
        }
    }

    [Fact]
    public async Task Delay_ShowsTheMessageAtOnceAndAnswersWhenTheClockHasMoved()
    {
        await using var bench = await SandboxBench.StartAsync();
        var token = await bench.TokenAsync();
        bench.WeCom.Switches.Inject("message/send", Fault.Delay(TimeSpan.FromSeconds(9)));
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.WeCom.Changed += (_, _) => shown.TrySetResult();

        var sending = bench.PostRawAsync("message/send", Body, token);
        await shown.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.False(sending.IsCompleted);

        // The delay begins some moments after the message is shown, so one step of the clock may come too early.
        await Eventually.TrueAsync(
            () =>
            {
                bench.Clock.Advance(TimeSpan.FromSeconds(9));
                return Task.FromResult(sending.IsCompleted);
            },
            "the held answer");

        using var response = await sending;
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task Hang_LastsUntilReleased()
    {
        await using var bench = await SandboxBench.StartAsync();
        var token = await bench.TokenAsync();
        bench.WeCom.Switches.Inject("message/send", Fault.Hang(processed: true));
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.WeCom.Changed += (_, _) => shown.TrySetResult();

        var sending = bench.PostRawAsync("message/send", Body, token);
        await shown.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.False(sending.IsCompleted);
        await Eventually.TrueAsync(
            () =>
            {
                bench.WeCom.Switches.ReleaseHangs();
                return Task.FromResult(sending.IsCompleted);
            },
            "the end of the hanging call");

        await Assert.ThrowsAsync<HttpRequestException>(() => sending);
    }
}
