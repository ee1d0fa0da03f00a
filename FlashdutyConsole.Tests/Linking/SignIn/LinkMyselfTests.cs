using System.Net;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Linking.SignIn;

/// <summary>The first link: a proof of the WeCom user, one fresh login, and a page that names both (check D2).</summary>
public sealed class LinkMyselfTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Link_SignedInOnceAndConfirmed_IsThereAndStaysThere()
    {
        await using var console = await LinkingBench.StartAsync();
        await console.SetPasswordAsync("li");
        var incident = await console.ReceivesAsync("CPU is high");
        using var browser = MemberBrowser.Inside(console, "LI");

        var confirm = await console.UpToConfirmAsync(browser, more: $"?returnUrl=%2Fincident%2Fdetail%2F{incident.Id}");
        Assert.Contains("data-wecom=\"li\"", confirm.Html);
        Assert.Contains("data-account=\"li@example.com\"", confirm.Html);
        Assert.Single(await console.LinksAsync());
        var planted = browser.Cookies["FlashdutyConsole"];
        var page = await browser.SendAsync(confirm, "Confirm", ("Confirm", "yes"));

        Assert.Equal($"/incident/detail/{incident.Id}", page.Address.AbsolutePath);
        var link = (await console.LinksAsync())[1];
        Assert.Equal(("li", console.MemberId("li"), LinkMethod.Self), (link.WeComUserId, link.MemberId, link.Method));
        Assert.Equal(SessionMethod.WeCom, Assert.Single(await console.SessionsAsync()).Method);
        Assert.NotEqual(planted, browser.Cookies["FlashdutyConsole"]);
        Assert.Single(await console.AuditAsync(AuditAction.Link));

        // The next day, and on another phone.
        using var later = MemberBrowser.Inside(console, "li");
        Assert.Contains("data-linked=\"li\"", (await later.OpenAsync($"wecom/home/{console.Integration.Key}")).Html);
    }

    [Fact]
    public async Task Link_LoginOlderThanFiveMinutes_IsAskedForAgain()
    {
        await using var console = await LinkingBench.StartAsync();
        await console.SetPasswordAsync("li");
        using var browser = MemberBrowser.Inside(console, "li");
        await browser.SignInAsync(await browser.OpenAsync("signin"), LinkingBench.EmailOf("li"), LinkingBench.Password);
        console.Tick(TimeSpan.FromMinutes(6));

        var page = await browser.OpenAsync($"wecom/home/{console.Integration.Key}");
        Assert.Contains("data-password", page.Html);
        Assert.DoesNotContain("Confirm", page.Html);

        // Fresh when the page was opened, old when it was pressed.
        var confirm = await console.UpToConfirmAsync(browser);
        console.Tick(TimeSpan.FromMinutes(6));
        var pressed = await browser.SendAsync(confirm, "Confirm", ("Confirm", "yes"));

        Assert.Contains("data-password", pressed.Html);
        Assert.Single(await console.LinksAsync());
    }

    [Fact]
    public async Task Link_SessionOfWeComItself_DoesNotSuffice()
    {
        await using var console = await LinkingBench.StartAsync();
        using var browser = MemberBrowser.Inside(console, "zhang");
        await browser.OpenAsync($"wecom/home/{console.Integration.Key}");
        using var other = MemberBrowser.Inside(console, "li");
        await other.OpenAsync($"wecom/home/{console.Integration.Key}");
        var proof = other.Cookies["FlashdutyConsoleLink"];

        using var request = new HttpRequestMessage(HttpMethod.Get, $"wecom/link/{console.Integration.Key}");
        request.Headers.Add("Cookie", $"FlashdutyConsole={browser.Cookies["FlashdutyConsole"]}; FlashdutyConsoleLink={proof}");
        using var response = await console.Console.Http.SendAsync(request, Cancel);
        var html = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Contains("data-wecom=\"li\"", html);
        Assert.Contains("data-password", html);
        Assert.DoesNotContain("Confirm", html);
    }

    [Fact]
    public async Task Link_MemberLinkedToAnotherUser_IsRefused()
    {
        await using var console = await LinkingBench.StartAsync();
        await console.SetPasswordAsync("zhang");
        using var browser = MemberBrowser.Inside(console, "li");

        var confirm = await console.UpToConfirmAsync(browser, account: "zhang");
        var page = await browser.SendAsync(confirm, "Confirm", ("Confirm", "yes"));

        Assert.Equal((HttpStatusCode.Conflict, "MemberTaken"), (page.Status, page.Problem));
        Assert.Single(await console.LinksAsync());
        Assert.Single(await console.AuditAsync(AuditAction.LinkRefused));
    }

    [Fact]
    public async Task Link_UserLinkedToAnotherMeanwhile_IsRefused()
    {
        await using var console = await LinkingBench.StartAsync(new SandboxedConsoleOptions { Members = ["zhang", "li", "wang"], Unlinked = ["li", "wang"] });
        await console.SetPasswordAsync("wang");
        using var browser = MemberBrowser.Inside(console, "li");
        var confirm = await console.UpToConfirmAsync(browser, account: "wang");
        await console.Console.Get<LinkMember>().RunAsync(console.Integration.Id, console.MemberId("li"), "li", LinkMethod.File, console.Acting("zhang"), Cancel);

        var page = await browser.SendAsync(confirm, "Confirm", ("Confirm", "yes"));

        Assert.Equal((HttpStatusCode.Conflict, "UserTaken"), (page.Status, page.Problem));
        Assert.Equal(2, (await console.LinksAsync()).Count);
    }

    [Fact]
    public async Task Link_ProofUsedTwiceOrTooOld_IsRefused()
    {
        await using var console = await LinkingBench.StartAsync();
        await console.SetPasswordAsync("li");
        using var browser = MemberBrowser.Inside(console, "li");
        var confirm = await console.UpToConfirmAsync(browser);
        var proof = browser.Cookies["FlashdutyConsoleLink"];
        await browser.SendAsync(confirm, "Confirm", ("Confirm", "yes"));
        await console.Console.Get<UnlinkMember>().RunAsync(console.Integration.Id, console.MemberId("li"), console.Acting("zhang"), Cancel);

        // Somebody kept the cookie.
        using var replay = MemberBrowser.Inside(console, "nobody");
        replay.Plant("FlashdutyConsoleLink", proof);
        var again = await replay.SignInAsync(await replay.OpenAsync($"signin?returnUrl=%2Fwecom%2Flink%2F{console.Integration.Key}"), LinkingBench.EmailOf("li"), LinkingBench.Password);
        var page = await replay.SendAsync(again, "Confirm", ("Confirm", "yes"));
        Assert.Equal("ProofExpired", page.Problem);
        Assert.Single(await console.LinksAsync());

        using var slow = MemberBrowser.Inside(console, "li");
        await slow.OpenAsync($"wecom/home/{console.Integration.Key}");
        console.Tick(TimeSpan.FromMinutes(11));
        Assert.Equal("ProofExpired", (await slow.OpenAsync($"wecom/link/{console.Integration.Key}")).Problem);
    }

    [Fact]
    public async Task Link_WithoutTheFormsToken_IsRefused()
    {
        await using var console = await LinkingBench.StartAsync();
        await console.SetPasswordAsync("li");
        using var browser = MemberBrowser.Inside(console, "li");
        var confirm = await console.UpToConfirmAsync(browser);

        var page = await browser.SendAsync(
            confirm with { Html = "<form>Confirm<input type=\"hidden\" name=\"_handler\" value=\"link\" /></form>" }, "Confirm", ("Confirm", "yes"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Single(await console.LinksAsync());
    }

    [Fact]
    public async Task Unlink_EndsWhatIsOpenInWeCom_AtOnce()
    {
        await using var console = await LinkingBench.StartAsync();
        using var browser = MemberBrowser.Inside(console, "zhang");
        await browser.OpenAsync($"wecom/home/{console.Integration.Key}");
        var cookie = browser.Cookies["FlashdutyConsole"];

        Assert.True(await console.Console.Get<UnlinkMember>().RunAsync(console.Integration.Id, console.MemberId("zhang"), console.Acting("li"), Cancel));

        using var old = MemberBrowser.Plain(console);
        old.Plant("FlashdutyConsole", cookie);
        Assert.Equal("/signin", (await old.OpenAsync("incidents")).Address.AbsolutePath);
        Assert.Contains("data-wecom=\"zhang\"", (await browser.OpenAsync($"wecom/home/{console.Integration.Key}")).Html);
        Assert.Empty(await console.SessionsAsync());
        Assert.Single(await console.AuditAsync(AuditAction.Unlink));
    }

    [Fact]
    public async Task Link_OneUserByTwoPeopleAtOnce_EndsWithOne()
    {
        await using var console = await LinkingBench.StartAsync(new SandboxedConsoleOptions { Members = ["zhang", "li", "wang"], Unlinked = ["li", "wang"] });
        var link = console.Console.Get<LinkMember>();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => Task.Run(() => link.RunAsync(
            console.Integration.Id, console.MemberId(index % 2 == 0 ? "li" : "wang"), index % 3 == 0 ? "SHARED" : "shared", LinkMethod.Self, console.Acting("li"), Cancel), Cancel)));

        Assert.Single(results, result => result.Outcome == LinkOutcome.Linked);
        Assert.Equal(9, results.Count(result => result.Outcome == LinkOutcome.Unchanged));
        Assert.Equal(10, results.Count(result => result.Outcome == LinkOutcome.UserTaken));
        Assert.Single(await console.LinksAsync(), one => one.WeComUserId == "shared");
    }

    [Fact]
    public async Task Link_OneUserConfirmedByTwoPeopleAtOnce_EndsWithOne()
    {
        await using var console = await LinkingBench.StartAsync(new SandboxedConsoleOptions { Members = ["zhang", "li", "wang"], Unlinked = ["li", "wang"] });
        await console.SetPasswordAsync("li");
        await console.SetPasswordAsync("wang");
        using var one = MemberBrowser.Inside(console, "li");
        using var other = MemberBrowser.Inside(console, "LI");
        var first = await console.UpToConfirmAsync(one, account: "li");
        var second = await console.UpToConfirmAsync(other, account: "wang");

        var ends = await Task.WhenAll(one.SendAsync(first, "Confirm", ("Confirm", "yes")), other.SendAsync(second, "Confirm", ("Confirm", "yes")));

        var link = Assert.Single(await console.LinksAsync(), link => link.WeComUserId == "li");
        Assert.Equal(link.MemberId == console.MemberId("li") ? [null, "UserTaken"] : ["UserTaken", null], ends.Select(end => end.Problem));
        Assert.Equal(link.MemberId, Assert.Single(await console.SessionsAsync(), session => session.Method == SessionMethod.WeCom).MemberId);
        Assert.Single(await console.AuditAsync(AuditAction.LinkRefused));
    }

    [Fact]
    public async Task Database_OneUserTwice_IsRefusedWhateverTheCode()
    {
        await using var console = await LinkingBench.StartAsync();

        await Assert.ThrowsAsync<DbUpdateException>(() => console.ChangeAsync(db => db.MemberLinks.Add(new MemberLink
        {
            IntegrationId = console.Integration.Id, MemberId = console.MemberId("li"), WeComUserId = "zhang", LinkedAt = console.Console.Now,
        })));
        await Assert.ThrowsAsync<DbUpdateException>(() => console.ChangeAsync(db => db.MemberLinks.Add(new MemberLink
        {
            IntegrationId = console.Integration.Id, MemberId = console.MemberId("zhang"), WeComUserId = "other", LinkedAt = console.Console.Now,
        })));
    }
}
