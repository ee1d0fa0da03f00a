using FlashdutyConsole.Sandbox.Switches;

namespace FlashdutyConsole.Tests.Sandbox.Tokens;

public sealed class GetTokenTests
{
    [Theory]
    [InlineData("corpsecret=x", 41002)]
    [InlineData("corpid=wwdemo0000000001", 41004)]
    [InlineData("corpid=nobody&corpsecret=x", 40013)]
    [InlineData("corpid=wwdemo0000000001&corpsecret=wrong", 40001)]
    [InlineData("corpid=wwdemo0000000001&corpsecret=elsewhere", 40091)]
    public async Task GetToken_WrongQuery_IsRefusedWithItsCode(string query, int code)
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.WeCom.AddCorp("wwother", "Other").AddApp(1, "App", "elsewhere");

        Assert.Equal(code, SandboxBench.Code(await bench.GetAsync("cgi-bin/gettoken?" + query)));
    }

    [Fact]
    public async Task GetToken_Refused_SaysWhereFromAndWhereToRead()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.WeCom.Switches.CallerIp = "203.0.113.7";

        using var response = await bench.Http.GetAsync("cgi-bin/gettoken?corpid=nobody&corpsecret=x", TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("40013", response.Headers.GetValues("Error-Code").Single());
        var message = response.Headers.GetValues("Error-Msg").Single();
        Assert.Matches(
            @"^invalid corpid, hint: \[\d{24,25}\], from ip: 203\.0\.113\.7, more info at https://open\.work\.weixin\.qq\.com/devtool/query\?e=40013$",
            message);
    }

    [Fact]
    public async Task GetToken_Again_GivesTheSameTokenWithTheRestOfItsLife()
    {
        await using var bench = await SandboxBench.StartAsync();
        var query = $"cgi-bin/gettoken?corpid={SandboxBench.CorpId}&corpsecret={bench.App.Secret}";

        var first = await bench.GetAsync(query);
        bench.Clock.Advance(TimeSpan.FromSeconds(200));
        var second = await bench.GetAsync(query);

        Assert.Equal(7200, (int)first["expires_in"]!);
        Assert.Equal((string)first["access_token"]!, (string)second["access_token"]!);
        Assert.Equal(7000, (int)second["expires_in"]!);
    }

    [Theory]
    [InlineData(TokenRefetch.NewTokenOldStaysValid, 0)]
    [InlineData(TokenRefetch.NewTokenOldIsVoid, 40014)]
    public async Task GetToken_AgainWithNewToken_OldOneIsAsTheSwitchSays(TokenRefetch refetch, int oldCode)
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.WeCom.Switches.TokenRefetch = refetch;

        var old = await bench.TokenAsync();
        var fresh = await bench.TokenAsync();

        Assert.NotEqual(old, fresh);
        Assert.Equal(oldCode, SandboxBench.Code(await bench.GetAsync("cgi-bin/agent/list?access_token=" + old)));
        Assert.Equal(0, SandboxBench.Code(await bench.GetAsync("cgi-bin/agent/list?access_token=" + fresh)));
    }

    [Fact]
    public async Task GetToken_WrongSecretTooOften_BansTheCallerForAnHour()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.WeCom.Switches.WrongSecretLimit = 3;
        var right = $"cgi-bin/gettoken?corpid={SandboxBench.CorpId}&corpsecret={bench.App.Secret}";
        for (var i = 0; i < 3; i++)
        {
            await bench.GetAsync($"cgi-bin/gettoken?corpid={SandboxBench.CorpId}&corpsecret=wrong");
        }

        Assert.Equal(45009, SandboxBench.Code(await bench.GetAsync(right)));
        bench.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(45009, SandboxBench.Code(await bench.GetAsync(right)));
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, SandboxBench.Code(await bench.GetAsync(right)));
    }

    [Fact]
    public async Task GetToken_DisabledApp_IsRefused()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.App.Enabled = false;

        Assert.Equal(40001, SandboxBench.Code(
            await bench.GetAsync($"cgi-bin/gettoken?corpid={SandboxBench.CorpId}&corpsecret={bench.App.Secret}")));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 60020)]
    public async Task GetToken_FromUntrustedAddress_IsAsTheSwitchSays(bool isChecked, int code)
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.WeCom.Switches.GetTokenChecksIp = isChecked;
        bench.App.SetTrustedIpsUnchecked(["203.0.113.0/24"]);

        Assert.Equal(code, SandboxBench.Code(
            await bench.GetAsync($"cgi-bin/gettoken?corpid={SandboxBench.CorpId}&corpsecret={bench.App.Secret}")));
    }
}
