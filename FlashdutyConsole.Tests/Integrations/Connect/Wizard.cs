using Bunit;
using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations.Connect;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Members;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Tests.Support;
using TestContext = Xunit.TestContext;

namespace FlashdutyConsole.Tests.Integrations.Connect;

/// <summary>The wizard as tests open it: at one step of a draft.</summary>
internal static class Wizard
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A draft that holds these fields, each step saved as the page saves it.</summary>
    public static async Task<long> DraftAsync(TestConsole console, params (string Step, WeComFields Fields)[] steps)
    {
        var actor = new Actor(console.OwnerId, ActorSource.Console);
        var id = (await console.Get<SaveDraftStep>().RunAsync(0, WeComStep.CreateApp, new WeComFields { Name = "WeCom" }, actor, Cancel)).Draft!.Id;
        foreach (var (step, fields) in steps)
        {
            await console.Get<SaveDraftStep>().RunAsync(id, step, fields, actor, Cancel);
        }

        return id;
    }

    /// <summary>A draft of the pretend WeCom's app, with everything that a person would have typed.</summary>
    public static Task<long> DraftAsync(SandboxedConsole console, string? secret = null) => DraftAsync(
        console.Console, Deployment(console.Server), Credentials(console, secret),
        (WeComStep.Callback, new WeComFields { Token = SandboxedConsole.CallbackToken, EncodingAesKey = SandboxedConsole.AesKey }));

    /// <summary>The pretend WeCom as a private deployment.</summary>
    public static (string, WeComFields) Deployment(SandboxServer server) => (WeComStep.Deployment, new WeComFields
    {
        Deployment = "private", Endpoint = Root(server), OauthEndpoint = Root(server),
    });

    /// <summary>The app's credentials.</summary>
    public static (string, WeComFields) Credentials(SandboxedConsole console, string? secret = null) => (WeComStep.Credentials, new WeComFields
    {
        CorpId = console.App.Corp.CorpId, AgentId = $"{console.App.AgentId}", Secret = secret ?? console.App.Secret,
    });

    /// <summary>The base address of the pretend WeCom as people type it.</summary>
    public static string Root(SandboxServer server) => server.BaseUrl.AbsoluteUri.TrimEnd('/');

    /// <summary>Opens the wizard at a step.</summary>
    public static IRenderedComponent<ConnectPage> Open(PageContext pages, long draftId, string step)
    {
        pages.Address = ConsoleUrls.ConnectWeComStep(draftId, step);
        var page = pages.Open<ConnectPage>();
        PageContext.Until(page, () => Assert.NotNull(page.Find("[data-step]")));
        return page;
    }

    /// <summary>Waits until a step is shown.</summary>
    public static void IsAt(IRenderedComponent<ConnectPage> page, string step) =>
        PageContext.Until(page, () => Assert.Equal(step, page.Find("[data-step]").GetAttribute("data-step")));

    /// <summary>Types into a field.</summary>
    public static Task TypeAsync(IRenderedComponent<ConnectPage> page, string field, string text) => page.Find($"[data-field={field}] input").InputAsync(text);

    /// <summary>Presses a button.</summary>
    public static Task PressAsync(IRenderedComponent<ConnectPage> page, string selector) => page.Find(selector).ClickAsync(new());

    /// <summary>Waits until a check's result is shown.</summary>
    public static void Shows(IRenderedComponent<ConnectPage> page, string check, string status, string reason) => PageContext.Until(page, () =>
    {
        var line = page.Find($"[data-check={check}]");
        Assert.Equal((status, reason), (line.GetAttribute("data-status"), line.GetAttribute("data-reason")));
    });

    /// <summary>The draft as it is stored.</summary>
    public static async Task<WeComDraft> StoredAsync(TestConsole console, long draftId) => (await console.Get<FindDrafts>().OneAsync(draftId, Cancel))!;
}
