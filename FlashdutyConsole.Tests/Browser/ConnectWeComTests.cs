using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FlashdutyConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FlashdutyConsole.Tests.Browser;

/// <summary>
/// The demo's "connect it yourself", from the choice of the app to its page: the wizard on one side, the pretend WeCom's admin
/// console and phone on the other. On the way: a step back, reloads, a lost connection, files chosen and dropped, and axe on every screen, in light and dark.
/// </summary>
public sealed partial class ConnectWeComTests(ConnectWeComTests.Demo demo) : IClassFixture<ConnectWeComTests.Demo>
{
    private static readonly AxeRunOptions s_violations = new() { ResultTypes = [ResultType.Violations] };

    private readonly List<string> _found = [];
    private int _screens;

    [Theory]
    [InlineData(1440)]
    [InlineData(375)]
    public async Task Wizard_WalkedToTheEnd_ConnectsTheApp(int width)
    {
        var (console, page) = await demo.OpenAsync(width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        Uri At(string path) => new(console.Http.BaseAddress!, path);
        await page.GotoAsync(At("signin").AbsoluteUri);
        await DemoSignIn.RunAsync(page, console);
        await Expect(page.Locator(".live")).ToBeVisibleAsync();

        var weCom = await page.Context.NewPageAsync();
        var (corpId, api, app, secret) = await CreateAppAsync(weCom, At, $"On call {width}");

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

        await FillAsync(page, "corp_id", "nonsense");
        await page.Locator("[data-next]").ClickAsync();
        await Expect(page.Locator(".fix")).ToBeVisibleAsync();
        await CheckedAsync(page, "credentials wrong", width);

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
        await GiveProofAsync(page, width);
        await CheckAsync(page, "domain_proof", "pass");
        await NextAsync(page, "callback", width);

        await page.Locator("[data-generate]").ClickAsync();
        await CheckAsync(page, "callback", "warn");
        await Expect(page.Locator("[data-wait=waiting]")).ToBeVisibleAsync();
        await SaveReceptionAsync(page, weCom);
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
        // A gate closes: code, reason, cure and value to paste on its line.
        await ConsoleBrowser.GoLiveAsync(weCom, At($"sandbox/admin?app={app}"));
        await weCom.Locator("input[name=addresses]").FillAsync("203.0.113.9");
        await weCom.Locator("[data-form=ips] button[type=submit]").ClickAsync();
        await Expect(weCom.Locator("[data-form=ips] [data-outcome=None]")).ToBeVisibleAsync();
        await page.Locator("[data-check-all]").ClickAsync();
        await Expect(page.Locator("[data-gates] [data-check=trusted_ip][data-status=fail] .code")).ToContainTextAsync("60020");
        await Expect(page.Locator("[data-check-all]")).ToBeEnabledAsync();
        await CheckedAsync(page, "integration with closed gates", width);
        foreach (var step in (string[])["deployment", "callback"])
        {
            await page.Locator($"[data-part={step}] [data-edit]").ClickAsync();
            await Expect(page.Locator($"[data-part={step}] form")).ToBeVisibleAsync();
            await CheckedAsync(page, $"integration edited at {step}", width);
            await page.Locator($"[data-part={step}] .buttons button").Last.ClickAsync();
        }

        await page.Locator("[data-delete-ask]").ClickAsync();
        await Expect(page.Locator("[data-breaks]")).ToBeVisibleAsync();
        await CheckedAsync(page, "deletion", width);
        await page.Locator("[data-delete-go-on]").ClickAsync();
        await Expect(page.Locator("[data-delete] input")).ToBeVisibleAsync();
        await CheckedAsync(page, "deletion, sure", width);
        await page.GotoAsync(At("integrations").AbsoluteUri);
        await Expect(page.Locator("[data-integration]", new PageLocatorOptions { HasText = $"By hand {width}" })).ToBeVisibleAsync();
        await CheckedAsync(page, "list", width);
        await page.GotoAsync(At("help/wecom").AbsoluteUri);
        await Expect(page.Locator("[data-topic=browser]")).ToContainTextAsync("Ctrl+Command+Shift+D");
        await CheckedAsync(page, "help", width);
        await ConsoleBrowser.GoLiveAsync(page, At("integrations/wecom/new"));
        await page.Locator("[data-start]").ClickAsync();
        await Expect(page.Locator("[data-step=create_app]")).ToBeVisibleAsync();
        await ConsoleBrowser.GoLiveAsync(page, At("integrations/wecom/new"));
        await page.Locator("[data-drafts] [data-discard]").First.ClickAsync();
        await CheckedAsync(page, "choice with drafts", width);

        Assert.True(_found.Count == 0, string.Join('\n', _found));
    }

    [Fact]
    public async Task Wizard_ConsoleKilledWhileSomebodyTypes_ComesBackWithEverythingTyped()
    {
        var (console, page) = await demo.OpenAsync();
        await page.GotoAsync(new Uri(console.Http.BaseAddress!, "signin").AbsoluteUri);
        await DemoSignIn.RunAsync(page, console);
        await Expect(page.Locator(".live")).ToBeVisibleAsync();
        await ConsoleBrowser.GoLiveAsync(page, new Uri(console.Http.BaseAddress!, "integrations/wecom/new"));
        await page.Locator("[data-start]").ClickAsync();
        await Expect(page.Locator("[data-step=create_app]")).ToBeVisibleAsync();
        await page.Locator("[data-next]").ClickAsync();
        await Expect(page.Locator("[data-step=deployment]")).ToBeVisibleAsync();
        await page.Locator("input[value=private]").CheckAsync();
        await FillAsync(page, "endpoint", "https://api.wecom.example");
        await StoredAsync(page, "endpoint", "https://api.wecom.example");

        await console.KillAsync();
        await Expect(page.Locator(".reconnect-trying")).ToBeVisibleAsync();
        await Field(page, "oauth_endpoint").PressSequentiallyAsync("https://oauth.wecom.exa");
        await console.RestartAsync();

        // Its circuit is gone for good: the page loads anew, at the same step, with what was saved and what was not.
        await Expect(page.Locator(".reconnect-trying")).ToBeHiddenAsync();
        await Expect(page.Locator("[data-step=deployment]")).ToBeVisibleAsync();
        await Expect(Field(page, "endpoint")).ToHaveValueAsync("https://api.wecom.example");
        await Expect(Field(page, "oauth_endpoint")).ToHaveValueAsync("https://oauth.wecom.exa");
        await StoredAsync(page, "oauth_endpoint", "https://oauth.wecom.exa");
    }

    private static async Task<(string CorpId, string Api, string App, string Secret)> CreateAppAsync(IPage weCom, Func<string, Uri> at, string name)
    {
        await ConsoleBrowser.GoLiveAsync(weCom, at("sandbox/admin?view=company"));
        var corpId = await weCom.Locator("[data-form=company] input").Nth(0).InputValueAsync();
        var api = await weCom.Locator("[data-form=company] input").Nth(1).InputValueAsync();
        await ConsoleBrowser.GoLiveAsync(weCom, at("sandbox/admin?view=create"));
        await weCom.Locator("input[name=name]").FillAsync(name);
        await weCom.Locator("[data-member=zhang]").CheckAsync();
        await weCom.Locator("[data-form=create] button[type=submit]").ClickAsync();
        var app = await weCom.Locator("[data-value=AgentId] input").InputValueAsync();
        await weCom.Locator("[data-value=Secret] button").First.ClickAsync();
        return (corpId, api, app, await weCom.Locator("[data-value=Secret] input").InputValueAsync());
    }

    // The pretend WeCom waits one second for the answer, as WeCom does; a busy machine needs more than one try.
    private static async Task SaveReceptionAsync(IPage page, IPage weCom)
    {
        await weCom.Locator("input[name=url]").FillAsync(await CopiedAsync(page, "callback_url"));
        await weCom.Locator("input[name=token]").FillAsync(await CopiedAsync(page, "token"));
        await weCom.Locator("input[name=aes-key]").FillAsync(await CopiedAsync(page, "encoding_aes_key"));
        await Eventually.TrueAsync(
            async () =>
            {
                await weCom.Locator("[data-form=reception] button[type=submit]").ClickAsync();
                await Expect(weCom.Locator("[data-form=reception] [data-outcome]")).ToBeVisibleAsync();
                return await weCom.Locator("[data-form=reception] [data-outcome=Saved]").IsVisibleAsync();
            },
            "WeCom saves the callback");
    }

    // Wrong files are refused with the reason and change nothing; then the right one, chosen in the browser's dialog or dropped.
    private async Task GiveProofAsync(IPage page, int width)
    {
        const string Name = "WW_verify_Abc123Def456Ghi7.txt";
        foreach (var (file, content, reason) in ((string, byte[], string)[])[
            (Name, new byte[100_000], "too large"), ("logo.png", "Abc123Def456Ghi7"u8.ToArray(), "begins with WW_verify_"), (Name, [0, 1, 2, 0xFF, 0xFE], "holds no code")])
        {
            await page.Locator("[data-proof-file]").SetInputFilesAsync(new FilePayload { Name = file, MimeType = "application/octet-stream", Buffer = content });
            await Expect(page.Locator("[data-proof-fault]")).ToContainTextAsync(reason);
            await Expect(Field(page, "domain_proof")).ToHaveValueAsync("WW_verify_Abc");
        }

        await CheckedAsync(page, "proof refused", width);
        var folder = Directory.CreateTempSubdirectory("proof-");
        try
        {
            var path = Path.Combine(folder.FullName, Name);
            await File.WriteAllTextAsync(path, "Abc123Def456Ghi7", TestContext.Current.CancellationToken);
            // Beside its box a browser would show the file in place of the page.
            await DropAsync(page, "[data-step] h2", path);
            await Expect(Field(page, "domain_proof")).ToHaveValueAsync("WW_verify_Abc");
            await DropAsync(page, ".file", path);
            await Expect(Field(page, "domain_proof")).ToHaveValueAsync(Name);
            await Expect(page.Locator("[data-proof-fault]")).ToHaveCountAsync(0);

            await FillAsync(page, "domain_proof", "");
            var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Locator(".file").ClickAsync());
            await chooser.SetFilesAsync(path);
            await Expect(Field(page, "domain_proof")).ToHaveValueAsync(Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // A file dragged in from outside and let go, as the browser itself handles it.
    private static async Task DropAsync(IPage page, string selector, string path)
    {
        var target = page.Locator(selector);
        await target.ScrollIntoViewIfNeededAsync();
        var box = (await target.BoundingBoxAsync())!;
        var browser = await page.Context.NewCDPSessionAsync(page);
        foreach (var type in (string[])["dragEnter", "dragOver", "drop"])
        {
            await browser.SendAsync("Input.dispatchDragEvent", new Dictionary<string, object>
            {
                ["type"] = type, ["x"] = box.X + (box.Width / 2), ["y"] = box.Y + (box.Height / 2),
                ["data"] = new { items = Array.Empty<object>(), files = new[] { path }, dragOperationsMask = 1 },
            });
        }

        await browser.DetachAsync();
    }

    // As somebody else who opens the same draft would find it.
    private static async Task StoredAsync(IPage page, string field, string text)
    {
        var other = await page.Context.NewPageAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                await other.GotoAsync(page.Url);
                return await Field(other, field).CountAsync() > 0 && await Field(other, field).InputValueAsync() == text;
            },
            $"{field} is stored");
        await other.CloseAsync();
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
        // Every screen in light on one window and in dark on the other: colours do not depend on the width.
        var scheme = (_screens++ % 2 == 0) == (width == 375) ? ColorScheme.Dark : ColorScheme.Light;
        await TurnAsync(page, scheme);
        await ConsoleBrowser.AtRestAsync(page);
        var result = await page.RunAxe(s_violations);
        _found.AddRange(result.Violations.Select(violation => $"{name}, {scheme}: {violation.Id} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
    }

    // The page follows the system by itself; its server paints the palette.
    private static async Task TurnAsync(IPage page, ColorScheme scheme)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await page.WaitForFunctionAsync(
            "isDark => { const [r, g, b] = (getComputedStyle(document.querySelector('.mud-appbar')).backgroundColor.match(/\\d+/g) || []).map(Number); return (r + g + b < 384) === isDark; }",
            scheme == ColorScheme.Dark);
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
