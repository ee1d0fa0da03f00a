using FlashdutyConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FlashdutyConsole.Tests.Browser;

/// <summary>A war room as people see it: a button on the incident's page, a group on two phones, its end with the incident.</summary>
public sealed class WarRoomTests
{
    [Fact]
    public async Task CreateWarRoom_PressedOnTheIncidentPage_GroupIsOnTwoPhones()
    {
        await using var console = await ConsoleProcess.StartAsync(["--demo"]);
        await using var browser = await ConsoleBrowser.StartAsync();
        var sandbox = await browser.OpenAsync();
        await ConsoleBrowser.GoLiveAsync(sandbox, new Uri(console.Http.BaseAddress!, "sandbox"));
        await sandbox.Locator("[data-sample=sample-payment-5xx] .fire").ClickAsync();
        await Expect(sandbox.Locator(".other-side .wecom-card").Last).ToBeVisibleAsync();
        var address = await sandbox.Locator(".phone-side .wecom-card a.tap").Last.GetAttributeAsync("href");

        // As inside WeCom: a narrow page without any script.
        var page = await browser.OpenAsync(width: 375, script: false);
        await page.GotoAsync(address!);
        await DemoSignIn.RunAsync(page, console);
        await Expect(page.Locator("[data-room=None]")).ToBeVisibleAsync();
        await page.Locator("[data-create-room]").ClickAsync();

        // On a busy machine the group is made after the page has answered, and a page without a script shows it when loaded again.
        await Eventually.TrueAsync(
            async () =>
            {
                await page.ReloadAsync();
                return await page.Locator("[data-room=Open]").CountAsync() == 1 && await page.Locator("[data-type=i_wr_create]").CountAsync() == 1;
            },
            "the room is open");
        Assert.Equal(375, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        foreach (var side in (string[])[".phone-side", ".other-side"])
        {
            var phone = sandbox.Locator(side);
            await phone.Locator("[data-group]").ClickAsync();
            await Expect(phone.Locator("[data-open-group] .said-bubble")).ToContainTextAsync("Payment API 5xx rate at 12.4%");
        }

        await page.Locator("textarea").FillAsync("Rolling back");
        await page.Locator(".comment button").ClickAsync();
        await Expect(sandbox.Locator(".phone-side [data-open-group] .said")).ToContainTextAsync("Rolling back");
        await page.Locator("button[value=close]").ClickAsync();
        await Expect(sandbox.Locator(".other-side [data-open-group] .said-bubble")).ToHaveCountAsync(3);
        var download = await console.Http.GetAsync(new Uri((await page.Locator("[data-export]").GetAttributeAsync("href"))!, UriKind.Relative), TestContext.Current.CancellationToken);
        // The record is for members: without a session the way leads to sign-in.
        Assert.NotEqual(System.Net.HttpStatusCode.OK, download.StatusCode);
    }
}
