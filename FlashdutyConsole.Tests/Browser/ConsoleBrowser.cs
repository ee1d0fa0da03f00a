using FlashdutyConsole.Tests.Support;
using Microsoft.Playwright;

namespace FlashdutyConsole.Tests.Browser;

/// <summary>Debian's Chromium, driven as a person would.</summary>
public sealed class ConsoleBrowser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ConsoleBrowser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Starts it.</summary>
    public static async Task<ConsoleBrowser> StartAsync()
    {
        var path = Needs.Chromium();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        return new ConsoleBrowser(playwright, browser);
    }

    /// <summary>A page of a new visitor.</summary>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="script">Whether the visitor's browser runs scripts.</param>
    /// <param name="locale">The visitor's language.</param>
    /// <param name="anyCertificate">Whether the visitor trusts a certificate of the tests' own authority.</param>
    public async Task<IPage> OpenAsync(int width = 1440, bool script = true, string locale = "en", bool anyCertificate = false)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            Locale = locale,
            IgnoreHTTPSErrors = anyCertificate,
        });
        // The machine may have two cores and twenty jobs.
        context.SetDefaultTimeout(30_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        return await context.NewPageAsync();
    }

    /// <summary>Opens an interactive page and waits until its buttons work.</summary>
    public static async Task GoLiveAsync(IPage page, Uri address)
    {
        await page.GotoAsync(address.AbsoluteUri);
        await Assertions.Expect(page.Locator("[data-live]")).ToBeAttachedAsync();
    }

    /// <summary>Waits until nothing fades in or out: half faded, a text has no contrast. What turns for ever is not waited for.</summary>
    public static Task AtRestAsync(IPage page) => page.WaitForFunctionAsync(
        "() => document.getAnimations().every(one => one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity)");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
