using Bunit;
using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations.Connect;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using TestContext = Xunit.TestContext;

namespace FlashdutyConsole.Tests.Integrations.Connect;

/// <summary>The wizard's frame: who may open it, the choice, saving, going forth and back.</summary>
public sealed class ConnectPageTests
{
    [Fact]
    public async Task Wizard_ForAResponder_IsNotShownAndReadsNothing()
    {
        await using var console = await TestConsole.StartAsync();
        var draft = await Wizard.DraftAsync(console);
        var responder = await console.AddMemberAsync("Responder");
        await using var pages = PageContext.Of(console, responder.Id);
        pages.Address = ConsoleUrls.ConnectWeComStep(draft, WeComStep.CreateApp);

        var page = pages.Open<ConnectPage>();

        PageContext.Until(page, () => Assert.EndsWith(ConsoleUrls.Forbidden, pages.Address, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-step], [data-mode]"));
    }

    [Fact]
    public async Task Wizard_Opened_ExplainsBothKindsAndWhyOneIsNotThere()
    {
        await using var console = await TestConsole.StartAsync();
        await using var pages = PageContext.Of(console);
        pages.Address = ConsoleUrls.ConnectWeCom;

        var page = pages.Open<ConnectPage>();

        PageContext.Until(page, () => page.Find("[data-mode=custom] [data-start]"));
        var third = page.Find("[data-mode=third_party]");
        Assert.Contains("Not configured on this console", third.TextContent, StringComparison.Ordinal);
        Assert.Contains("WeCom:Provider:CorpId", third.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-mode=third_party] button"));
        Assert.Equal(0, await console.ReadAsync(db => db.Integrations.CountAsync()));
    }

    [Fact]
    public async Task Wizard_CustomAppChosen_MakesOneDraftAndOpensItsFirstStep()
    {
        await using var console = await TestConsole.StartAsync();
        await using var pages = PageContext.Of(console);
        pages.Address = ConsoleUrls.ConnectWeCom;
        var page = pages.Open<ConnectPage>();
        PageContext.Until(page, () => page.Find("[data-start]"));

        await Wizard.PressAsync(page, "[data-start]");

        Wizard.IsAt(page, WeComStep.CreateApp);
        var draft = Assert.Single(await console.Get<FindDrafts>().AllAsync(TestContext.Current.CancellationToken));
        Assert.EndsWith(ConsoleUrls.ConnectWeComStep(draft.Id, WeComStep.CreateApp), pages.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_Typed_IsSavedAfterAPauseWithoutAnyButton()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { Time = clock });
        var draft = await Wizard.DraftAsync(console);
        await using var pages = PageContext.Of(console);
        var page = Wizard.Open(pages, draft, WeComStep.Credentials);

        await Wizard.TypeAsync(page, "corp_id", "not a corp");
        await Wizard.TypeAsync(page, "secret", "s3cret");
        Assert.Equal("Saving", page.Find("[data-saving]").GetAttribute("data-saving"));
        clock.Advance(ConnectSession.Pause);

        PageContext.Until(page, () => Assert.Equal("Saved", page.Find("[data-saving]").GetAttribute("data-saving")));
        var stored = await Wizard.StoredAsync(console, draft);
        Assert.Equal("not a corp", stored.Fields.CorpId);
        Assert.Contains("secret", stored.Fields.SecretsSet);
        // What nobody has touched is not blamed yet.
        PageContext.Until(page, () => Assert.Contains("This is not a CorpID", page.Find("[data-field=corp_id]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("The AgentId is", page.Find("[data-field=agent_id]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_NextWithFaults_StaysAndSaysThemBesideTheFields()
    {
        await using var console = await TestConsole.StartAsync();
        var draft = await Wizard.DraftAsync(console);
        await using var pages = PageContext.Of(console);
        var page = Wizard.Open(pages, draft, WeComStep.Credentials);
        await Wizard.TypeAsync(page, "agent_id", "eleven");

        await Wizard.PressAsync(page, "[data-next]");

        PageContext.Until(page, () => Assert.Contains("The AgentId is a positive integer", page.Find("[data-field=agent_id]").TextContent, StringComparison.Ordinal));
        Assert.Contains("The app's Secret is needed.", page.Find("[data-field=secret]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".fix"));
        Wizard.IsAt(page, WeComStep.Credentials);
        Assert.Equal("eleven", (await Wizard.StoredAsync(console, draft)).Fields.AgentId);
    }

    [Fact]
    public async Task Step_DomainWithScheme_OffersWhatWasMeant()
    {
        await using var console = await TestConsole.StartAsync();
        var draft = await DraftUpToDomainsAsync(console);
        await using var pages = PageContext.Of(console);
        var page = Wizard.Open(pages, draft, WeComStep.ApiDomain);
        await Wizard.TypeAsync(page, "api_domain", "https://Hook.Example.com:443/path");
        await Wizard.PressAsync(page, "[data-next]");
        PageContext.Until(page, () => page.Find("[data-corrected]"));

        await Wizard.PressAsync(page, "[data-corrected]");
        await Wizard.PressAsync(page, "[data-next]");

        Wizard.IsAt(page, WeComStep.Callback);
        Assert.Equal("hook.example.com", (await Wizard.StoredAsync(console, draft)).Fields.ApiDomain);
    }

    [Fact]
    public async Task Step_GoneBackAndForth_KeepsWhatWasTyped()
    {
        await using var console = await TestConsole.StartAsync();
        var draft = await DraftUpToDomainsAsync(console);
        await using var pages = PageContext.Of(console);
        var page = Wizard.Open(pages, draft, WeComStep.ApiDomain);
        await Wizard.TypeAsync(page, "api_domain", "hook.example.com");

        // Without a word to the page: as the browser's own back button does.
        pages.Address = ConsoleUrls.ConnectWeComStep(draft, WeComStep.Credentials);
        page = Wizard.Open(pages, draft, WeComStep.Credentials);
        pages.Address = ConsoleUrls.ConnectWeComStep(draft, WeComStep.ApiDomain);
        page = Wizard.Open(pages, draft, WeComStep.ApiDomain);

        PageContext.Until(page, () => Assert.Equal("hook.example.com", page.Find("[data-field=api_domain] input").GetAttribute("value")));
    }

    [Fact]
    public async Task Step_LeftBeforeThePauseIsOver_KeepsWhatWasTyped()
    {
        // The clock stands still: the pause never ends.
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { Time = clock });
        var draft = await Wizard.DraftAsync(console);
        await using (var pages = PageContext.Of(console))
        {
            var page = Wizard.Open(pages, draft, WeComStep.Credentials);
            await Wizard.TypeAsync(page, "corp_id", "ww0123456789abcdef");
            await Wizard.TypeAsync(page, "secret", "s3cret");
        }

        await Eventually.TrueAsync(
            async () => (await Wizard.StoredAsync(console, draft)).Fields is { CorpId: "ww0123456789abcdef", SecretsSet.Count: 1 }, "what was typed is stored");
    }

    [Fact]
    public async Task Step_ReloadedWithASecret_ShowsThatItIsThereAndNeverWhatItIs()
    {
        await using var console = await TestConsole.StartAsync();
        var draft = await DraftUpToDomainsAsync(console);
        await using var pages = PageContext.Of(console);

        var page = Wizard.Open(pages, draft, WeComStep.Credentials);

        var field = page.Find("[data-field=secret] input");
        Assert.Equal("Saved. Leave empty to keep it.", field.GetAttribute("placeholder"));
        Assert.Equal("password", field.GetAttribute("type"));
        Assert.DoesNotContain("s3cret", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_AheadOfWhatIsFilledIn_OpensTheFirstThatIsNot()
    {
        await using var console = await TestConsole.StartAsync();
        var draft = await Wizard.DraftAsync(console);
        await using var pages = PageContext.Of(console);

        var page = Wizard.Open(pages, draft, WeComStep.TestCard);

        Wizard.IsAt(page, WeComStep.Credentials);
        Assert.Empty(page.FindAll(".wide [data-step-link=callback] a"));
    }

    [Fact]
    public async Task Wizard_DraftDiscarded_IsAskedForAndGone()
    {
        await using var console = await TestConsole.StartAsync();
        var draft = await Wizard.DraftAsync(console);
        await using var pages = PageContext.Of(console);
        pages.Address = ConsoleUrls.ConnectWeCom;
        var page = pages.Open<ConnectPage>();
        PageContext.Until(page, () => page.Find($"[data-draft=\"{draft}\"] [data-continue]"));

        await Wizard.PressAsync(page, "[data-discard]");
        Assert.Contains("Discard it with all that was typed?", page.Find("[data-draft]").TextContent, StringComparison.Ordinal);
        await Wizard.PressAsync(page, "[data-draft] .mud-button-filled");

        PageContext.Until(page, () => Assert.Empty(page.FindAll("[data-draft]")));
        Assert.Null(await console.Get<FindDrafts>().OneAsync(draft, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Wizard_DraftThatIsGone_SaysSo()
    {
        await using var console = await TestConsole.StartAsync();
        await using var pages = PageContext.Of(console);
        pages.Address = ConsoleUrls.ConnectWeComStep(987, WeComStep.Callback);

        var page = pages.Open<ConnectPage>();

        PageContext.Until(page, () => page.Find("[data-gone]"));
    }

    private static Task<long> DraftUpToDomainsAsync(TestConsole console) => Wizard.DraftAsync(
        console,
        (WeComStep.Deployment, new WeComFields { Deployment = "public" }),
        (WeComStep.Credentials, new WeComFields { CorpId = "ww0123456789abcdef", AgentId = "1000002", Secret = "s3cret" }));
}
