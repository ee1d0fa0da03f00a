using System.Net.Http.Json;
using System.Text.RegularExpressions;
using FlashdutyConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FlashdutyConsole.Tests.Browser;

/// <summary>The member's way in, in the browser of the pretend WeCom: a phone's width, and no script.</summary>
public sealed partial class WorkbenchTests
{
    [Fact]
    public async Task Workbench_FirstLinkThenSilentEntry_WorksWithoutScriptOnAPhone()
    {
        await using var console = await ConsoleProcess.StartAsync(["--demo"]);
        await using var browser = await ConsoleBrowser.StartAsync();
        var printed = string.Join('\n', console.Lines);
        var home = await HomeAsync(console);
        var phone = await browser.OpenAsync(width: 375, script: false);

        // The first link: a password once, both accounts named, confirmed.
        await phone.GotoAsync(Address(console, "zou", home));
        await Expect(phone.Locator("[data-wecom=zou]")).ToBeVisibleAsync();
        await ExpectToFitAsync(phone);
        await phone.Locator("[data-password]").ClickAsync();
        await DemoSignIn.RunAsync(phone, console, "zou@demo.example");
        await Expect(phone.Locator("[data-account='zou@demo.example']")).ToBeVisibleAsync();
        await ExpectToFitAsync(phone);
        await phone.Locator("button[name=Confirm]").ClickAsync();
        await Expect(phone.Locator("[data-linked=zou]")).ToBeVisibleAsync();

        // Somebody who is linked: in at once, and one tap from work.
        using var pushed = await console.Http.PostAsJsonAsync(
            PushAddress().Match(printed).Groups[1].Value, new { title_rule = "CPU is high", event_status = "Critical", alert_key = "cpu" }, TestContext.Current.CancellationToken);
        pushed.EnsureSuccessStatusCode();
        var waiting = phone.Locator("[data-list=on-me] [data-incident]");
        await Eventually.TrueAsync(
            async () =>
            {
                await phone.GotoAsync(Address(console, "zhang", home));
                return await waiting.CountAsync() == 1;
            },
            "zhang sees the incident");
        await Expect(phone.Locator("[data-linked=zhang]")).ToBeVisibleAsync();
        await ExpectToFitAsync(phone);
        await waiting.Locator("button[value^='ack:']").ClickAsync();
        await Expect(phone.Locator(".notice-ok")).ToBeVisibleAsync();
        await phone.Locator("[data-list=mine] [data-incident] a").ClickAsync();
        await Expect(phone.Locator("[data-progress=Processing]")).ToBeVisibleAsync();
        await ExpectToFitAsync(phone);
    }

    /// <summary>The path of the demo app's homepage, as the pretend WeCom has it.</summary>
    internal static async Task<string> HomeAsync(ConsoleProcess console)
    {
        var state = StateAddress().Match(string.Join('\n', console.Lines)).Groups[1].Value;
        return new Uri(HomeUrl().Match(await console.Http.GetStringAsync(state, TestContext.Current.CancellationToken)).Groups[1].Value).AbsolutePath;
    }

    /// <summary>A page in the browser of the pretend WeCom.</summary>
    internal static string Address(ConsoleProcess console, string user, string path) => new Uri(console.Http.BaseAddress!, $"sandbox/web/{user}/c{path}").AbsoluteUri;

    // Wider than the window would mean sideways scrolling.
    private static async Task ExpectToFitAsync(IPage page) => Assert.Equal(375, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

    [GeneratedRegex("\"home_url\":\"([^\"]+)\"")]
    private static partial Regex HomeUrl();

    [GeneratedRegex(@"as JSON +(\S+)")]
    private static partial Regex StateAddress();

    [GeneratedRegex(@"standard alert events +(\S+)")]
    private static partial Regex PushAddress();
}
