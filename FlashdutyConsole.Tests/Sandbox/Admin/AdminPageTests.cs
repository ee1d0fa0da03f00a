using AngleSharp.Dom;
using Bunit;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Admin;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Tests.Sandbox.Admin;

/// <summary>The admin console's page: what an administrator sees and presses, and what it says.</summary>
public sealed class AdminPageTests
{
    [Fact]
    public async Task Page_WithoutASandbox_IsNotThere()
    {
        await using var console = await TestConsole.StartAsync();

        using var response = await console.Http.GetAsync(new Uri("/sandbox/admin", UriKind.Relative), Xunit.TestContext.Current.CancellationToken);
        using var start = await console.Http.GetAsync(new Uri("/sandbox/start", UriKind.Relative), Xunit.TestContext.Current.CancellationToken);

        Assert.Equal((404, 404), ((int)response.StatusCode, (int)start.StatusCode));
    }

    [Fact]
    public async Task List_ShowsEveryAppAndHowFarItIs()
    {
        await using var bench = await PageBench.StartAsync();
        bench.Create();

        var page = bench.Open("sandbox/admin");

        PageContext.Until(page, () => Assert.Equal(["1000002", "1000003"], page.FindAll("[data-app]").Select(app => app.GetAttribute("data-app"))));
        Assert.Contains("1 of 5 settings done", page.Find("[data-app='1000003']").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-create]"));
    }

    [Fact]
    public async Task Create_FilledIn_MakesAnAppWithEveryGateShut()
    {
        await using var bench = await PageBench.StartAsync();
        var page = bench.Open("sandbox/admin?view=create");

        PageContext.Until(page, () => Assert.NotNull(page.Find("[data-form=create]")));
        await page.InvokeAsync(() => page.Find("[data-form=create]").Submit());
        Says(page, "create", "NameWrong");
        await page.InvokeAsync(() => page.Find("input[name=name]").Change("On call"));
        await page.InvokeAsync(() => page.Find("input[value=Green]").Change("Green"));
        await page.InvokeAsync(() => page.Find("[data-department='2']").Change(true));
        await page.InvokeAsync(() => page.Find("[data-member=zhao]").Change(true));
        await page.InvokeAsync(() => page.Find("[data-form=create]").Submit());

        PageContext.Until(page, () => Assert.EndsWith("/sandbox/admin?app=1000003", bench.Pages.Address, StringComparison.Ordinal));
        var app = bench.Corp.Apps[^1];
        Assert.Equal(("On call", AppLogo.Green, true, true, false), (app.Name, app.Logo, app.IsVisibleTo("zhang"), app.IsVisibleTo("zhao"), app.IsVisibleTo("wang")));
    }

    [Fact]
    public async Task App_Fresh_ShowsWhatIsShutAndWhatItCosts()
    {
        await using var bench = await PageBench.StartAsync();
        bench.Create();

        var page = bench.Open("sandbox/admin?app=1000003");

        PageContext.Until(page, () => Assert.Equal(6, page.FindAll("[data-gate]").Count));
        Assert.Equal(
            ["81013", "50001", "43012", "60020"],
            page.FindAll("[data-gate].shut em").Select(em => string.Concat(em.TextContent.Where(char.IsDigit))).Where(code => code.Length > 0));
        Assert.NotNull(page.Find("[data-locked]"));
        Assert.True(page.Find("input[name=addresses]").HasAttribute("disabled"));
        Assert.Equal("password", page.Find("[data-value=Secret] input").GetAttribute("type"));
        await page.InvokeAsync(() => page.Find("[data-value=Secret] button").Click());
        PageContext.Until(page, () => Assert.Equal("text", page.Find("[data-value=Secret] input").GetAttribute("type")));
        Assert.Equal(("text", bench.Corp.Apps[^1].Secret), (page.Find("[data-value=Secret] input").GetAttribute("type"), page.Find("[data-value=Secret] input").GetAttribute("value")));
    }

    [Fact]
    public async Task App_OpenedStepByStep_SaysDoneOrWhyNot()
    {
        await using var bench = await PageBench.StartAsync();
        await using var site = await ProofSite.StartAsync(bench.State.Admin.ProofOf(bench.Corp));
        await using var callback = await CallbackApp.StartAsync(SandboxBench.CorpId, SandboxBench.Token, SandboxBench.AesKey);
        bench.Create();
        var page = bench.Open("sandbox/admin?app=1000003");
        PageContext.Until(page, () => Assert.NotNull(page.Find("[data-form=domain]")));

        await page.InvokeAsync(() => page.Find("input[name=domain]").Change("http://" + site.Domain));
        await page.InvokeAsync(() => page.Find("[data-form=domain]").Submit());
        Says(page, "domain", "DomainMalformed");
        Assert.Contains("(80001)", page.Find("[data-form=domain] .outcome").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("input[name=domain]").Change(site.Domain));
        await page.InvokeAsync(() => page.Find("[data-form=domain]").Submit());
        Says(page, "domain", "None");

        PageContext.Until(page, () => Assert.False(page.Find("input[name=addresses]").HasAttribute("disabled")));
        await page.InvokeAsync(() => page.Find("input[name=addresses]").Change("127.0.0.1; everybody"));
        await page.InvokeAsync(() => page.Find("[data-form=ips]").Submit());
        Says(page, "ips", "TrustedIpMalformed");
        await page.InvokeAsync(() => page.Find("input[name=addresses]").Change("127.0.0.1; 203.0.113.7"));
        await page.InvokeAsync(() => page.Find("[data-form=ips]").Submit());
        Says(page, "ips", "None");
        Assert.Equal("127.0.0.1;203.0.113.7", page.Find("input[name=addresses]").GetAttribute("value"));

        await page.InvokeAsync(() => page.Find("input[name=url]").Change("http://127.0.0.1:1/"));
        await page.InvokeAsync(() => page.FindAll("[data-form=reception] .with-button button")[0].Click());
        await page.InvokeAsync(() => page.FindAll("[data-form=reception] .with-button button")[1].Click());
        await page.InvokeAsync(() => page.Find("[data-form=reception]").Submit());
        Says(page, "reception", "Unreachable");
        await page.InvokeAsync(() => page.Find("input[name=url]").Change(callback.Url));
        await page.InvokeAsync(() => page.Find("input[name=token]").Change(SandboxBench.Token));
        await page.InvokeAsync(() => page.Find("input[name=aes-key]").Change(SandboxBench.AesKey));
        await page.InvokeAsync(() => page.Find("[data-form=reception]").Submit());
        Says(page, "reception", "Saved");

        await page.InvokeAsync(() => page.Find("input[name=homepage]").Change("https://console.example/"));
        await page.InvokeAsync(() => page.Find("[data-form=homepage]").Submit());
        Says(page, "homepage", "None");
        var app = bench.Corp.Apps[^1];
        Assert.Equal((site.Domain, callback.Url, "https://console.example/"), (app.TrustedDomain, app.CallbackUrl, app.HomeUrl));
    }

    [Fact]
    public async Task App_DisabledResetAndDeleted_AsksOnlyBeforeDeleting()
    {
        await using var bench = await PageBench.StartAsync();
        var app = bench.Create();
        var secret = app.Secret;
        var page = bench.Open("sandbox/admin?app=1000003");
        PageContext.Until(page, () => Assert.NotNull(page.Find("[data-form=basics]")));
        IElement Button(string text) => page.FindAll("[data-form=basics] button").First(button => button.TextContent == text);

        await page.InvokeAsync(() => Button("Disable").Click());
        PageContext.Until(page, () => Assert.False(app.Enabled));
        PageContext.Until(page, () => Assert.NotNull(Button("Enable")));
        await page.InvokeAsync(() => Button("Enable").Click());
        PageContext.Until(page, () => Assert.True(app.Enabled));
        await page.InvokeAsync(() => Button("Reset the Secret").Click());
        PageContext.Until(page, () => Assert.NotEqual(secret, app.Secret));
        await page.InvokeAsync(() => Button("Edit").Click());
        PageContext.Until(page, () => Assert.NotNull(page.Find("[data-department='1']")));
        await page.InvokeAsync(() => page.Find("[data-form=basics] input[name=name]").Change("Cards"));
        await page.InvokeAsync(() => page.Find("[data-department='1']").Change(true));
        await page.InvokeAsync(() => page.Find("[data-form=basics] form").Submit());
        PageContext.Until(page, () => Assert.Equal(("Cards", true), (app.Name, app.RootVisible)));
        PageContext.Until(page, () => Assert.NotNull(Button("Delete the app")));
        await page.InvokeAsync(() => Button("Delete the app").Click());
        PageContext.Until(page, () => Assert.NotNull(Button("Yes, delete it")));
        Assert.Equal(2, bench.Corp.Apps.Count);
        await page.InvokeAsync(() => Button("Yes, delete it").Click());
        PageContext.Until(page, () => Assert.Single(bench.Corp.Apps));
        PageContext.Until(page, () => Assert.EndsWith("/sandbox/admin", bench.Pages.Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refusals_EachHasItsText()
    {
        await using var console = await TestConsole.StartAsync();
        var text = console.Get<IStringLocalizer<AdminStrings>>();
        var keys = Enum.GetValues<AdminRefusal>().Where(refusal => refusal != AdminRefusal.None).Select(refusal => "Refused" + refusal)
            .Concat(Enum.GetValues<CallbackCheckResult>().Select(result => "Callback" + result))
            .Concat(Enum.GetValues<AppLogo>().Select(logo => "Logo" + logo));

        Assert.All(keys, key => Assert.False(text[key].ResourceNotFound, key));
    }

    private static void Says(IRenderedComponent<AdminPage> page, string form, string outcome) => PageContext.Until(
        page, () => Assert.Equal(outcome, page.FindAll($"[data-form={form}] .outcome").Single().GetAttribute("data-outcome")));

    private sealed class PageBench : IAsyncDisposable
    {
        private readonly TestConsole _console;
        private readonly SandboxServer _server;
        private PageContext? _pages;

        private PageBench(TestConsole console, SandboxServer server)
        {
            _console = console;
            _server = server;
        }

        // Made in the test's own flow, so that its language holds there.
        public PageContext Pages => _pages ??= PageContext.Of(_console, services => services.AddSingleton(_server));

        public SandboxWeCom State => _server.State;

        public SandboxCorp Corp => State.Corps[0];

        public static async Task<PageBench> StartAsync() => new(
            await TestConsole.StartAsync(), await SandboxServer.StartAsync(new SandboxOptions(), null, Xunit.TestContext.Current.CancellationToken));

        public SandboxApp Create() => State.Admin.CreateApp(Corp, new AppDraft("On call", AppVisibility.Nobody)).App!;

        public IRenderedComponent<AdminPage> Open(string address)
        {
            Pages.Address = address;
            return Pages.Open<AdminPage>();
        }

        public async ValueTask DisposeAsync()
        {
            await Pages.DisposeAsync();
            await _server.DisposeAsync();
            await _console.DisposeAsync();
        }
    }
}
