using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.Tests.WeCom;

public sealed class WeComTokenTests : IAsyncLifetime
{
    private WeComHarness _wecom = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _wecom = await WeComHarness.StartAsync();

    public ValueTask DisposeAsync() => _wecom.DisposeAsync();

    [Fact]
    public async Task Send_ThousandAtOnce_FetchOneToken()
    {
        var answers = await SendManyAsync(1000);

        Assert.All(answers, answer => Assert.True(answer.IsOk));
        Assert.Equal((1, 1000), (_wecom.Server.TokenCalls, _wecom.Server.OtherCalls));
    }

    [Fact]
    public async Task Send_TokenRevoked_FetchesOneMoreAndAllSucceed()
    {
        await _wecom.SendAsync();
        _wecom.Server.Revoke();

        var answers = await SendManyAsync(200);

        Assert.All(answers, answer => Assert.True(answer.IsOk));
        Assert.Equal(2, _wecom.Server.TokenCalls);
    }

    [Fact]
    public async Task Send_ShortLife_RenewsBeforeExpiryWithoutAFailure()
    {
        _wecom.Server.ExpiresIn = 60;
        for (var second = 0; second < 180; second++)
        {
            Assert.True((await _wecom.SendAsync()).IsOk);
            if (second % 45 == 0 && second > 0)
            {
                await Eventually.TrueAsync(
                    async () => (await _wecom.Tokens.GetAsync(_wecom.App, Token)).Value!.Generation == 1 + (second / 45), "the token is renewed");
            }

            _wecom.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal((4, 180), (_wecom.Server.TokenCalls, _wecom.Server.OtherCalls));
    }

    [Fact]
    public async Task Send_IdleBeyondExpiry_FetchesFirst()
    {
        await _wecom.SendAsync();
        _wecom.Time.Advance(TimeSpan.FromSeconds(7195));

        Assert.True((await _wecom.SendAsync()).IsOk);
        Assert.Equal((2, 2), (_wecom.Server.TokenCalls, _wecom.Server.OtherCalls));
    }

    [Fact]
    public async Task Send_WrongSecret_AsksOnceAMinute()
    {
        _wecom.Server.TokenError = """{"errcode":40001,"errmsg":"invalid credential"}""";

        Assert.All(await SendManyAsync(100), answer => Assert.Equal((WeComOutcome.WeComError, 40001), (answer.Outcome, answer.ErrCode)));
        _wecom.Time.Advance(TimeSpan.FromSeconds(59));
        await SendManyAsync(10);
        Assert.Equal(1, _wecom.Server.TokenCalls);

        _wecom.Time.Advance(TimeSpan.FromSeconds(1));
        await SendManyAsync(10);
        Assert.Equal(2, _wecom.Server.TokenCalls);
        Assert.Equal(0, _wecom.Server.OtherCalls);
    }

    [Fact]
    public async Task CheckCredentials_AfterAFix_AsksAtOnce()
    {
        _wecom.Server.TokenError = """{"errcode":40001,"errmsg":"invalid credential"}""";
        Assert.False((await _wecom.Client.CheckCredentialsAsync(_wecom.App, Token)).IsOk);
        _wecom.Server.TokenError = null;

        Assert.True((await _wecom.Client.CheckCredentialsAsync(_wecom.App, Token)).IsOk);
        Assert.True((await _wecom.SendAsync()).IsOk);
    }

    [Fact]
    public async Task Send_EveryTokenVoid_StopsAsking()
    {
        _wecom.Server.Answers("""{"errcode":40014,"errmsg":"invalid access_token"}""");

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(40014, (await _wecom.SendAsync()).ErrCode);
        }

        Assert.Equal((2, 2), (_wecom.Server.TokenCalls, _wecom.Server.OtherCalls));
    }

    [Fact]
    public async Task Get_OneWaiterGivesUp_OthersGetTheToken()
    {
        var gate = new TaskCompletionSource();
        _wecom.Server.BeforeToken = _ => gate.Task;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var impatient = _wecom.Tokens.GetAsync(_wecom.App, patience.Token);
        var patient = _wecom.Tokens.GetAsync(_wecom.App, Token);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();

        Assert.Equal("token-1", (await patient).Value!.Token);
        Assert.Equal(1, _wecom.Server.TokenCalls);
    }

    [Theory]
    [InlineData("""{"errcode":0,"errmsg":"ok"}""")]
    [InlineData("""{"errcode":0,"access_token":""}""")]
    [InlineData("""{"errcode":0,"access_token":["a"]}""")]
    public async Task Get_NoToken_IsNotSuccess(string json)
    {
        _wecom.Server.TokenError = json;

        Assert.Equal(WeComOutcome.NotWeCom, (await _wecom.SendAsync()).Outcome);
        Assert.Equal(0, _wecom.Server.OtherCalls);
    }

    [Fact]
    public async Task Get_OtherApp_HasItsOwnToken()
    {
        var first = await _wecom.Tokens.GetAsync(_wecom.App, Token);
        var second = await _wecom.Tokens.GetAsync(_wecom.App with { AgentId = 7 }, Token);
        var third = await _wecom.Tokens.GetAsync(_wecom.App with { Secret = "another" }, Token);

        Assert.Equal(["token-1", "token-2", "token-3"], new[] { first, second, third }.Select(a => a.Value!.Token));
    }

    private Task<WeComAnswer<FlashdutyConsole.WeCom.Answers.SendResult>[]> SendManyAsync(int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(_wecom.SendAsync)));
}
