using Microsoft.Playwright;

namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>The console's incident list, open in Debian's Chromium as a person has it.</summary>
public sealed class ListPage : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IPage _page;

    private ListPage(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        _page = page;
    }

    /// <summary>Signs in as the owner and opens the list.</summary>
    /// <exception cref="InvalidOperationException">There is no Chromium.</exception>
    public static async Task<ListPage> OpenAsync(ServerProcess server)
    {
        var (playwright, browser) = await DebianChromium.StartAsync();
        var page = await (await browser.NewContextAsync(new BrowserNewContextOptions { Locale = "en" })).NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.AddInitScriptAsync(
            "window.lost = 0; document.addEventListener('components-reconnect-state-changed', () => window.lost++, true);");
        await page.GotoAsync(new Uri(server.Address, "incidents").AbsoluteUri);
        await DebianChromium.SignInAsync(page);
        await page.Locator(".live").WaitForAsync();
        return new ListPage(playwright, browser, page);
    }

    /// <summary>The cookies of the session, for a client that asks for pages.</summary>
    public async Task<string> CookiesAsync() =>
        string.Join("; ", (await _page.Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}"));

    /// <summary>How often the page lost its circuit since it was opened.</summary>
    public Task<int> LostAsync() => _page.EvaluateAsync<int>("window.lost");

    /// <summary>Whether the page shows this title before the time is over.</summary>
    public async Task<bool> ShowsAsync(string title, TimeSpan patience)
    {
        try
        {
            await _page.GetByText(title).First.WaitForAsync(new LocatorWaitForOptions { Timeout = (float)patience.TotalMilliseconds });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Whether the page says that its connection is lost before the time is over.</summary>
    public async Task<bool> SaysItIsLostAsync(TimeSpan patience)
    {
        try
        {
            await _page.Locator(".reconnect-trying").WaitForAsync(new LocatorWaitForOptions { Timeout = (float)patience.TotalMilliseconds });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
