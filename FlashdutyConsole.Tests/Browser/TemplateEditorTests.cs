using System.Text.RegularExpressions;
using FlashdutyConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FlashdutyConsole.Tests.Browser;

/// <summary>A template as its author writes it: typed, suggested, broken, mended, shown over a real incident, saved, and sent as a test.</summary>
public sealed partial class TemplateEditorTests
{
    [Fact]
    public async Task Editor_TemplateWritten_PreviewFollowsAndTheTestCardSaysTheSame()
    {
        await using var console = await ConsoleProcess.StartAsync(["--demo"]);
        await using var browser = await ConsoleBrowser.StartAsync();
        var sandbox = await browser.OpenAsync();
        await ConsoleBrowser.GoLiveAsync(sandbox, new Uri(console.Http.BaseAddress!, "sandbox"));
        await sandbox.Locator("[data-sample=sample-payment-5xx] .fire").ClickAsync();
        await Expect(sandbox.Locator(".phone-side .wecom-card").Last.Locator("[data-key=ack]")).ToBeVisibleAsync();

        var page = await browser.OpenAsync();
        await page.GotoAsync(new Uri(console.Http.BaseAddress!, "templates").AbsoluteUri);
        await DemoSignIn.RunAsync(page, console);
        await Expect(page.Locator("[data-live]")).ToBeAttachedAsync();
        await page.Locator("[data-new]").ClickAsync();
        await page.Locator("[data-adding] input").FillAsync("For payments");
        await page.Locator("[data-adding] button[type=submit]").ClickAsync();
        var editor = page.Locator("[data-template-editor][data-ready]");
        var area = page.Locator("#template-text");
        var custom = page.Locator("[data-preview] .custom");
        await Expect(editor).ToBeVisibleAsync();

        // Typed and suggested.
        await area.ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("Service {{.Lab");
        await Expect(page.Locator("[role=option][aria-selected=true]")).ToContainTextAsync(".Labels");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync(".serv");
        await Expect(page.Locator("[role=option][aria-selected=true]")).ToContainTextAsync("service");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(" | upp");
        await Expect(page.Locator("[role=option][aria-selected=true] .label")).ToHaveTextAsync("upper");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("}}");
        await Expect(area).ToHaveValueAsync("Service {{.Labels.service | upper}}");
        await Expect(custom).ToHaveTextAsync("Service ORDERS");

        // Broken: marked at its place, and the last card stays.
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("{{uper .Title}}");
        await Expect(editor.Locator(".line:nth-child(2) .wrong")).ToHaveTextAsync("uper");
        await Expect(page.Locator("[data-finding=error]")).ToContainTextAsync("Line 2, column 3");
        await Expect(page.Locator(".stale [data-stale]")).ToBeVisibleAsync();
        // One brace alone is text: the last card that worked may have it.
        await Expect(custom).ToContainTextAsync("Service ORDERS");
        await Expect(custom).Not.ToContainTextAsync("uper");

        // Undone and mended.
        await page.Keyboard.PressAsync("Control+Z");
        await Expect(area).Not.ToHaveValueAsync(Broken());
        await area.FillAsync("Service {{.Labels.service | upper}}\n{{.Title}}");
        await Expect(page.Locator("[data-stale]")).ToHaveCountAsync(0);
        await Expect(editor.Locator(".wrong")).ToHaveCountAsync(0);

        // Over a real incident.
        await page.Locator("[data-incident-choice]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Expect(custom).ToContainTextAsync("Payment API 5xx rate at 12.4%");
        var shown = await custom.InnerTextAsync();

        // Not saved, and the page loaded again.
        await page.ReloadAsync();
        await page.Locator("[data-draft-restore]").ClickAsync();
        await Expect(area).ToHaveValueAsync("Service {{.Labels.service | upper}}\n{{.Title}}");
        await Expect(page.Locator("[data-saved-state=unsaved]")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+S");
        await Expect(page.Locator("[data-saved-state=saved]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-version='2']")).ToBeVisibleAsync();

        await page.Locator("[data-incident-choice]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Expect(custom).ToContainTextAsync("Payment API 5xx rate at 12.4%");
        await page.Locator("[data-send]").ClickAsync();
        await Expect(page.Locator("[data-outcome]")).ToContainTextAsync("Sent to");
        await Expect(sandbox.Locator(".wecom-card .custom", new PageLocatorOptions { HasText = shown.Split('\n')[0] }).First).ToHaveTextAsync(shown);
    }

    [Fact]
    public async Task Editor_ConnectionLostWhileTyping_KeepsTheTextAndCatchesUp()
    {
        await using var wire = new CutWire();
        await using var console = await ConsoleProcess.StartAsync(["--demo", "--Console:PublicUrl=" + wire.Address.AbsoluteUri.TrimEnd('/')]);
        wire.LeadTo(console.Port);
        await using var browser = await ConsoleBrowser.StartAsync();
        var page = await NewTemplateAsync(browser, console, wire.Address);
        var area = page.Locator("#template-text");
        var custom = page.Locator("[data-preview] .custom");
        await area.ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("Before");
        await Expect(custom).ToHaveTextAsync("Before");

        wire.Cut();
        await page.Keyboard.TypeAsync(" and while it was lost");
        await Expect(page.Locator(".reconnect-trying")).ToBeVisibleAsync();
        await Expect(area).ToHaveValueAsync("Before and while it was lost");
        await Expect(custom).ToHaveTextAsync("Before");

        wire.Mend();
        await Expect(page.Locator(".reconnect-trying")).ToBeHiddenAsync();
        await Expect(custom).ToHaveTextAsync("Before and while it was lost");
        await area.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(", then after");
        await Expect(custom).ToHaveTextAsync("Before and while it was lost, then after");

        // Lost again, and the page closed: what was typed last was seen by nobody but this browser.
        wire.Cut();
        await page.Keyboard.TypeAsync(", then never sent");
        await Expect(page.Locator(".reconnect-trying")).ToBeVisibleAsync();
        wire.Mend();
        await page.ReloadAsync();
        await page.Locator("[data-draft-restore]").ClickAsync();
        await Expect(area).ToHaveValueAsync("Before and while it was lost, then after, then never sent");
        await Expect(custom).ToHaveTextAsync("Before and while it was lost, then after, then never sent");
    }

    [Fact]
    public async Task Editor_LongVersionRestored_UndoAndRedoFindIt()
    {
        await using var console = await ConsoleProcess.StartAsync(["--demo"]);
        await using var browser = await ConsoleBrowser.StartAsync();
        var page = await NewTemplateAsync(browser, console, console.Http.BaseAddress!);
        var area = page.Locator("#template-text");
        var old = string.Join('\n', Enumerable.Range(0, 400).Select(number => $"old {number}"));
        await area.FillAsync(old);
        await page.Keyboard.PressAsync("Control+S");
        await Expect(page.Locator("[data-version='2']")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-saved-state=saved]")).ToBeVisibleAsync();
        await area.FillAsync("new");
        await page.Keyboard.PressAsync("Control+S");
        await Expect(page.Locator("[data-version='3']")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-saved-state=saved]")).ToBeVisibleAsync();

        await page.Locator("[data-version='2'] [data-restore]").ClickAsync();
        await Expect(area).ToHaveValueAsync(old);

        await area.FocusAsync();
        await page.Keyboard.PressAsync("Control+Z");
        await Expect(area).ToHaveValueAsync("new");
        await Expect(page.Locator("[data-preview] .custom")).ToHaveTextAsync("new");
        await page.Keyboard.PressAsync("Control+Shift+Z");
        await Expect(area).ToHaveValueAsync(old);
    }

    // A new template, open in the editor.
    private static async Task<IPage> NewTemplateAsync(ConsoleBrowser browser, ConsoleProcess console, Uri address)
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync(new Uri(address, "templates").AbsoluteUri);
        await DemoSignIn.RunAsync(page, console);
        await Expect(page.Locator("[data-live]")).ToBeAttachedAsync();
        await page.Locator("[data-new]").ClickAsync();
        await page.Locator("[data-adding] input").FillAsync("Written here");
        await page.Locator("[data-adding] button[type=submit]").ClickAsync();
        await Expect(page.Locator("[data-template-editor][data-ready]")).ToBeVisibleAsync();
        return page;
    }

    [GeneratedRegex(@"\{\{uper \.Title\}\}$")]
    private static partial Regex Broken();
}
