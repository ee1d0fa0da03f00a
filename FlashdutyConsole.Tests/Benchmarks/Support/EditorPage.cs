using Microsoft.Playwright;

namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>The template editor, open in Debian's Chromium, with a stop watch from each key to the new preview.</summary>
public sealed class EditorPage : IAsyncDisposable
{
    // From the input event to the change of the preview that has the text typed: both in the browser, by one clock.
    private const string StopWatch = """
        () => {
          const area = document.querySelector("#template-text");
          const last = text => text.trimEnd().split("\n").at(-1).trim();
          window.typed = [];
          window.waiting = [];
          area.addEventListener("input", () => window.waiting.push({ text: last(area.value), at: performance.now() }), true);
          new MutationObserver(() => {
            const now = performance.now();
            const shown = last(document.querySelector("[data-preview] .custom")?.innerText ?? "");
            const index = window.waiting.findLastIndex(one => one.text === shown);
            window.waiting.splice(0, index + 1).forEach(one => window.typed.push(now - one.at));
          }).observe(document.querySelector("[data-preview]"), { subtree: true, childList: true, characterData: true });
        }
        """;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IPage _page;

    private EditorPage(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        _page = page;
    }

    /// <summary>Signs in as the owner and opens a template.</summary>
    public static async Task<EditorPage> OpenAsync(ServerProcess server, string templateId)
    {
        var (playwright, browser) = await DebianChromium.StartAsync();
        var page = await (await browser.NewContextAsync(new BrowserNewContextOptions { Locale = "en", ViewportSize = new ViewportSize { Width = 1280, Height = 900 } })).NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(new Uri(server.Address, "templates/" + templateId).AbsoluteUri);
        await DebianChromium.SignInAsync(page);
        await page.Locator("[data-template-editor][data-ready]").WaitForAsync();
        await page.Locator("[data-preview] .custom").WaitForAsync();
        await page.EvaluateAsync(StopWatch);
        return new EditorPage(playwright, browser, page);
    }

    /// <summary>Puts the caret at the end of the text.</summary>
    public async Task GoToEndAsync()
    {
        await _page.ClickAsync("#template-text");
        await _page.Keyboard.PressAsync("Control+End");
    }

    /// <summary>Presses a key.</summary>
    public Task PressAsync(string key) => _page.Keyboard.PressAsync(key);

    /// <summary>Milliseconds from each key to its preview, in order, of all that have arrived.</summary>
    public async Task<double[]> TimesAsync() => await _page.EvaluateAsync<double[]>("window.typed");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
