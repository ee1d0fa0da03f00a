using System.Net;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Members;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Linking.SignIn;

/// <summary>Signing in from inside WeCom (checks D1 and D2), over HTTP against the real program and the pretend WeCom.</summary>
public sealed class CompleteSignInTests
{
    [Fact]
    public async Task Home_LinkedMember_IsSignedInWithoutPassword()
    {
        await using var console = await LinkingBench.StartAsync();
        using var browser = MemberBrowser.Inside(console, "ZHANG");

        var page = await browser.OpenAsync($"wecom/home/{console.Integration.Key}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("data-linked=\"zhang\"", page.Html);
        var session = Assert.Single(await console.SessionsAsync());
        Assert.Equal(SessionMethod.WeCom, session.Method);
        Assert.DoesNotContain(browser.Visited, address => address.ToString().Contains(session.Id));
        var authorize = browser.Visited.Single(address => address.AbsolutePath == "/connect/oauth2/authorize");
        Assert.Matches("&scope=snsapi_base&state=[0-9a-zA-Z]{64}&agentid=1000002#wechat_redirect$", authorize.ToString());

        // From then on nothing is asked of WeCom.
        var again = await browser.AskAsync($"wecom/home/{console.Integration.Key}");
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Single(await console.SessionsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Account_OpenedAfterASilentEntry_AsksForTheProofThatTheMemberHas(bool hasPassword)
    {
        await using var console = await LinkingBench.StartAsync();
        if (hasPassword)
        {
            await console.SetPasswordAsync("zhang");
        }

        using var browser = MemberBrowser.Inside(console, "zhang");
        await browser.OpenAsync($"wecom/home/{console.Integration.Key}");

        var page = await browser.OpenAsync("account");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(hasPassword, page.Html.Contains("id=\"prove\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task IncidentPage_OpenedFromACard_SignsInSilentlyAndActs()
    {
        await using var console = await LinkingBench.StartAsync();
        var incident = await console.ReceivesAsync("CPU is high");
        using var browser = MemberBrowser.Inside(console, "zhang");

        var page = await browser.OpenAsync($"incident/detail/{incident.Id}");
        Assert.Equal($"/incident/detail/{incident.Id}", page.Address.AbsolutePath);
        Assert.Contains("data-progress=\"Triggered\"", page.Html);
        var acted = await browser.SendAsync(page, "Action.Do", ("Action.Do", "ack"));

        Assert.Contains("data-progress=\"Processing\"", acted.Html);
    }

    [Fact]
    public async Task ReturnAddress_NotLocal_LeadsNowhereElse()
    {
        await using var console = await LinkingBench.StartAsync();
        var home = $"/wecom/home/{console.Integration.Key}";
        foreach (var returnUrl in OpenRedirectTests.Addresses)
        {
            using var browser = MemberBrowser.Inside(console, "zhang");

            var page = await browser.OpenAsync($"{home}?returnUrl={Uri.EscapeDataString(returnUrl)}");

            Assert.Equal((returnUrl, console.Console.Address.Authority), (returnUrl, page.Address.Authority));
            Assert.All(browser.Visited, address => Assert.Equal("127.0.0.1", address.Host));

            // Signed in already, and from the page that asks for the app.
            Assert.Equal(console.Console.Address.Authority, (await browser.OpenAsync($"{home}?returnUrl={Uri.EscapeDataString(returnUrl)}")).Address.Authority);
            var choose = await browser.OpenAsync($"wecom/choose?returnUrl={Uri.EscapeDataString(returnUrl)}");
            Assert.DoesNotMatch($"href=\"{home}\\?returnUrl=(?!%2F%25)", choose.Html);
        }
    }

    [Theory]
    [InlineData("missing", "StateMissing")]
    [InlineData("unknown", "StateForeign")]
    [InlineData("tampered", "StateForeign")]
    [InlineData("reused", "StateUsed")]
    [InlineData("expired", "StateExpired")]
    [InlineData("other-browser", "StateForeign")]
    [InlineData("code-used", "CodeUsed")]
    [InlineData("code-of-another-company", "CodeUsed")]
    [InlineData("no-code", "CodeMissing")]
    public async Task Return_NotBegunHereOrUsed_IsRefusedWithoutSession(string fault, string problem)
    {
        await using var console = await LinkingBench.StartAsync();
        var key = console.Integration.Key;
        using var browser = MemberBrowser.Inside(console, "zhang");
        using var other = MemberBrowser.Inside(console, "zhang");
        var good = await browser.ReturnAddressAsync(key);
        var query = good.Query;
        var address = fault switch
        {
            "missing" => good.PathAndQuery[..good.PathAndQuery.IndexOf("&state", StringComparison.Ordinal)],
            "unknown" => good.PathAndQuery[..^64] + new string('a', 64),
            "tampered" => good.PathAndQuery[..^1] + (query[^1] == '0' ? '1' : '0'),
            "other-browser" => (await other.ReturnAddressAsync(key)).PathAndQuery,
            "no-code" => good.AbsolutePath + "?" + query[query.IndexOf("state", StringComparison.Ordinal)..],
            "code-of-another-company" => await ForeignCodeAsync(console, good),
            _ => good.PathAndQuery,
        };
        if (fault == "expired")
        {
            console.Tick(TimeSpan.FromMinutes(10));
        }
        else if (fault == "code-used")
        {
            // A code that somebody has used, in a sign-in of this browser's own.
            await other.OpenAsync((await other.ReturnAddressAsync(key)).PathAndQuery);
            var used = other.Visited.Last(one => one.AbsolutePath.StartsWith("/wecom/oauth", StringComparison.Ordinal));
            address = used.PathAndQuery[..used.PathAndQuery.IndexOf("&state", StringComparison.Ordinal)] + query[query.IndexOf("&state", StringComparison.Ordinal)..];
        }
        else if (fault == "reused")
        {
            console.WeCom.Switches.Inject("auth/getuserinfo", Fault.ErrCode(-1));
            Assert.Equal("WeComDown", (await browser.AskAsync(address)).Problem);
        }

        var sessions = (await console.SessionsAsync()).Count;
        var links = (await console.LinksAsync()).Count;
        var page = await browser.AskAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(problem, page.Problem);
        Assert.Empty(page.SetCookies);
        Assert.Equal(sessions, (await console.SessionsAsync()).Count);
        Assert.Equal(links, (await console.LinksAsync()).Count);
        Assert.Contains(await console.AuditAsync(AuditAction.SignInFailed), entry => entry.Body.Contains(problem) && entry.Ip == "127.0.0.1");
    }

    [Fact]
    public async Task Return_LuredWithTheAttackersCode_ChangesNothing()
    {
        await using var console = await LinkingBench.StartAsync(new SandboxedConsoleOptions { Members = ["zhang", "li"] });
        using var victim = MemberBrowser.Inside(console, "zhang");
        using var attacker = MemberBrowser.Inside(console, "li");
        await victim.OpenAsync($"wecom/home/{console.Integration.Key}");
        var before = victim.Cookies;

        // The victim even has a sign-in of their own under way.
        using var second = MemberBrowser.Inside(console, "zhang");
        await second.ReturnAddressAsync(console.Integration.Key);
        var bait = await attacker.ReturnAddressAsync(console.Integration.Key);

        Assert.Equal("StateForeign", (await victim.AskAsync(bait.PathAndQuery)).Problem);
        Assert.Equal("StateForeign", (await second.AskAsync(bait.PathAndQuery)).Problem);
        Assert.Equal(before, victim.Cookies);
        Assert.All(await console.SessionsAsync(), session => Assert.Equal(console.MemberId("zhang"), session.MemberId));
    }

    [Fact]
    public async Task Return_WithASessionOfBefore_BeginsANewOne()
    {
        await using var console = await LinkingBench.StartAsync();
        await console.SetPasswordAsync("li");
        using var browser = MemberBrowser.Inside(console, "zhang");
        await browser.SignInAsync(await browser.OpenAsync("signin"), LinkingBench.EmailOf("li"), LinkingBench.Password);
        var planted = browser.Cookies["FlashdutyConsole"];

        await browser.OpenAsync($"wecom/home/{console.Integration.Key}");

        Assert.NotEqual(planted, browser.Cookies["FlashdutyConsole"]);
        var session = Assert.Single(await console.SessionsAsync());
        Assert.Equal(console.MemberId("zhang"), session.MemberId);
    }

    [Theory]
    [InlineData("stranger", HttpStatusCode.BadRequest, "Stranger")]
    [InlineData("connected-company", HttpStatusCode.BadRequest, "Stranger")]
    [InlineData("unseen", HttpStatusCode.Forbidden, "Invisible")]
    [InlineData("unseen-refused", HttpStatusCode.Forbidden, "Invisible")]
    [InlineData("busy", HttpStatusCode.ServiceUnavailable, "WeComDown")]
    [InlineData("html", HttpStatusCode.ServiceUnavailable, "WeComDown")]
    [InlineData("reset", HttpStatusCode.ServiceUnavailable, "WeComDown")]
    [InlineData("untrusted-ip", HttpStatusCode.ServiceUnavailable, "AppBroken")]
    [InlineData("deleted", HttpStatusCode.Forbidden, "MemberDisabled")]
    public async Task Home_NobodyWhoMayComeIn_IsToldWhatToDo(string what, HttpStatusCode status, string problem)
    {
        await using var console = await LinkingBench.StartAsync();
        using var browser = MemberBrowser.Inside(console, what switch { "stranger" => "somebody-else", "connected-company" => "wwother/zhang", _ => "zhang" });
        switch (what)
        {
            case "unseen" or "unseen-refused":
                console.App.RootVisible = false;
                console.WeCom.Switches.UnseenSignInErrCode = what == "unseen" ? 0 : 50002;
                break;
            case "busy":
                console.WeCom.Switches.Inject("auth/getuserinfo", Fault.ErrCode(-1));
                break;
            case "html":
                console.WeCom.Switches.Inject("auth/getuserinfo", Fault.HttpStatus(502, "<html></html>"));
                break;
            case "reset":
                console.WeCom.Switches.Inject("auth/getuserinfo", Fault.ResetAfterRead(processed: false));
                break;
            case "untrusted-ip":
                console.App.SetTrustedIpsUnchecked(["10.9.9.9"]);
                break;
            case "deleted":
                await console.ChangeAsync(db => db.Members.Single(member => member.Id == console.MemberId("zhang")).Status = MemberStatus.Deleted);
                break;
        }

        var page = await browser.OpenAsync($"wecom/home/{console.Integration.Key}");

        Assert.Equal((status, problem), (page.Status, page.Problem));
        Assert.Empty(page.SetCookies);
        Assert.Empty(await console.SessionsAsync());
        if (what == "unseen")
        {
            Assert.NotNull(Assert.Single(await console.LinksAsync()).LostAt);
        }
    }

    [Fact]
    public async Task Home_UnknownKey_SaysSo()
    {
        await using var console = await LinkingBench.StartAsync();
        using var browser = MemberBrowser.Inside(console, "zhang");

        var page = await browser.OpenAsync("wecom/home/0123456789abcdef");

        Assert.Equal((HttpStatusCode.NotFound, "UnknownApp"), (page.Status, page.Problem));
        Assert.Empty(page.SetCookies);

        // Nor does a return that nobody began, in a browser that has never been here.
        var bare = await browser.AskAsync($"wecom/oauth/{console.Integration.Key}?code=abc");
        Assert.Equal((HttpStatusCode.BadRequest, "StateMissing"), (bare.Status, bare.Problem));
        Assert.Empty(bare.SetCookies);
    }

    [Fact]
    public async Task Home_AppWithoutSecret_SaysThatItIsNotReady()
    {
        await using var console = await LinkingBench.StartAsync();
        using var browser = MemberBrowser.Inside(console, "zhang");
        var begun = await browser.ReturnAddressAsync(console.Integration.Key);
        await console.ChangeAsync(db =>
        {
            var app = db.Integrations.Single(one => one.Id == console.Integration.Id);
            app.ProtectedSecrets = app.ProtectedSecrets.Where(secret => secret.Key != "secret").ToDictionary();
            app.UpdatedAt = app.UpdatedAt.AddSeconds(1);
        });

        foreach (var address in new[] { $"wecom/home/{console.Integration.Key}", begun.PathAndQuery })
        {
            var page = await browser.AskAsync(address);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "NotSetUp"), (page.Status, page.Problem));
            Assert.Empty(page.SetCookies);
        }
    }

    [Fact]
    public async Task Problems_EachHasACauseACureAndAWayOn()
    {
        await using var console = await LinkingBench.StartAsync();
        using var browser = MemberBrowser.Inside(console, "zhang");

        // An address without an app, and one of an account that is closed: they too lead on.
        Assert.Matches("plain-actions\">\\s*<a class=\"button\" href=\"/signin", (await browser.OpenAsync("wecom/home/0123456789abcdef")).Html);
        await console.ChangeAsync(db => db.Members.Single(member => member.Id == console.MemberId("zhang")).Status = MemberStatus.Disabled);
        Assert.Matches($"href=\"/wecom/home/{console.Integration.Key}\"", (await browser.OpenAsync($"wecom/home/{console.Integration.Key}")).Html);
    }

    [Fact]
    public async Task Home_InvitedMemberLinkedByAnAdmin_ComesIn()
    {
        await using var console = await LinkingBench.StartAsync();
        await console.ChangeAsync(db => db.Members.Single(member => member.Id == console.MemberId("zhang")).Status = MemberStatus.Pending);
        using var browser = MemberBrowser.Inside(console, "zhang");

        var page = await browser.OpenAsync($"wecom/home/{console.Integration.Key}");

        Assert.Contains("data-linked=\"zhang\"", page.Html);
        Assert.Single(await console.AuditAsync(AuditAction.ActivateByWeCom));
    }

    // Two companies on one WeCom: the code is good, but for the other one.
    private static async Task<string> ForeignCodeAsync(SandboxedConsole console, Uri good)
    {
        var corp = console.WeCom.AddCorp("wwother0000000001", "Other Ltd.");
        corp.SetUser(new SandboxUser("zhang", "zhang"));
        corp.AddApp(1000002, "Other").TrustedDomain = console.Console.Address.Authority;
        using var browser = MemberBrowser.Inside(console, "zhang");
        var answer = await browser.AskAsync(new Uri(console.Server.BaseUrl,
            $"connect/oauth2/authorize?appid={corp.CorpId}&redirect_uri={Uri.EscapeDataString(good.GetLeftPart(UriPartial.Path))}&response_type=code&scope=snsapi_base&agentid=1000002"
            + good.Query[good.Query.IndexOf("&state", StringComparison.Ordinal)..]).AbsoluteUri);
        return answer.Location!.PathAndQuery;
    }
}
