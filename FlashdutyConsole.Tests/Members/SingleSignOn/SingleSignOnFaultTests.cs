using System.Net;
using System.Text.Json.Nodes;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.SingleSignOn;
using FlashdutyConsole.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

/// <summary>Failure pages that need a setting, a wait or a crowd; the others are reached where what they tell of is tested.</summary>
public sealed class SingleSignOnFaultTests(RogueConsole rogue) : IClassFixture<RogueConsole>
{
    [Fact]
    public async Task CreationOff_Unknown_IsToldToAskForAnInvitation()
    {
        var options = rogue.Console.Get<IOptions<OidcOptions>>().Value;
        options.CreateMembers = false;
        try
        {
            var visitor = await TryAsync("unasked");

            Assert.Equal(("CreationOff", HttpStatusCode.Forbidden), (visitor.Fault, visitor.Status));
            Assert.Contains("invite you", visitor.Page);
            Assert.Null(await rogue.Console.MemberAsync("unasked@example.com"));
        }
        finally
        {
            options.CreateMembers = true;
        }
    }

    [Fact]
    public async Task NoRole_InNoneOfTheGroups_IsToldWhomToAsk()
    {
        var options = rogue.Console.Get<IOptions<OidcOptions>>().Value;
        options.AddRoles("oncall=Responder");
        options.DefaultRole = OidcOptions.NoRole;
        try
        {
            var visitor = await TryAsync("outsider", new JsonArray("sales"));
            Assert.Equal(("NoRole", HttpStatusCode.Forbidden), (visitor.Fault, visitor.Status));
            Assert.Null(await rogue.Console.MemberAsync("outsider@example.com"));

            // Claims of groups make a role where they are mapped.
            await TryAsync("insider", new JsonArray("sales", "oncall"));
            Assert.Equal(MemberRole.Responder, (await rogue.Console.MemberAsync("insider@example.com"))!.Role);
        }
        finally
        {
            options.Roles.Clear();
            options.DefaultRole = nameof(MemberRole.Viewer);
        }
    }

    [Fact]
    public async Task Expired_AnswerAfterTenMinutes_SaysSo()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var provider = await RogueProvider.StartAsync();
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions
        {
            Time = clock,
            Args =
            [
                "--Network:AllowedPrivateHosts=127.0.0.1", "--Logging:LogLevel:Default=None", "--Oidc:Authority=" + provider.Issuer(),
                "--Oidc:ClientId=" + SingleSignOnBench.ClientId, "--Oidc:ClientSecret=" + SingleSignOnBench.ClientSecret,
            ],
        });
        using var visitor = new Visitor(console);
        await visitor.GoAsync("/signin/sso?returnUrl=/channels", stopAt: "/signin/sso/return");
        // What the browser does to cookies whose time is over.
        clock.Advance(TimeSpan.FromMinutes(11));
        foreach (var cookie in visitor.Cookies.GetAllCookies().Where(cookie => cookie.Expires > default(DateTime)))
        {
            cookie.Expired = true;
        }

        await visitor.GoAsync(visitor.At.AbsoluteUri);

        Assert.Equal(("Expired", HttpStatusCode.BadRequest), (visitor.Fault, visitor.Status));
        Assert.Contains("/signin/sso?returnUrl=%2Fchannels", visitor.Page);
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Throttled_TooManyFromOneNetwork_SaysSo()
    {
        await using var provider = await RogueProvider.StartAsync();
        await using var console = await SingleSignOnBench.StartAsync(
            SingleSignOnBench.FreeAddress(), provider.Issuer(), SingleSignOnBench.ClientId, SingleSignOnBench.ClientSecret);
        using var visitor = new Visitor(console);
        // A slow machine may see a minute end on the way.
        for (var attempt = 0; attempt < 20 * SingleSignOnLimit.Most; attempt++)
        {
            var answer = await visitor.OpenAsync("/signin/sso");
            if (answer.Location?.Contains("Throttled", StringComparison.Ordinal) == true)
            {
                await visitor.GoAsync(answer.Location);
                break;
            }
        }

        Assert.Equal(("Throttled", HttpStatusCode.TooManyRequests), (visitor.Fault, visitor.Status));
    }

    [Fact]
    public async Task FailedPage_AfterAFreshSignIn_TriesAgainAsFreshly()
    {
        rogue.Provider.Error = "access_denied";
        try
        {
            using var visitor = new Visitor(rogue.Console);

            await visitor.GoAsync("/signin/sso?fresh=1&returnUrl=/wecom/link/some-key");

            Assert.Equal("Refused", visitor.Fault);
            Assert.Contains("/signin/sso?returnUrl=%2Fwecom%2Flink%2Fsome-key&amp;fresh=1", visitor.Page);
            Assert.Contains("/signin?returnUrl=%2Fwecom%2Flink%2Fsome-key&amp;fresh=1", visitor.Page);
        }
        finally
        {
            rogue.Provider.Error = null;
        }
    }

    private async Task<Visitor> TryAsync(string name, JsonArray? groups = null)
    {
        rogue.Provider.Twist = Twist.None;
        rogue.Provider.Person = new JsonObject { ["sub"] = name, ["email"] = name + "@example.com", ["email_verified"] = true, ["groups"] = groups };
        var visitor = new Visitor(rogue.Console);
        await visitor.GoAsync("/signin/sso");
        return visitor;
    }
}
