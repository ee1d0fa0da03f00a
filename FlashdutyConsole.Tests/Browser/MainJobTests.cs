using System.Text.RegularExpressions;
using FlashdutyConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FlashdutyConsole.Tests.Browser;

/// <summary>The main job as a person sees it: an alert, a card, a tap, and everybody else's card.</summary>
public sealed partial class MainJobTests
{
    [Fact]
    public async Task Sandbox_AlertFiredAndCardPressed_IncidentAndTheOtherPhoneFollow()
    {
        await using var console = await ConsoleProcess.StartAsync(["--demo"]);
        await using var browser = await ConsoleBrowser.StartAsync();
        var sandbox = await browser.OpenAsync();
        await sandbox.GotoAsync(new Uri(console.Http.BaseAddress!, "sandbox").AbsoluteUri);

        await sandbox.Locator("[data-sample=sample-payment-5xx] .fire").ClickAsync();
        var mine = sandbox.Locator(".phone-side .wecom-card").Last;
        var theirs = sandbox.Locator(".other-side .wecom-card").Last;
        await Expect(mine.Locator(".title")).ToHaveTextAsync("Payment API 5xx rate at 12.4%");
        await Expect(theirs.Locator("[data-key=ack]")).ToBeVisibleAsync();
        await mine.Locator("[data-key=ack]").ClickAsync();

        await Expect(mine.Locator("[data-key=ack]")).ToHaveCountAsync(0);
        await Expect(theirs.Locator("[data-key=ack]")).ToHaveCountAsync(0);

        var address = await mine.Locator("a.tap").GetAttributeAsync("href");
        var phone = await browser.OpenAsync(width: 375, script: false);
        await phone.GotoAsync(address!);
        await SignInAsync(phone, console);
        await Expect(phone.Locator("[data-progress=Processing]")).ToBeVisibleAsync();
        await Expect(phone.Locator("[data-type=i_ack]")).ToBeVisibleAsync();
        Assert.Equal(375, await WidthAsync(phone));

        await phone.Locator("button[value=close]").ClickAsync();
        await Expect(phone.Locator("[data-progress=Closed]")).ToBeVisibleAsync();
        await Expect(phone.Locator("[data-type=i_rslv]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Incidents_OpenPage_ShowsANewAlertWithoutReloading()
    {
        await using var console = await ConsoleProcess.StartAsync(["--demo"]);
        await using var browser = await ConsoleBrowser.StartAsync();
        var list = await browser.OpenAsync();
        await list.GotoAsync(new Uri(console.Http.BaseAddress!, "incidents?severity=Warning").AbsoluteUri);
        await SignInAsync(list, console);
        await Expect(list.Locator(".live")).ToBeVisibleAsync();

        var sandbox = await browser.OpenAsync();
        await sandbox.GotoAsync(new Uri(console.Http.BaseAddress!, "sandbox").AbsoluteUri);
        await sandbox.Locator("[data-sample=sample-certificate] .fire").ClickAsync();
        await sandbox.Locator("[data-sample=sample-disk-usage] .fire").ClickAsync();

        await Expect(list.Locator("[data-incident]", new PageLocatorOptions { HasText = "Disk 91%" })).ToBeVisibleAsync();
        await Expect(list.Locator("[data-incident]", new PageLocatorOptions { HasText = "Certificate" })).ToHaveCountAsync(0);
    }

    private static async Task SignInAsync(IPage page, ConsoleProcess console)
    {
        var printed = string.Join('\n', console.Lines);
        await page.FillAsync("input[type=email]", Email().Match(printed).Groups[1].Value);
        await page.FillAsync("input[type=password]", Password().Match(printed).Groups[1].Value);
        await page.ClickAsync("button[type=submit]");
    }

    // Wider than the window would mean sideways scrolling.
    private static Task<int> WidthAsync(IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth");

    [GeneratedRegex(@"e-mail +(\S+)")]
    private static partial Regex Email();

    [GeneratedRegex(@"password +(\S+)")]
    private static partial Regex Password();
}
