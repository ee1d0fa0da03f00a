using Bunit;
using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Tests.Integrations.Checks;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using TestContext = Xunit.TestContext;

namespace FlashdutyConsole.Tests.Integrations.Gates;

/// <summary>The page of one integration: gates, settings without secrets, deleting.</summary>
public sealed class IntegrationPageTests
{
    [Fact]
    public async Task Page_CheckAll_ShowsEveryGateWithReasonAndCure()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        console.App.Trust([]);
        await using var pages = PageContext.Of(console.Console);
        var page = Open(pages, console.Integration.Id);
        Assert.All(page.FindAll("[data-check]"), line => Assert.Equal(CheckReason.NotRunYet, line.GetAttribute("data-reason")));

        await page.Find("[data-check-all]").ClickAsync(new());

        PageContext.Until(page, () => Assert.Equal(CheckReason.IpNotTrusted, page.Find("[data-check=trusted_ip]").GetAttribute("data-reason")));
        PageContext.Until(page, () => Assert.Equal("Check all", page.Find("[data-check-all]").TextContent.Trim()));
        var line = page.Find("[data-check=trusted_ip]");
        Assert.Contains("WeCom code 60020", line.TextContent, StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", line.QuerySelector("[data-copy] code")!.TextContent);
        Assert.Contains("Checked", line.QuerySelector(".foot")!.TextContent, StringComparison.Ordinal);
        // Nobody gets a card that nobody asked for.
        Assert.Equal(0, console.Requests("message/send"));
    }

    [Fact]
    public async Task Page_ForAResponder_ShowsNothing()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await using var pages = PageContext.Of(console.Console, console.MemberId("zhang"));

        var page = pages.Open<IntegrationPage>(parameters => parameters.Add(one => one.IntegrationId, console.Integration.Id));

        PageContext.Until(page, () => Assert.EndsWith(ConsoleUrls.Forbidden, pages.Address, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-gates], [data-settings], [data-delete]"));
    }

    [Fact]
    public async Task Settings_SecretChangedToAWrongOne_KeepsTheOldOneAndSaysSo()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await using var pages = PageContext.Of(console.Console);
        var page = Open(pages, console.Integration.Id);
        Assert.DoesNotContain(console.App.Secret, page.Markup, StringComparison.Ordinal);
        await page.Find("[data-part=credentials] [data-edit]").ClickAsync(new());
        Assert.DoesNotContain(console.App.Secret, page.Markup, StringComparison.Ordinal);

        await page.Find("[data-field=secret] input").InputAsync("another-secret");
        await page.Find("[data-part=credentials] form").SubmitAsync();

        PageContext.Until(page, () => page.Find("[data-pending]"));
        PageContext.Until(page, () => Assert.Equal(CheckReason.SecretWrong, page.Find("[data-check=credentials]").GetAttribute("data-reason")));
        Assert.DoesNotContain("another-secret", page.Markup, StringComparison.Ordinal);
        var stored = await console.Console.Get<FindIntegrations>().OneAsync(console.Integration.Id, TestContext.Current.CancellationToken);
        Assert.Equal(console.App.Secret, console.Console.Get<IntegrationSecrets>().Reveal(stored!, "secret"));
    }

    [Fact]
    public async Task Settings_SecretChangedToTheNewOne_IsProvedAndTakesOver()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await using var pages = PageContext.Of(console.Console);
        var page = Open(pages, console.Integration.Id);
        Assert.True(console.WeCom.Admin.ResetSecret(console.App).IsDone);
        await page.Find("[data-part=credentials] [data-edit]").ClickAsync(new());

        await page.Find("[data-field=secret] input").InputAsync(console.App.Secret);
        await page.Find("[data-part=credentials] form").SubmitAsync();

        PageContext.Until(page, () => Assert.Equal("pass", page.Find("[data-check=credentials]").GetAttribute("data-status")));
        PageContext.Until(page, () => Assert.Empty(page.FindAll("[data-pending]")));
        var stored = await console.Console.Get<FindIntegrations>().OneAsync(console.Integration.Id, TestContext.Current.CancellationToken);
        Assert.Equal(console.App.Secret, console.Console.Get<IntegrationSecrets>().Reveal(stored!, "secret"));
    }

    [Fact]
    public async Task Settings_WrongField_StaysOpenAndSaysWhy()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await using var pages = PageContext.Of(console.Console);
        var page = Open(pages, console.Integration.Id);
        await page.Find("[data-part=console_domain] [data-edit]").ClickAsync(new());

        await page.Find("[data-field=console_domain] input").InputAsync("https://console.example.com/");
        await page.Find("[data-part=console_domain] form").SubmitAsync();

        PageContext.Until(page, () => page.Find("[data-part=console_domain] [data-corrected]"));
        Assert.Null((await console.Console.Get<FindDrafts>().OneAsync(console.Integration.Id, TestContext.Current.CancellationToken))!.Fields.ConsoleDomain);
    }

    [Fact]
    public async Task Delete_UsedByARule_SaysWhichAndIsNotOffered()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await console.ChangeAsync(db =>
        {
            var rule = db.EscalationRules.Single();
            IReadOnlyList<string> by = ["wecom_app:" + console.Integration.Id];
            rule.Layers = [.. rule.Layers.Select(layer => layer with { Target = layer.Target with { By = new() { Critical = by, Warning = by, Info = by } } })];
        });
        await using var pages = PageContext.Of(console.Console);
        var page = Open(pages, console.Integration.Id);

        await page.Find("[data-delete-ask]").ClickAsync(new());

        PageContext.Until(page, () => Assert.Contains("Everyone", page.Find("[data-breaks]").TextContent, StringComparison.Ordinal));
        Assert.Contains("1 members would have to be linked again", page.Find("[data-breaks]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-delete-go-on]"));
    }

    [Fact]
    public async Task Delete_AskedTwiceAndNameTyped_IsDone()
    {
        await using var console = await TestConsole.StartAsync();
        var channel = await console.AddChannelAsync();
        var source = await console.AddIntegrationAsync(PluginType.Standard, channel.Id);
        await using var pages = PageContext.Of(console);
        var page = pages.Open<IntegrationPage>(parameters => parameters.Add(one => one.IntegrationId, source.Id));
        PageContext.Until(page, () => page.Find("[data-source]"));
        Assert.Contains(source.Key, page.Find("[data-copy=push_url] code").TextContent, StringComparison.Ordinal);

        await page.Find("[data-delete-ask]").ClickAsync(new());
        PageContext.Until(page, () => page.Find("[data-delete-go-on]"));
        await page.Find("[data-delete-go-on]").ClickAsync(new());
        Assert.True(page.Find("[data-delete-yes]").HasAttribute("disabled"));
        await page.Find("[data-delete] input").InputAsync(source.Name);
        await page.Find("[data-delete] form").SubmitAsync();

        PageContext.Until(page, () => Assert.EndsWith(ConsoleUrls.Integrations, pages.Address, StringComparison.Ordinal));
        Assert.NotNull(await console.ReadAsync(db => db.Integrations.Where(known => known.Id == source.Id).Select(known => known.DeletedAt).SingleAsync()));
    }

    private static IRenderedComponent<IntegrationPage> Open(PageContext pages, long integrationId)
    {
        var page = pages.Open<IntegrationPage>(parameters => parameters.Add(one => one.IntegrationId, integrationId));
        PageContext.Until(page, () => page.Find("[data-settings]"));
        PageContext.Until(page, () => Assert.NotEmpty(page.FindAll("[data-check]")));
        return page;
    }
}
