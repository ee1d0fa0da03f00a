using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FlashdutyConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FlashdutyConsole.Tests.Browser;

/// <summary>
/// The demo's "connect it yourself", from the choice of the app to its page: the wizard on one side, the pretend WeCom's admin
/// console and phone on the other. On the way: a step back, reloads, a lost connection, a file dropped, and axe on every screen.
/// </summary>
public sealed partial class ConnectWeComTests(ConnectWeComTests.Demo demo) : IClassFixture<ConnectWeComTests.Demo>
{
    private static readonly AxeRunOptions s_violations = new() { ResultTypes = [ResultType.Violations] };

    private readonly List<string> _found = [];

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(375, ColorScheme.Dark)]
    public async Task Wizard_WalkedToTheEnd_ConnectsTheApp(int width, ColorScheme scheme)
    {
        var (console, page) = await demo.OpenAsync(width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        Uri At(string path) => new(console.Http.BaseAddress!, path);
        await page.GotoAsync(At("signin").AbsoluteUri);
        await DemoSignIn.RunAsync(page, console);
        await Expect(page.Locator(".live")).ToBeVisibleAsync();

        var weCom = await page.Context.NewPageAsync();
        await ConsoleBrowser.GoLiveAsync(weCom, At("sandbox/admin?view=company"));
        var corpId = await weCom.Locator("[data-form=company] input").Nth(0).InputValueAsync();
        var api = await weCom.Locator("[data-form=company] input").Nth(1).InputValueAsync();
        await ConsoleBrowser.GoLiveAsync(weCom, At("sandbox/admin?view=create"));
        await weCom.Locator("input[name=name]").FillAsync($"On call {width}");
        await weCom.Locator("[data-member=zhang]").CheckAsync();
        await weCom.Locator("[data-form=create] button[type=submit]").ClickAsync();
        var app = await weCom.Locator("[data-value=AgentId] input").InputValueAsync();
        await weCom.Locator("[data-value=Secret] button").First.ClickAsync();
        var secret = await weCom.Locator("[data-value=Secret] input").InputValueAsync();

        await ConsoleBrowser.GoLiveAsync(page, At("integrations/wecom/new"));
        await CheckedAsync(page, "choice", width);
        await Expect(page.Locator("[data-start]")).ToBeEnabledAsync();
        await page.Locator("[data-start]").ClickAsync();
        await IsAtAsync(page, "create_app", width);
        await FillAsync(page, "name", $"By hand {width}");
        await NextAsync(page, "deployment", width);
        await page.Locator("input[value=private]").CheckAsync();
        await FillAsync(page, "endpoint", api);
        await FillAsync(page, "oauth_endpoint", api);
        await page.Locator("[data-reach]").ClickAsync();
        await Expect(page.Locator("[data-reached=DeploymentReached]")).ToHaveCountAsync(2);
        await NextAsync(page, "credentials", width);

        // A reload in the middle: what was typed a moment ago, without any button, is there; never the Secret.
        await FillAsync(page, "corp_id", corpId);
        await FillAsync(page, "agent_id", app);
        await FillAsync(page, "secret", secret);
        await page.ReloadAsync();
        await Expect(Field(page, "corp_id")).ToHaveValueAsync(corpId);
        await Expect(Field(page, "secret")).ToHaveValueAsync("");
        await FillAsync(page, "secret", secret);
        await CheckAsync(page, "credentials", "warn");
        await CheckedAsync(page, "credentials checked", width);

        // Going back, and forth again.
        await page.Locator("[data-back]").ClickAsync();
        await IsAtAsync(page, "deployment", width);
        await Expect(Field(page, "endpoint")).ToHaveValueAsync(api);
        await NextAsync(page, "credentials", width);
        await Expect(Field(page, "agent_id")).ToHaveValueAsync(app);
        await NextAsync(page, "api_domain", width);

        // A lost connection: what is typed meanwhile is sent once it is back.
        await page.EvaluateAsync("() => { window.wasLost = false; document.addEventListener('components-reconnect-state-changed', event => window.wasLost ||= event.detail.state === 'show', true); Blazor._internal.forceCloseConnection(); }");
        await FillAsync(page, "api_domain", "hook.example");
        await page.WaitForFunctionAsync("() => window.wasLost && !document.querySelector('.components-reconnect-show')");
        await StoredAsync(page, "api_domain", "hook.example");
        await FillAsync(page, "api_domain", "");

        // A reload in the middle of a word: nothing of it was saved yet.
        await Field(page, "domain_proof").PressSequentiallyAsync("WW_verify_Abc");
        await page.ReloadAsync();
        await Expect(Field(page, "domain_proof")).ToHaveValueAsync("WW_verify_Abc");
        // The file, dropped on the page.
        await DropAsync(page, "[data-proof-file]", "WW_verify_Abc123Def456Ghi7.txt", "Abc123Def456Ghi7");
        await Expect(Field(page, "domain_proof")).ToHaveValueAsync("WW_verify_Abc123Def456Ghi7.txt");
        await CheckAsync(page, "domain_proof", "pass");
        await NextAsync(page, "callback", width);

        await page.Locator("[data-generate]").ClickAsync();
        await CheckAsync(page, "callback", "warn");
        await Expect(page.Locator("[data-wait=waiting]")).ToBeVisibleAsync();
        await weCom.Locator("input[name=url]").FillAsync(await CopiedAsync(page, "callback_url"));
        await weCom.Locator("input[name=token]").FillAsync(await CopiedAsync(page, "token"));
        await weCom.Locator("input[name=aes-key]").FillAsync(await CopiedAsync(page, "encoding_aes_key"));
        await weCom.Locator("[data-form=reception] button[type=submit]").ClickAsync();
        await Expect(weCom.Locator("[data-form=reception] [data-outcome=Saved]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-wait=verified]")).ToBeVisibleAsync();
        await CheckedAsync(page, "callback verified", width);

        await NextAsync(page, "console_domain", width);
        await Expect(page.Locator("[data-qr] svg")).ToBeVisibleAsync();
        await NextAsync(page, "trusted_ip", width);
        Assert.Equal("127.0.0.1", await CopiedAsync(page, "from_ip"));
        await weCom.Locator("input[name=addresses]").FillAsync("127.0.0.1");
        await weCom.Locator("[data-form=ips] button[type=submit]").ClickAsync();
        await Expect(page.Locator("[data-ip=open]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-check=credentials][data-status=pass]")).ToBeVisibleAsync();

        await NextAsync(page, "test_card", width);
        await page.Locator("[data-field=userid] input").FillAsync("zhang");
        await page.Locator("[data-send-card] button[type=submit]").ClickAsync();
        await Expect(page.Locator("[data-wait=tap]")).ToBeVisibleAsync();
        await ConsoleBrowser.GoLiveAsync(weCom, At($"sandbox?app={app}"));
        await weCom.Locator(".person[data-user=zhang]").ClickAsync();
        await weCom.Locator(".phone-side .wecom-card [data-key=check]").ClickAsync();
        await Expect(page.Locator("[data-check=card][data-status=pass]")).ToBeVisibleAsync();

        await NextAsync(page, "features", width);
        await page.Locator("[data-finish]").ClickAsync();
        await Expect(page.Locator("[data-gates] [data-check=card][data-status=pass]")).ToBeVisibleAsync();
        await CheckedAsync(page, "integration", width);
        await page.Locator("[data-delete-ask]").ClickAsync();
        await Expect(page.Locator("[data-breaks]")).ToBeVisibleAsync();
        await CheckedAsync(page, "deletion", width);
        await page.GotoAsync(At("integrations").AbsoluteUri);
        await Expect(page.Locator("[data-integration]", new PageLocatorOptions { HasText = $"By hand {width}" })).ToBeVisibleAsync();
        await CheckedAsync(page, "list", width);
        await page.GotoAsync(At("help/wecom").AbsoluteUri);
        await Expect(page.Locator("[data-topic=browser]")).ToContainTextAsync("Ctrl+Command+Shift+D");
        await CheckedAsync(page, "help", width);

        Assert.True(_found.Count == 0, string.Join('\n', _found));
    }

    [Fact]
    public async Task Wizard_WithoutAMouse_CanBeWalked()
    {
        var (console, page) = await demo.OpenAsync();
        await page.GotoAsync(new Uri(console.Http.BaseAddress!, "signin").AbsoluteUri);
        await DemoSignIn.RunAsync(page, console);
        await Expect(page.Locator(".live")).ToBeVisibleAsync();
        await ConsoleBrowser.GoLiveAsync(page, new Uri(console.Http.BaseAddress!, "integrations/wecom/new"));
        await Expect(page.Locator("[data-start]")).ToBeEnabledAsync();

        await TabToAsync(page, "[data-start]");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-step=create_app]")).ToBeVisibleAsync();
        await TabToAsync(page, "[data-field=name] input");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("Night shift");
        await TabToAsync(page, "[data-next]");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-step=deployment]")).ToBeVisibleAsync();
        // The new step is announced: its heading has the focus, and the fields come next.
        await Expect(page.Locator("[data-step] h2")).ToBeFocusedAsync();
        await TabToAsync(page, "[data-step] input[type=radio]");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("[data-field=endpoint]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator("[data-field=endpoint]")).ToHaveCountAsync(0);
        await TabToAsync(page, "[data-next]");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-step=credentials]")).ToBeVisibleAsync();
        await TabToAsync(page, "[data-field=corp_id] input");
        await page.Keyboard.TypeAsync("nonsense");
        await TabToAsync(page, "[data-next]");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-field=corp_id]")).ToContainTextAsync("This is not a CorpID");
        await TabToAsync(page, "[data-back]");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("[data-step=deployment]")).ToBeVisibleAsync();
    }

    private static async Task DropAsync(IPage page, string selector, string name, string content)
    {
        var transfer = await page.EvaluateHandleAsync(
            "([name, content]) => { const transfer = new DataTransfer(); transfer.items.add(new File([content], name, { type: 'text/plain' })); return transfer; }",
            new[] { name, content });
        // A synthetic drop has no default action, so the input takes the files as the browser would give them.
        await page.EvalOnSelectorAsync(
            selector, "(input, transfer) => { input.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer })) && (input.files = transfer.files); input.dispatchEvent(new Event('change', { bubbles: true })); }",
            transfer);
    }

    // As somebody else who opens the same draft would find it.
    private static async Task StoredAsync(IPage page, string field, string text)
    {
        var other = await page.Context.NewPageAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                await other.GotoAsync(page.Url);
                return await Field(other, field).InputValueAsync() == text;
            },
            $"{field} is stored");
        await other.CloseAsync();
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 80; i++)
        {
            if (await page.EvaluateAsync<bool>("selector => !!document.activeElement && document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} is not reached by the Tab key");
    }

    private static ILocator Field(IPage page, string name) => page.Locator($"[data-field={name}] input");

    private static Task FillAsync(IPage page, string name, string text) => Field(page, name).FillAsync(text);

    private static async Task<string> CopiedAsync(IPage page, string name) => (await page.Locator($"[data-copy={name}] code").TextContentAsync())!;

    private static async Task CheckAsync(IPage page, string check, string status)
    {
        await page.Locator("[data-check-now]").ClickAsync();
        await Expect(page.Locator($"[data-check={check}][data-status={status}]")).ToBeVisibleAsync();
    }

    private async Task NextAsync(IPage page, string step, int width)
    {
        await page.Locator("[data-next]").ClickAsync();
        await IsAtAsync(page, step, width);
    }

    private async Task IsAtAsync(IPage page, string step, int width)
    {
        await Expect(page.Locator($"[data-step={step}]")).ToBeVisibleAsync();
        await CheckedAsync(page, step, width);
    }

    // Wider than the window would mean sideways scrolling.
    private async Task CheckedAsync(IPage page, string name, int width)
    {
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{name} is wider than the window");
        // While the circuit takes the page over, its title is gone for a moment.
        await Expect(page).ToHaveTitleAsync(Something());
        var result = await page.RunAxe(s_violations);
        _found.AddRange(result.Violations.Select(violation => $"{name}: {violation.Id} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
    }

    [GeneratedRegex(".")]
    private static partial Regex Something();

    /// <summary>One demo and one browser for all, started by the first; each test has an app of its own.</summary>
    public sealed class Demo : IAsyncDisposable
    {
        private ConsoleBrowser? _browser;
        private ConsoleProcess? _console;

        /// <summary>A page of a new visitor.</summary>
        public async Task<(ConsoleProcess Console, IPage Page)> OpenAsync(int width = 1440)
        {
            // Not before a test runs: a machine without the browser skips it.
            _browser ??= await ConsoleBrowser.StartAsync();
            _console ??= await ConsoleProcess.StartAsync(["--demo"]);
            return (_console, await _browser.OpenAsync(width));
        }

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (_console?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }
}
