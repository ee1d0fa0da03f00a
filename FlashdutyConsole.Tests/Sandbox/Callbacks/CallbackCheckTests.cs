using FlashdutyConsole.Sandbox.Callbacks;
using Microsoft.AspNetCore.Http;

namespace FlashdutyConsole.Tests.Sandbox.Callbacks;

public sealed class CallbackCheckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Url_ThatEchoes_IsSaved()
    {
        await using var bench = await SandboxBench.StartAsync();
        await using var app = await CallbackApp.StartAsync(SandboxBench.CorpId, SandboxBench.Token, SandboxBench.AesKey);

        var check = await bench.App.SetCallbackAsync(app.Url + "?key=1", SandboxBench.Token, SandboxBench.AesKey, Cancel);

        Assert.Equal(new CallbackCheck(CallbackCheckResult.Saved), check);
        Assert.Equal(app.Url + "?key=1", bench.App.CallbackUrl);
    }

    [Theory]
    [InlineData("quotes", CallbackCheckResult.EchoDecorated)]
    [InlineData("newline", CallbackCheckResult.EchoDecorated)]
    [InlineData("mark", CallbackCheckResult.EchoDecorated)]
    [InlineData("empty", CallbackCheckResult.EmptyBody)]
    [InlineData("other", CallbackCheckResult.WrongBody)]
    [InlineData("cipher", CallbackCheckResult.NotDecrypted)]
    [InlineData("status", CallbackCheckResult.WrongStatus)]
    [InlineData("redirect", CallbackCheckResult.WrongStatus)]
    [InlineData("late", CallbackCheckResult.TimedOut)]
    public async Task Url_ThatAnswersWrongly_IsRefusedForThatReason(string fault, CallbackCheckResult expected)
    {
        await using var bench = await SandboxBench.StartAsync();
        await using var app = await CallbackApp.StartAsync(SandboxBench.CorpId, SandboxBench.Token, SandboxBench.AesKey);
        app.AnswerCheck = async (context, echo) =>
        {
            if (fault == "late")
            {
                bench.Clock.Advance(TimeSpan.FromSeconds(1));
                await CallbackApp.HoldAsync(context);
                return;
            }

            context.Response.StatusCode = fault switch { "status" => 500, "redirect" => 302, _ => 200 };
            await context.Response.WriteAsync(fault switch
            {
                "quotes" => "\"" + echo + "\"",
                "newline" => echo + "\n",
                "mark" => "\uFEFF" + echo,
                "empty" => "",
                "cipher" => context.Request.Query["echostr"].ToString(),
                "other" => "ok",
                _ => echo,
            }, Cancel);
        };

        var check = await bench.App.SetCallbackAsync(app.Url, SandboxBench.Token, SandboxBench.AesKey, Cancel);

        Assert.Equal(expected, check.Result);
        Assert.Null(bench.App.CallbackUrl);
    }

    [Theory]
    [InlineData("ftp://x/", SandboxBench.Token, SandboxBench.AesKey, CallbackCheckResult.BadUrl)]
    [InlineData("/callback", SandboxBench.Token, SandboxBench.AesKey, CallbackCheckResult.BadUrl)]
    [InlineData("http://127.0.0.1:1/", "", SandboxBench.AesKey, CallbackCheckResult.BadToken)]
    [InlineData("http://127.0.0.1:1/", "a_b", SandboxBench.AesKey, CallbackCheckResult.BadToken)]
    [InlineData("http://127.0.0.1:1/", SandboxBench.Token, "short", CallbackCheckResult.BadAesKey)]
    [InlineData("http://127.0.0.1:1/", SandboxBench.Token, SandboxBench.AesKey, CallbackCheckResult.Unreachable)]
    public async Task Setting_ThatCannotWork_IsRefusedForThatReason(string url, string token, string aesKey, CallbackCheckResult expected)
    {
        await using var bench = await SandboxBench.StartAsync();

        Assert.Equal(expected, (await bench.App.SetCallbackAsync(url, token, aesKey, Cancel)).Result);
    }
}
