using System.Net;

namespace FlashdutyConsole.Tests.Sandbox.SignIn;

public sealed class AuthorizePageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Link(
        string redirect = "https://console.example:8443/link?x=1", string scope = "snsapi_base", string more = "&sandbox_user=zhang",
        string responseType = "code", string state = "abc123", string appId = SandboxBench.CorpId) =>
        $"connect/oauth2/authorize?appid={appId}&redirect_uri={Uri.EscapeDataString(redirect)}&response_type={responseType}"
        + $"&scope={scope}&state={state}&agentid=1000002{more}";

    [Fact]
    public async Task SignIn_OnTheTrustedDomain_ComesBackWithCodeAndState()
    {
        await using var world = await World.StartAsync();

        using var response = await world.Browser.GetAsync(Link(), Cancel);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var location = response.Headers.Location!;
        Assert.Equal("https://console.example:8443/link", location.GetLeftPart(UriPartial.Path));
        Assert.Matches("^\\?x=1&code=[A-Za-z0-9_-]{43}&state=abc123$", location.Query);
    }

    [Theory]
    [InlineData("https://console.example/link")]
    [InlineData("https://console.example:8444/link")]
    [InlineData("https://www.console.example:8443/link")]
    [InlineData("https://example:8443/link")]
    [InlineData("https://console.example:8443.evil.example/link")]
    [InlineData("https://console.example:8443@evil.example/link")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task SignIn_ToAnotherHostOrPort_ShowsError50001(string redirect)
    {
        await using var world = await World.StartAsync();

        using var response = await world.Browser.GetAsync(Link(redirect), Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("redirect_uri unauthorized (50001)", await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task SignIn_WithWrongParameters_ShowsAnError()
    {
        await using var world = await World.StartAsync();

        foreach (var link in (string[])[Link(scope: "all"), Link(responseType: "token"), Link(state: "a-b"), Link(state: new string('a', 129))])
        {
            Assert.Contains("(40035)", await world.Browser.GetStringAsync(link, Cancel));
        }

        Assert.Contains("(40013)", await world.Browser.GetStringAsync(Link(appId: "other"), Cancel));
    }

    [Fact]
    public async Task SignIn_WithoutChosenPerson_AsksAndRemembersTheChoice()
    {
        await using var world = await World.StartAsync();

        var page = await world.Browser.GetStringAsync(Link(more: ""), Cancel);
        Assert.Contains("sandbox_user=li", page);
        using var chosen = await world.Browser.GetAsync(Link(more: "&sandbox_user=li"), Cancel);
        Assert.Contains("sandbox_user=li", chosen.Headers.GetValues("Set-Cookie").Single());
        using var request = new HttpRequestMessage(HttpMethod.Get, Link(more: ""));
        request.Headers.Add("Cookie", "sandbox_user=li");
        using var next = await world.Browser.SendAsync(request, Cancel);
        Assert.Equal("li", (string?)(await world.InfoAsync(next))["userid"]);
    }

    [Theory]
    [InlineData(40029)]
    [InlineData(42022)]
    public async Task Code_WorksOnceOnly(int errCode)
    {
        await using var world = await World.StartAsync();
        world.Bench.WeCom.Switches.ReusedOAuthCodeErrCode = errCode;
        using var response = await world.Browser.GetAsync(Link(), Cancel);

        var first = await world.InfoAsync(response);
        var second = await world.InfoAsync(response);

        Assert.Equal((0, "zhang"), (SandboxBench.Code(first), (string?)first["userid"]));
        Assert.Null(first["user_ticket"]);
        Assert.Equal(errCode, SandboxBench.Code(second));
    }

    [Fact]
    public async Task Code_AfterFiveMinutes_IsExpired()
    {
        await using var world = await World.StartAsync();
        using var response = await world.Browser.GetAsync(Link(), Cancel);
        world.Bench.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(42003, SandboxBench.Code(await world.InfoAsync(response)));
        Assert.Equal(40029, SandboxBench.Code(
            await world.Bench.GetAsync($"cgi-bin/auth/getuserinfo?code=made-up&access_token={await world.Bench.TokenAsync()}")));
        Assert.Equal(41008, SandboxBench.Code(
            await world.Bench.GetAsync($"cgi-bin/auth/getuserinfo?access_token={await world.Bench.TokenAsync()}")));
    }

    [Fact]
    public async Task PrivateInfo_GivesATicketForTheDetails()
    {
        await using var world = await World.StartAsync();
        using var response = await world.Browser.GetAsync(Link(scope: "snsapi_privateinfo"), Cancel);
        var ticket = (string)(await world.InfoAsync(response))["user_ticket"]!;

        var detail = await world.Bench.PostAsync("auth/getuserdetail", new { user_ticket = ticket });
        Assert.Equal("zhang@demo.example", (string?)detail["email"]);
        Assert.Equal(84015, SandboxBench.Code(await world.Bench.PostAsync("auth/getuserdetail", new { user_ticket = "x" })));
        world.Bench.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(84014, SandboxBench.Code(await world.Bench.PostAsync("auth/getuserdetail", new { user_ticket = ticket })));
    }

    [Fact]
    public async Task Stranger_HasAnOpenIdOnly_AndTheOldNameSpellsDifferently()
    {
        await using var world = await World.StartAsync();
        using var stranger = await world.Browser.GetAsync(Link(more: "&sandbox_user=visitor"), Cancel);
        using var member = await world.Browser.GetAsync(Link(), Cancel);

        var info = await world.InfoAsync(stranger);
        Assert.Null(info["userid"]);
        Assert.NotNull(info["openid"]);
        Assert.Equal("zhang", (string?)(await world.InfoAsync(member, "user/getuserinfo"))["UserId"]);
    }

    [Fact]
    public async Task BrowserLogIn_ComesBackWithACodeToo()
    {
        await using var world = await World.StartAsync();
        var redirect = Uri.EscapeDataString("https://console.example:8443/signin");

        using var response = await world.Browser.GetAsync(
            $"wwlogin/sso/login?login_type=CorpApp&appid={SandboxBench.CorpId}&agentid=1000002&redirect_uri={redirect}&state=s&sandbox_user=wang", Cancel);

        Assert.Equal("wang", (string?)(await world.InfoAsync(response))["userid"]);
    }

    /// <summary>A bench whose app trusts console.example:8443, and a browser that does not follow redirects.</summary>
    private sealed class World(SandboxBench bench) : IAsyncDisposable
    {
        public SandboxBench Bench => bench;

        public HttpClient Browser { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = bench.Server.BaseUrl,
        };

        public static async Task<World> StartAsync()
        {
            var bench = await SandboxBench.StartAsync();
            bench.App.TrustedDomain = "console.example:8443";
            return new World(bench);
        }

        public async Task<System.Text.Json.Nodes.JsonObject> InfoAsync(HttpResponseMessage redirect, string path = "auth/getuserinfo")
        {
            var code = System.Web.HttpUtility.ParseQueryString(redirect.Headers.Location!.Query)["code"];
            return await bench.GetAsync($"cgi-bin/{path}?code={code}&access_token={await bench.TokenAsync()}");
        }

        public async ValueTask DisposeAsync()
        {
            Browser.Dispose();
            await bench.DisposeAsync();
        }
    }
}
