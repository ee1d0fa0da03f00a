using Bunit;
using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Gates;
using FlashdutyConsole.Integrations.Help;
using FlashdutyConsole.Tests.Integrations.Checks;
using FlashdutyConsole.Tests.Integrations.Connect;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Integrations;

public sealed class IntegrationsPageTests
{
    [Fact]
    public async Task Page_NothingYet_SaysWhereToBegin()
    {
        await using var console = await TestConsole.StartAsync();
        await using var pages = PageContext.Of(console);

        var page = pages.Open<IntegrationsPage>();

        PageContext.Until(page, () => page.Find("[data-empty]"));
        Assert.Equal(ConsoleUrls.ConnectWeCom, page.Find("[data-connect]").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_AppsSourcesAndDrafts_AreListedWithTheirState()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var draft = await Wizard.DraftAsync(console);
        await using var pages = PageContext.Of(console.Console);
        var page = pages.Open<IntegrationsPage>();
        PageContext.Until(page, () => Assert.Equal("StateUnchecked", StateOf(page, console.Integration.Id)));
        Assert.Equal("StateDraft", StateOf(page, draft));
        Assert.Equal("ToChannel", StateOf(page, console.Source.Id));
        Assert.StartsWith(ConsoleUrls.ConnectWeCom, page.Find($"[data-integration=\"{draft}\"]").GetAttribute("href"), StringComparison.Ordinal);

        // The pretend WeCom's app has no trusted domain: one gate is closed, and the list says so by itself.
        await console.CheckAsync(CheckId.Homepage);

        PageContext.Until(page, () => Assert.Equal("StateClosedOne", StateOf(page, console.Integration.Id)));
    }

    [Fact]
    public async Task Page_SourceAdded_IsSavedAndItsPageOpens()
    {
        await using var console = await TestConsole.StartAsync();
        var channel = await console.AddChannelAsync();
        await using var pages = PageContext.Of(console);
        var page = pages.Open<IntegrationsPage>();
        PageContext.Until(page, () => page.Find("[data-empty]"));
        await page.Find("[data-add-source]").ClickAsync(new());

        await page.Find("[data-adding]").SubmitAsync();
        PageContext.Until(page, () => Assert.Contains("The name needs 1 to 59 characters.", page.Find("[data-adding]").TextContent, StringComparison.Ordinal));
        await page.FindAll("[data-adding] input").First(input => input.GetAttribute("maxlength") == "59").InputAsync("Alerts of the shop");
        await page.Find("[data-adding]").SubmitAsync();

        PageContext.Until(page, () => Assert.Contains(ConsoleUrls.Integrations + "/", pages.Address, StringComparison.Ordinal));
        var saved = await console.ReadAsync(db => db.Integrations.AsNoTracking().SingleAsync());
        Assert.Equal(("Alerts of the shop", PluginType.Prometheus, channel.Id), (saved.Name, saved.PluginType, saved.ChannelId));
    }

    [Fact]
    public async Task Help_EveryTopic_HasItsAnswer()
    {
        await using var console = await TestConsole.StartAsync();
        await using var pages = PageContext.Of(console);

        var page = pages.Open<WeComHelpPage>();

        Assert.Equal(HelpTopic.All, page.FindAll("[data-topic]").Select(answer => answer.Id));
        Assert.All(page.FindAll("[data-topic]"), answer => Assert.True(answer.TextContent.Length > 100, answer.Id));
    }

    private static string? StateOf(IRenderedComponent<IntegrationsPage> page, long id) => page.Find($"[data-integration=\"{id}\"]").GetAttribute("data-state");
}
