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
        await ConsoleBrowser.GoLiveAsync(sandbox, new Uri(console.Http.BaseAddress!, "sandbox"));

        await sandbox.Locator("[data-sample=sample-payment-5xx] .fire").ClickAsync();
        var mine = sandbox.Locator(".phone-side .wecom-card").Last;
        var theirs = sandbox.Locator(".other-side .wecom-card").Last;
        await Expect(mine.Locator(".title")).ToHaveTextAsync("Payment API 5xx rate at 12.4%");
        await Expect(theirs.Locator("[data-key=ack]")).ToBeVisibleAsync();
        await mine.Locator("[data-key=ack]").ClickAsync();

        await Expect(mine.Locator("[data-key=ack]")).ToHaveCountAsync(0);
        await Expect(theirs.Locator("[data-key=ack]")).ToHaveCountAsync(0);

        await mine.Locator(".menu-dots").ClickAsync();
        await mine.Locator(".menu [data-key=snooze_240]").ClickAsync();
        await Expect(mine).ToContainTextAsync(Snoozed());
        // WeCom updates a card that nobody presses once; Refresh brings the rest.
        await Expect(theirs).Not.ToContainTextAsync(Snoozed());
        await theirs.Locator("[data-key=refresh]").ClickAsync();
        await Expect(theirs).ToContainTextAsync(Snoozed());

        var address = await mine.Locator("a.tap").GetAttributeAsync("href");
        var phone = await browser.OpenAsync(width: 375, script: false);
        await phone.GotoAsync(address!);
        await DemoSignIn.RunAsync(phone, console);
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
        await DemoSignIn.RunAsync(list, console);
        await Expect(list.Locator(".live")).ToBeVisibleAsync();

        var sandbox = await browser.OpenAsync();
        await ConsoleBrowser.GoLiveAsync(sandbox, new Uri(console.Http.BaseAddress!, "sandbox"));
        await sandbox.Locator("[data-sample=sample-certificate] .fire").ClickAsync();
        await Expect(sandbox.Locator(".push-result.good")).ToBeVisibleAsync();
        await sandbox.Locator("[data-sample=sample-disk-usage] .fire").ClickAsync();

        await Expect(list.Locator("[data-incident]", new PageLocatorOptions { HasText = "Disk 91%" })).ToBeVisibleAsync();
        await Expect(list.Locator("[data-incident]", new PageLocatorOptions { HasText = "Certificate" })).ToHaveCountAsync(0);
    }

    // Wider than the window would mean sideways scrolling.
    private static Task<int> WidthAsync(IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth");

    [GeneratedRegex("暂缓至 [0-9]{2}:[0-9]{2}")]
    private static partial Regex Snoozed();
}
