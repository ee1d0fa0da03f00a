using System.Net;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.People;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Members;

/// <summary>Check D6: how sessions begin, last and end.</summary>
public sealed class SessionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_Cookie_IsBoundToThisHostAndHiddenFromScript()
    {
        await using var plain = await SignInConsole.StartAsync();
        using var visitor = new Visitor(plain);
        var cookie = Cookie(await visitor.SignInAsync(TestConsole.OwnerEmail, SignInConsole.Password), "FlashdutyConsole=");
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Contains("path=/", cookie);
        Assert.DoesNotContain("domain", cookie);

        await using var secure = await SignInConsole.StartAsync(args: "--Console:PublicUrl=https://console.example.com");
        using var guest = new Visitor(secure);
        var page = await guest.OpenAsync("/signin");
        Assert.Contains("__Host-FlashdutyConsoleForm", page.Headers["Set-Cookie"]);
        Assert.Contains("secure", Cookie(page, "__Host-FlashdutyConsoleForm"));
        Assert.Equal("__Host-FlashdutyConsole", secure.Get<SessionCookie>().Name(""));
    }

    [Fact]
    public async Task SignIn_Again_IsANewSessionAndTheOldCookieOpensNothing()
    {
        await using var console = await SignInConsole.StartAsync();
        using var visitor = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail);
        var first = visitor.Session;
        var before = await console.ReadAsync(db => db.Sessions.Select(session => session.Id).SingleAsync(Cancel));

        await visitor.SignInAsync(TestConsole.OwnerEmail, SignInConsole.Password);

        var after = await console.ReadAsync(db => db.Sessions.Select(session => session.Id).SingleAsync(Cancel));
        Assert.NotEqual(before, after);
        Assert.Equal(HttpStatusCode.Redirect, (await With(console, first!)).Status);
        Assert.Equal(HttpStatusCode.OK, (await With(console, visitor.Session!)).Status);
    }

    [Fact]
    public async Task SignOut_KeptCookie_OpensNothing()
    {
        await using var console = await SignInConsole.StartAsync();
        using var visitor = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail);
        var kept = visitor.Session!;
        var page = await visitor.OpenAsync("/account");
        var token = System.Text.RegularExpressions.Regex.Match(page.Text, "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/signout")).Status);
        Assert.Equal("/signin", (await visitor.PostAsync("/signout", ("__RequestVerificationToken", token))).Location);

        var seen = await With(console, kept);
        Assert.Equal((HttpStatusCode.Redirect, "/signin?returnUrl=%2Fincidents"), (seen.Status, seen.Location));
        Assert.Empty(await console.ReadAsync(db => db.Sessions.ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Session_NotUsedForHalfAnHour_IsOver()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_795_000_000));
        await using var console = await SignInConsole.StartAsync(time: clock);
        using var visitor = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail);

        for (var minutes = 0; minutes < 60; minutes += 20)
        {
            clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/incidents")).Status);
        }

        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync("/incidents")).Status);
    }

    [Fact]
    public async Task Session_OfAPageThatIsOnlyLeftOpen_IsOverAfterHalfAnHour()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_795_000_000));
        await using var console = await SignInConsole.StartAsync(time: clock);
        using var visitor = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail);

        // Somebody is at it.
        clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync("/account/seen")).Status);
        clock.Advance(TimeSpan.FromMinutes(20));
        // The page opens its connection anew, which nobody asked it to.
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync("/_blazor/negotiate?negotiateVersion=1")).Status);
        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostAsync("/account/seen")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync("/incidents")).Status);
    }

    [Fact]
    public async Task Session_InUseForTwelveHours_IsOver()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_795_000_000));
        await using var console = await SignInConsole.StartAsync(time: clock);
        using var visitor = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail);

        for (var minutes = 25; minutes < 720; minutes += 25)
        {
            clock.Advance(TimeSpan.FromMinutes(25));
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/incidents")).Status);
        }

        clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync("/incidents")).Status);
        await console.Get<SweepSessions>().PassAsync(Cancel);
        Assert.Empty(await console.ReadAsync(db => db.Sessions.ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Sweep_WritesDownWhenASessionAndAKeyWereLastUsed()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_795_000_000));
        await using var console = await SignInConsole.StartAsync(time: clock);
        using var visitor = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail);
        clock.Advance(TimeSpan.FromMinutes(7));
        await visitor.OpenAsync("/incidents");
        await console.PostAsync("/member/info");

        await console.Get<SweepSessions>().PassAsync(Cancel);

        Assert.Equal(clock.GetUtcNow(), await console.ReadAsync(db => db.Sessions.Select(session => session.LastSeenAt).SingleAsync(Cancel)));
        Assert.Equal(clock.GetUtcNow(), await console.ReadAsync(db => db.AppKeys.Select(key => key.LastUsedAt).SingleAsync(Cancel)));
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("delete")]
    [InlineData("signout")]
    [InlineData("reset")]
    public async Task Admin_EndsAMembersSessions_AtOnce(string act)
    {
        await using var console = await SignInConsole.StartAsync();
        var li = await SignInConsole.AddAsync(console, "Li", MemberRole.Responder);
        using var visitor = await SignInConsole.VisitAsync(console, "li@example.com");
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/incidents")).Status);
        var owner = new Actor(console.OwnerId, ActorSource.Console);

        var outcome = await (act switch
        {
            "disable" => console.Get<EnableMember>().RunAsync(li.Id, false, owner, Cancel),
            "delete" => console.Get<DeleteMember>().RunAsync(li.Id, owner, Cancel),
            "signout" => console.Get<SignOutEverywhere>().RunAsync(li.Id, owner, Cancel),
            _ => console.Get<ResetSecondFactor>().RunAsync(li.Id, owner, Cancel),
        });

        Assert.Equal(MemberOutcome.Done, outcome);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync("/incidents")).Status);
        var again = await visitor.SignInAsync("li@example.com", SignInConsole.Password);
        Assert.Equal(act is "signout" or "reset" ? HttpStatusCode.Redirect : HttpStatusCode.OK, again.Status);
    }

    [Fact]
    public async Task Role_TakenAway_CountsAtTheNextRequest()
    {
        await using var console = await SignInConsole.StartAsync();
        var adam = await SignInConsole.AddAsync(console, "Adam", MemberRole.Admin);
        using var visitor = await SignInConsole.VisitAsync(console, "adam@example.com");
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/members")).Status);

        await console.Get<ChangeRole>().RunAsync(adam.Id, MemberRole.Viewer, new Actor(console.OwnerId, ActorSource.Console), Cancel);

        var refused = await visitor.OpenAsync("/members");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("href=\"/incidents\"", refused.Text);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/incidents")).Status);
    }

    [Fact]
    public async Task Address_FromAProxy_IsBelievedOnlyIfTheProxyIsTrusted()
    {
        await using var believing = await SignInConsole.StartAsync(args: "--Network:TrustedProxies=127.0.0.1, 10.0.0.0/8");
        using var first = await SignInConsole.VisitAsync(believing, TestConsole.OwnerEmail, ("X-Forwarded-For", "198.51.100.9, 203.0.113.7, 10.1.1.1"));
        Assert.Equal("203.0.113.7", await believing.ReadAsync(db => db.Sessions.Select(session => session.Ip).SingleAsync(Cancel)));

        await using var wary = await SignInConsole.StartAsync();
        using var second = await SignInConsole.VisitAsync(wary, TestConsole.OwnerEmail, ("X-Forwarded-For", "203.0.113.7"));
        Assert.Equal("127.0.0.1", await wary.ReadAsync(db => db.Sessions.Select(session => session.Ip).SingleAsync(Cancel)));
    }

    private static string Cookie(Seen seen, string name) =>
        seen.Headers["Set-Cookie"].Split('\n').Single(cookie => cookie.StartsWith(name, StringComparison.Ordinal)).ToLowerInvariant();

    private static async Task<Seen> With(TestConsole console, string session)
    {
        using var visitor = new Visitor(console);
        visitor.Cookies.Add(console.Address, new Cookie("FlashdutyConsole", session));
        return await visitor.OpenAsync("/incidents");
    }
}
