using System.Text.RegularExpressions;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.People;
using FlashdutyConsole.Tests.Members;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using static Microsoft.Playwright.Assertions;

namespace FlashdutyConsole.Tests.Browser;

/// <summary>Open pages of members whose rights change, and passkeys, which need a real browser.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task OpenPages_RoleTakenAwayThenDisabled_AreClosed()
    {
        await using var console = await SignInConsole.StartAsync();
        var adam = await SignInConsole.AddAsync(console, "Adam", MemberRole.Admin);
        await using var browser = await ConsoleBrowser.StartAsync();
        var page = await browser.OpenAsync();
        await page.GotoAsync(new Uri(console.Address, "/signin?returnUrl=/members").AbsoluteUri);
        await page.FillAsync("input[type=email]", "adam@example.com");
        await page.FillAsync("input[type=password]", SignInConsole.Password);
        await page.ClickAsync("button[type=submit]");
        await Expect(page.Locator("[data-live]")).ToBeAttachedAsync();
        var second = await page.Context.NewPageAsync();
        await ConsoleBrowser.GoLiveAsync(second, new Uri(console.Address, "/incidents"));
        var owner = new Actor(console.OwnerId, ActorSource.Console);

        await console.Get<ChangeRole>().RunAsync(adam.Id, MemberRole.Viewer, owner, TestContext.Current.CancellationToken);
        // Nobody touches the pages: they go by themselves.
        await Expect(page.Locator("[data-member]")).ToHaveCountAsync(0);
        await Expect(page.Locator("a[href='/incidents']").First).ToBeVisibleAsync();
        await Expect(second.Locator("nav a[href='/members']")).ToHaveCountAsync(0);

        await console.Get<EnableMember>().RunAsync(adam.Id, false, owner, TestContext.Current.CancellationToken);
        await Expect(second).ToHaveURLAsync(new Regex("/signin\\?returnUrl="));
    }

    [Fact]
    public async Task OpenPage_ThatGetsNews_StaysOnlyWhileSomebodyIsAtIt()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_795_000_000));
        await using var console = await SignInConsole.StartAsync(time: clock);
        await using var browser = await ConsoleBrowser.StartAsync();
        var page = await browser.OpenAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync(new Uri(console.Address, "/signin?returnUrl=/incidents").AbsoluteUri);
        await page.FillAsync("input[type=email]", TestConsole.OwnerEmail);
        await page.FillAsync("input[type=password]", SignInConsole.Password);
        await page.ClickAsync("button[type=submit]");
        await Expect(page.Locator("[data-live]")).ToBeAttachedAsync();

        // News every nine minutes, and a key in between: the page goes on.
        for (var round = 1; round <= 3; round++)
        {
            await NewsAsync($"With somebody {round}");
            if (round == 2)
            {
                var said = page.WaitForResponseAsync("**/account/seen");
                await page.Keyboard.PressAsync("Shift");
                await said;
            }
        }

        await NewsAsync("Still open");
        // From the key on it is half an hour: news alone does not keep the page open.
        clock.Advance(TimeSpan.FromMinutes(15));
        await Expect(page).ToHaveURLAsync(new Regex("/signin\\?returnUrl="));

        async Task NewsAsync(string title)
        {
            clock.Advance(TimeSpan.FromMinutes(9));
            await page.Clock.FastForwardAsync("01:01");
            await console.CallAsync("/incident/create", new { title, incident_severity = "Info" });
            // The list looks again some moments later, by the same clock.
            var seconds = 0;
            await Eventually.TrueAsync(
                async () =>
                {
                    clock.Advance(TimeSpan.FromSeconds(seconds++ < 30 ? 1 : 0));
                    return await page.GetByText(title).CountAsync() > 0;
                },
                title);
        }
    }

    [Fact]
    public async Task Passkey_MadeOnTheAccountPage_SignsInWithoutAPassword()
    {
        // Passkeys belong to a name: an address of numbers has none.
        await using var console = await SignInConsole.StartAsync(args: $"--Urls=http://localhost:{FreePort()}");
        await using var browser = await ConsoleBrowser.StartAsync();
        var page = await browser.OpenAsync();
        var cdp = await page.Context.NewCDPSessionAsync(page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        var host = console.Address;

        await page.GotoAsync(new Uri(host, "/signin?returnUrl=/account").AbsoluteUri);
        await page.FillAsync("input[type=email]", TestConsole.OwnerEmail);
        await page.FillAsync("input[type=password]", SignInConsole.Password);
        await page.ClickAsync("button[type=submit]");
        await page.Locator("[data-passkey] input").FillAsync("my laptop");
        await page.Locator("[data-passkey] button").ClickAsync();
        await Expect(page.Locator("[data-passkey-row]")).ToContainTextAsync("my laptop");

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(new Uri(host, "/signin?returnUrl=/account").AbsoluteUri);
        await page.Locator("[data-passkey] button").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/account$"));
        await Expect(page.Locator("[data-session=this]")).ToBeVisibleAsync();
        Assert.Equal(
            2, await console.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Operation == "member:session:begin", TestContext.Current.CancellationToken)));
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
