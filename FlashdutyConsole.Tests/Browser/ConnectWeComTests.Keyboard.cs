using FlashdutyConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FlashdutyConsole.Tests.Browser;

/// <summary>The same wizard without a mouse, from the choice of the app to deleting it again.</summary>
public sealed partial class ConnectWeComTests
{
    // An outline on what has the focus or around it; Mud's fields thicken their frame.
    private const string HasVisibleFocus = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return null;
          const isOutlined = part => { const style = getComputedStyle(part); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && parseFloat(style.opacity) > 0; };
          for (let part = at, i = 0; part && i < 4; part = part.parentElement, i++) if (isOutlined(part)) return null;
          const frame = at.closest('.mud-input-control')?.querySelector('.mud-input-outlined-border');
          if (frame && parseFloat(getComputedStyle(frame).borderTopWidth) >= 2) return null;
          return at.outerHTML.slice(0, 160);
        }
        """;

    private readonly HashSet<string> _unseen = [];

    [Fact]
    public async Task Wizard_WithoutAMouse_IsWalkedToTheEnd()
    {
        var (console, page) = await demo.OpenAsync();
        Uri At(string path) => new(console.Http.BaseAddress!, path);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync(At("signin").AbsoluteUri);
        await DemoSignIn.RunAsync(page, console);
        await Expect(page.Locator(".live")).ToBeVisibleAsync();
        var weCom = await page.Context.NewPageAsync();
        var (corpId, api, app, secret) = await CreateAppAsync(weCom, At, "Night shift");

        await ConsoleBrowser.GoLiveAsync(page, At("integrations/wecom/new"));
        await Expect(page.Locator("[data-start]")).ToBeEnabledAsync();
        await PressAsync(page, "[data-start]");
        await IsAtAsync(page, "create_app");
        await TypeAsync(page, "name", "");
        await PressAsync(page, "[data-next]");
        // What is wrong has the focus.
        await Expect(Field(page, "name")).ToBeFocusedAsync();
        await TypeAsync(page, "name", "Without a mouse");
        await PressAsync(page, "[data-next]");

        await IsAtAsync(page, "deployment");
        await TabToAsync(page, "[data-step] input[type=radio]");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("[data-field=endpoint]")).ToBeVisibleAsync();
        await TypeAsync(page, "endpoint", api);
        await TypeAsync(page, "oauth_endpoint", api);
        await PressAsync(page, "[data-reach]");
        await Expect(page.Locator("[data-reached=DeploymentReached]")).ToHaveCountAsync(2);
        // A button that rested while its work ran has the focus again.
        await Expect(page.Locator("[data-reach]")).ToBeFocusedAsync();
        await PressAsync(page, "[data-next]");

        await IsAtAsync(page, "credentials");
        await TypeAsync(page, "corp_id", "nonsense");
        await TypeAsync(page, "agent_id", app);
        await TypeAsync(page, "secret", secret);
        await PressAsync(page, "[data-next]");
        await Expect(page.Locator("[data-field=corp_id]")).ToContainTextAsync("This is not a CorpID");
        await Expect(Field(page, "corp_id")).ToBeFocusedAsync();
        await TypeAsync(page, "corp_id", corpId);
        await PressAsync(page, "[data-check-now]");
        await Expect(page.Locator("[data-check=credentials][data-status=warn]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-check-now]")).ToBeFocusedAsync();
        await PressAsync(page, "[data-back]");
        await IsAtAsync(page, "deployment");
        await PressAsync(page, "[data-next]");
        await IsAtAsync(page, "credentials");
        await PressAsync(page, "[data-next]");

        await IsAtAsync(page, "api_domain");
        await TabToAsync(page, "[data-proof-file]");
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Space"));
        await chooser.SetFilesAsync(new FilePayload { Name = "WW_verify_Kbd123Def456Ghi7.txt", MimeType = "text/plain", Buffer = "Kbd123Def456Ghi7"u8.ToArray() });
        await Expect(Field(page, "domain_proof")).ToHaveValueAsync("WW_verify_Kbd123Def456Ghi7.txt");
        await PressAsync(page, "[data-check-now]");
        await Expect(page.Locator("[data-check=domain_proof][data-status=pass]")).ToBeVisibleAsync();
        await PressAsync(page, "[data-check=domain_proof] summary");
        await Expect(page.Locator("[data-check=domain_proof] dl")).ToBeVisibleAsync();
        await PressAsync(page, "[data-next]");

        await IsAtAsync(page, "callback");
        await PressAsync(page, "[data-generate]");
        await Expect(page.Locator("[data-copy=token]")).ToBeVisibleAsync();
        await PressAsync(page, "[data-copy=callback_url] button");
        await Expect(page.Locator("[data-copy=callback_url] .copied")).ToHaveTextAsync("Copied");
        await PressAsync(page, "[data-check-now]");
        await Expect(page.Locator("[data-check=callback][data-status=warn]")).ToBeVisibleAsync();
        await SaveReceptionAsync(page, weCom);
        await Expect(page.Locator("[data-wait=verified]")).ToBeVisibleAsync();
        await PressAsync(page, "[data-next]");

        await IsAtAsync(page, "console_domain");
        await PressAsync(page, "[data-next]");
        await IsAtAsync(page, "trusted_ip");
        await Expect(page.Locator("[data-copy=from_ip]")).ToBeVisibleAsync();
        await TabToAsync(page, "[data-copy=from_ip] button");
        await weCom.Locator("input[name=addresses]").FillAsync("127.0.0.1");
        await weCom.Locator("[data-form=ips] button[type=submit]").ClickAsync();
        await Expect(page.Locator("[data-ip=open]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-check-now]")).ToBeEnabledAsync();
        await PressAsync(page, "[data-next]");

        await IsAtAsync(page, "test_card");
        await TabToAsync(page, "[data-field=userid] input");
        await page.Keyboard.InsertTextAsync("zhang");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-wait=tap]")).ToBeVisibleAsync();
        await ConsoleBrowser.GoLiveAsync(weCom, At($"sandbox?app={app}"));
        await weCom.Locator(".person[data-user=zhang]").ClickAsync();
        await weCom.Locator(".phone-side .wecom-card [data-key=check]").ClickAsync();
        await Expect(page.Locator("[data-check=card][data-status=pass]")).ToBeVisibleAsync();
        await PressAsync(page, "[data-next]");

        await IsAtAsync(page, "features");
        await TabToAsync(page, "[data-field=war_room_enabled] input");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator("[data-field=war_room_enabled] input")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator("[data-field=war_room_enabled] input")).Not.ToBeCheckedAsync();
        await PressAsync(page, "[data-finish]");

        await Expect(page.Locator("[data-gates]")).ToBeVisibleAsync();
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await PressAsync(page, "[data-check-all]");
        await Expect(page.Locator("[data-check-all]")).ToBeEnabledAsync();
        await Expect(page.Locator("[data-check-all]")).ToBeFocusedAsync();
        await PressAsync(page, "[data-part=console_domain] [data-edit]");
        await Expect(Field(page, "console_domain")).ToBeFocusedAsync();
        await PressAsync(page, "[data-part=console_domain] .buttons button[type=button]");
        await Expect(page.Locator("[data-part=console_domain] [data-edit]")).ToBeFocusedAsync();
        await PressAsync(page, "[data-delete-ask]");
        await Expect(page.Locator("[data-breaks] h3")).ToBeFocusedAsync();
        await PressAsync(page, "[data-delete] .buttons button:last-child");
        await Expect(page.Locator("[data-delete-ask]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await PressAsync(page, "[data-delete-go-on]");
        await Expect(page.Locator("[data-delete] input")).ToBeFocusedAsync();
        await page.Keyboard.InsertTextAsync("Without a mouse");
        await Expect(page.Locator("[data-delete-yes]")).ToBeEnabledAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-integration]", new PageLocatorOptions { HasText = "WeCom (sandbox)" })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-integration]", new PageLocatorOptions { HasText = "Without a mouse" })).ToHaveCountAsync(0);

        Assert.True(_unseen.Count == 0, "the focus is not visible on " + string.Join('\n', _unseen));
    }

    // A new step is announced: its heading has the focus, and the fields come next.
    private static async Task IsAtAsync(IPage page, string step)
    {
        await Expect(page.Locator($"[data-step={step}]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-step] h2")).ToBeFocusedAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('[tabindex]')].filter(part => part.tabIndex > 0).length"));
    }

    private async Task PressAsync(IPage page, string selector)
    {
        await TabToAsync(page, selector);
        await page.Keyboard.PressAsync("Enter");
    }

    private async Task TypeAsync(IPage page, string field, string text)
    {
        await TabToAsync(page, $"[data-field={field}] input");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Delete");
        if (text.Length > 0)
        {
            await page.Keyboard.InsertTextAsync(text);
        }

        await Expect(Field(page, field)).ToHaveValueAsync(text);
    }

    private async Task TabToAsync(IPage page, string selector)
    {
        // A button that rests is passed over.
        await Expect(page.Locator(selector).First).ToBeEnabledAsync();
        for (var i = 0; i < 150; i++)
        {
            if (await page.EvaluateAsync<bool>("selector => !!document.activeElement && document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(HasVisibleFocus) is { } unseen)
            {
                _unseen.Add(unseen);
            }
        }

        Assert.Fail($"{selector} is not reached by the Tab key");
    }
}
