using Microsoft.Playwright;

namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>Debian's Chromium, driven as a person would.</summary>
internal static class DebianChromium
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Starts it.</summary>
    /// <exception cref="InvalidOperationException">There is no Chromium.</exception>
    public static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("needs the Debian package chromium");
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }));
    }

    /// <summary>Fills in the form that the page shows.</summary>
    public static async Task SignInAsync(IPage page)
    {
        await page.FillAsync("input[type=email]", ServerProcess.OwnerEmail);
        await page.FillAsync("input[type=password]", ServerProcess.OwnerPassword);
        await page.ClickAsync("button[type=submit]");
    }
}
