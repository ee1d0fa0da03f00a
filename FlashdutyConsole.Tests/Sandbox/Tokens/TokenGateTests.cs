namespace FlashdutyConsole.Tests.Sandbox.Tokens;

public sealed class TokenGateTests
{
    [Theory]
    [InlineData("", 41001)]
    [InlineData("?access_token=", 41001)]
    [InlineData("?access_token=made-up", 40014)]
    public async Task Call_WithoutGoodToken_IsRefused(string query, int code)
    {
        await using var bench = await SandboxBench.StartAsync();

        Assert.Equal(code, SandboxBench.Code(await bench.GetAsync("cgi-bin/agent/list" + query)));
    }

    [Fact]
    public async Task Token_AfterItsLife_IsExpired()
    {
        await using var bench = await SandboxBench.StartAsync();
        var token = await bench.TokenAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(7200));

        Assert.Equal(42001, await CallAsync(bench, token));
        Assert.NotEqual(token, await bench.TokenAsync());
    }

    [Fact]
    public async Task Token_RevokedOrExpiredByThePlatform_IsRefusedAndReplaced()
    {
        await using var bench = await SandboxBench.StartAsync();
        var revoked = await bench.TokenAsync();
        bench.App.RevokeTokens();
        var expired = await bench.TokenAsync();
        bench.App.ExpireTokens();

        Assert.Equal(40014, await CallAsync(bench, revoked));
        Assert.Equal(42001, await CallAsync(bench, expired));
        Assert.Equal(0, await CallAsync(bench, await bench.TokenAsync()));
    }

    [Fact]
    public async Task Token_OfDisabledApp_IsRefused()
    {
        await using var bench = await SandboxBench.StartAsync();
        var token = await bench.TokenAsync();
        bench.App.Enabled = false;

        Assert.Equal(50003, await CallAsync(bench, token));
    }

    [Fact]
    public async Task SecretReset_VoidsTheOldTokenAndSecret()
    {
        await using var bench = await SandboxBench.StartAsync();
        var token = await bench.TokenAsync();
        var oldSecret = bench.App.Secret;

        Assert.NotEqual(oldSecret, bench.App.ResetSecret());
        Assert.Equal(40014, await CallAsync(bench, token));
        Assert.Equal(40001, SandboxBench.Code(
            await bench.GetAsync($"cgi-bin/gettoken?corpid={SandboxBench.CorpId}&corpsecret={oldSecret}")));
    }

    [Fact]
    public async Task TrustedIps_LockedUntilDomainOrCallback_ThenWorkAfterTheDelay()
    {
        await using var bench = await SandboxBench.StartAsync();
        var token = await bench.TokenAsync();
        bench.App.SetTrustedIpsUnchecked(["203.0.113.9"]);
        bench.WeCom.Switches.TrustedIpDelay = TimeSpan.FromMinutes(1);

        Assert.Equal(60020, await CallAsync(bench, token));
        Assert.False(bench.App.SetTrustedIps(["127.0.0.1"]));
        bench.App.TrustedDomain = "console.example";
        Assert.True(bench.App.SetTrustedIps(["127.0.0.1"]));
        Assert.Equal(60020, await CallAsync(bench, token));
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await CallAsync(bench, token));
    }

    private static async Task<int> CallAsync(SandboxBench bench, string token) =>
        SandboxBench.Code(await bench.GetAsync("cgi-bin/agent/list?access_token=" + token));
}
