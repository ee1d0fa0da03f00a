using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Tests.Members.SingleSignOn;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FlashdutyConsole.Tests.Browser;

/// <summary>The first link by single sign-on with a certified provider, in the browser of the pretend WeCom: a phone's width, and no script.</summary>
[Collection(SignOnWorldCollection.Name)]
public sealed class WorkbenchSignOnTests(SignOnWorld world)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Workbench_SingleSignOnOnceThenSilentEntry_WorksWithoutScriptOnAPhone()
    {
        await world.StartAsync();
        await world.Provider.KnowsAsync("zou-there", new { email = "zou@demo.example", email_verified = true, name = "Zou" });
        var port = FreePort.Take();
        var (id, secret) = await world.Provider.RegisterAsync(new Uri($"http://127.0.0.1:{port}"));
        await using var console = await ConsoleProcess.StartAsync(
            [
                "--demo", "--Network:AllowedPrivateHosts=127.0.0.1", "--Oidc:Authority=" + world.Provider.Address.AbsoluteUri.TrimEnd('/'),
                "--Oidc:ClientId=" + id, "--Oidc:ClientSecret=" + secret, "--Oidc:Name=Acme ID",
            ],
            port: port);
        await using var browser = await ConsoleBrowser.StartAsync();
        var home = await WorkbenchTests.HomeAsync(console);
        var phone = await browser.OpenAsync(width: 375, script: false);

        await phone.GotoAsync(WorkbenchTests.Address(console, "zou", home));
        await Expect(phone.Locator("[data-wecom=zou]")).ToBeVisibleAsync();
        await Expect(phone.Locator("[data-password]")).ToBeVisibleAsync();
        await ExpectToFitAsync(phone);

        // Cancelled there: told so, and led on, still to a sign-in of this very moment.
        await phone.Locator("[data-sso]").ClickAsync();
        await phone.ClickAsync("button[name=cancel]");
        await Expect(phone.Locator("[data-fault=Refused]")).ToBeVisibleAsync();
        await ExpectToFitAsync(phone);
        await phone.ClickAsync("a.button-primary");
        await phone.FillAsync("input[name=login]", "zou-there");
        await phone.ClickAsync("button[name=go]");

        // Both accounts by name, and nothing is joined yet.
        await Expect(phone.Locator("[data-wecom=zou]")).ToBeVisibleAsync();
        await Expect(phone.Locator("[data-account='zou@demo.example']")).ToBeVisibleAsync();
        await ExpectToFitAsync(phone);
        Assert.False(await LinkedAsync(console, "zou"));
        await phone.Locator("button[name=Confirm]").ClickAsync();
        await Expect(phone.Locator("[data-linked=zou]")).ToBeVisibleAsync();
        await ExpectToFitAsync(phone);
        Assert.True(await LinkedAsync(console, "zou"));

        // The next day the session is over; nobody is asked anything.
        await InAsync(console, db => db.Sessions.ExecuteDeleteAsync(Cancel));
        await Eventually.TrueAsync(
            async () =>
            {
                await phone.GotoAsync(WorkbenchTests.Address(console, "zou", home));
                return await InAsync(console, db => db.Sessions.CountAsync(session => session.Method == SessionMethod.WeCom, Cancel)) == 1;
            },
            "zou is signed in by WeCom alone");
        await Expect(phone.Locator("[data-linked=zou]")).ToBeVisibleAsync();

        // What the homepage needs before it can be painted: itself and its style sheet.
        var asked = new List<string>();
        phone.Request += (_, request) =>
        {
            // Pictures come when they come, the tab's icon among them.
            if (request.ResourceType != "image" && !request.Url.Contains("/assets/icon", StringComparison.Ordinal))
            {
                asked.Add(request.ResourceType);
            }
        };
        await phone.GotoAsync(WorkbenchTests.Address(console, "zou", home));
        Assert.Equal(["document", "stylesheet"], asked.Order());
    }

    private static Task<bool> LinkedAsync(ConsoleProcess console, string user) =>
        InAsync(console, db => db.MemberLinks.AnyAsync(link => link.WeComUserId == user, Cancel));

    private static async Task<T> InAsync<T>(ConsoleProcess console, Func<ConsoleDb, Task<T>> look)
    {
        await using var db = new SqliteConsoleDb(new DbContextOptionsBuilder<SqliteConsoleDb>()
            .UseSqlite($"Data Source={Path.Combine(console.DataDirectory, "demo", "console.db")};Pooling=False").Options);
        return await look(db);
    }

    // Wider than the window would mean sideways scrolling.
    private static async Task ExpectToFitAsync(IPage page) => Assert.Equal(375, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
}
