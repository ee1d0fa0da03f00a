using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FlashdutyConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FlashdutyConsole.Tests.Browser;

/// <summary>Every page, as axe sees it: nothing that shuts somebody out (impact serious or critical).</summary>
public sealed partial class AccessibilityTests
{
    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 375)]
    public async Task Pages_CheckedByAxe_ShutNobodyOut(ColorScheme scheme, int width)
    {
        await using var console = await ConsoleProcess.StartAsync(["--demo"]);
        await using var browser = await ConsoleBrowser.StartAsync();
        var page = await browser.OpenAsync(width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        List<string> found = [];

        await page.GotoAsync(new Uri(console.Http.BaseAddress!, "signin").AbsoluteUri);
        await CheckAsync("signin");
        await DemoSignIn.RunAsync(page, console);
        await Expect(page.Locator(".live")).ToBeVisibleAsync();

        await OpenAsync("sandbox", ".wecom-phone, .phone-side");
        await Expect(page.Locator("[data-sample=sample-payment-5xx] .fire")).ToBeEnabledAsync();
        if (width < 760)
        {
            await page.Locator("[role=tab]").Nth(1).ClickAsync();
        }

        await page.Locator("[data-sample=sample-payment-5xx] .fire").ClickAsync();
        await Expect(page.Locator(".phone-side .wecom-card [data-key=ack]")).ToBeVisibleAsync();
        await CheckAsync("sandbox");
        var detail = await page.Locator(".phone-side a.tap").GetAttributeAsync("href");

        await OpenAsync("incidents", "[data-incident]");
        await CheckAsync("incidents");
        await OpenAsync("deliveries", "[data-delivery]");
        await CheckAsync("deliveries");
        await OpenAsync("channels", "a[href^='/channels/']");
        await CheckAsync("channels");
        await page.Locator("main a[href^='/channels/'], .console-page a[href^='/channels/']").First.ClickAsync();
        await Expect(page.Locator("[data-rule]").First).ToBeVisibleAsync();
        await CheckAsync("channel");
        await OpenAsync("templates", "[data-template]");
        await CheckAsync("templates");
        await OpenAsync("help/templates", "[data-function]");
        await CheckAsync("template help");
        await OpenAsync("templates/000000000000000000000001", "[data-preview] .custom");
        await page.Locator("[data-copy]").ClickAsync();
        await Expect(page.Locator("[data-save]")).ToBeEnabledAsync();
        await Expect(page.Locator("[data-template-editor][data-ready]")).ToBeVisibleAsync();
        await page.Locator("#template-text").FillAsync("{{.Titel}}\n{{/* note */}}{{printf \"%s\" .Title}} {{1}}\n3\n4\n5\n6\n7\n8\n9\n10");
        await Expect(page.Locator("[data-fold]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-template-editor] .doubtful").First).ToBeVisibleAsync();
        // Half faded it could not be read.
        await Expect(page.Locator(".mud-snackbar")).ToHaveCountAsync(0);
        await CheckAsync("template");
        await page.Locator("#template-text").PressAsync("End");
        await page.Keyboard.TypeAsync("{{");
        await Expect(page.Locator("[role=option]").First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-finding=error]").First).ToBeVisibleAsync();
        await CheckAsync("template");
        await page.GotoAsync(detail!);
        await CheckAsync("incident");
        var home = await WorkbenchTests.HomeAsync(console);
        foreach (var (name, user, what) in ((string, string, string)[])[("workbench", "zhang", "[data-linked]"), ("link", "zou", "[data-wecom]"), ("refused", "~stranger", "[data-problem]")])
        {
            await page.GotoAsync(WorkbenchTests.Address(console, user, home));
            await Expect(page.Locator(what)).ToBeVisibleAsync();
            await CheckAsync(name);
        }

        await page.GotoAsync(new Uri(console.Http.BaseAddress!, home).AbsoluteUri);
        await CheckAsync("outside");
        await OpenAsync("integrations/1?tab=people", "[data-person]");
        await CheckAsync("linked users");
        await OpenAsync("sandbox/start", ".way");
        await CheckAsync("start");
        await OpenAsync("sandbox/admin", "[data-app]");
        await CheckAsync("admin");
        await OpenAsync("sandbox/admin?view=create", "[data-form=create]");
        await CheckAsync("admin create");
        await OpenAsync("sandbox/admin?view=company", "[data-form=company]");
        await CheckAsync("admin company");
        await OpenAsync("sandbox/admin?app=1000003", "[data-gate].shut");
        await page.Locator("[data-form=basics] button.danger").ClickAsync();
        await Expect(page.Locator(".sure")).ToBeVisibleAsync();
        await CheckAsync("admin app");

        Assert.True(found.Count == 0, string.Join('\n', found));

        async Task OpenAsync(string path, string what)
        {
            await ConsoleBrowser.GoLiveAsync(page, new Uri(console.Http.BaseAddress!, path));
            await Expect(page.Locator(what).First).ToBeVisibleAsync();
        }

        async Task CheckAsync(string name)
        {
            // While the circuit takes the page over, its title is gone for a moment.
            await Expect(page).ToHaveTitleAsync(Something());
            await ConsoleBrowser.AtRestAsync(page);
            var result = name == "template" ? await page.RunAxe(new AxeRunContext { Exclude = [new AxeSelector(".stage")] }) : await page.RunAxe();
            found.AddRange(result.Violations
                .Where(violation => violation.Impact is "serious" or "critical")
                // The phone has the colours that WeCom has.
                .Where(violation => name != "sandbox" || violation.Id != "color-contrast")
                .Select(violation => $"{name}: {violation.Id} {string.Join(" | ", violation.Nodes.Take(5).Select(node => node.Html))}"));
        }
    }

    [GeneratedRegex(".")]
    private static partial Regex Something();
}
