using FlashdutyConsole.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace FlashdutyConsole.Tests.Browser;

/// <summary>What an open page does while the console is stopped and started again.</summary>
public sealed class ReconnectTests
{
    [Fact]
    public async Task OpenPage_ConsoleStoppedAndStartedAgain_SaysSoAndRecovers()
    {
        await using var console = await ConsoleProcess.StartAsync(["--demo"]);
        await using var browser = await ConsoleBrowser.StartAsync();
        var page = await browser.OpenAsync();
        await page.GotoAsync(new Uri(console.Http.BaseAddress!, "incidents").AbsoluteUri);
        await DemoSignIn.RunAsync(page, console);
        await Expect(page.Locator(".live")).ToBeVisibleAsync();
        await Expect(page.Locator(".reconnect-trying")).ToBeHiddenAsync();

        var exit = await console.StopAsync();
        Assert.True(exit == 0, $"exit code {exit}: {string.Join('\n', console.Lines.TakeLast(20))}");

        await Expect(page.Locator(".reconnect-trying")).ToBeVisibleAsync();
        await console.RestartAsync();
        await Expect(page.Locator(".reconnect-trying")).ToBeHiddenAsync();
        await Expect(page.Locator(".live")).ToBeVisibleAsync();
        // The new circuit works.
        await page.Locator("nav.tabs a").Last.ClickAsync();
        await Expect(page.Locator("nav.tabs a[aria-current=page]")).ToHaveCountAsync(1);
    }
}
