using Bunit;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Linking.People;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;
using Microsoft.AspNetCore.Components.Forms;

namespace FlashdutyConsole.Tests.Linking.People;

/// <summary>The tab of the integration's page.</summary>
public sealed class LinkedUsersTests
{
    [Fact]
    public async Task Tab_LinkUnlinkAndFilter_ShowWhoIsWho()
    {
        await using var console = await LinkingBench.StartAsync();
        console.App.Corp.SetUser(new SandboxUser("LiNa", "li", 1, null, "li@example.com"));
        await using var pages = PageContext.Of(console.Console);
        pages.Address = $"/integrations/{console.Integration.Id}?tab=people";
        var page = pages.Open<IntegrationPage>(parameters => parameters.Add(one => one.IntegrationId, console.Integration.Id));
        PageContext.Until(page, () => Assert.Equal(3, page.FindAll("[data-person]").Count));

        // WeCom takes its time over the first answer: how far it is can be seen.
        console.WeCom.Switches.Inject("user/get_userid_by_email", Fault.Delay(TimeSpan.FromSeconds(5)));
        var run = page.Find("[data-try-link]").ClickAsync(new());
        PageContext.Until(page, () => Assert.Equal("1 of 2 looked up", page.Find("[data-progress] small").TextContent));
        console.Tick(TimeSpan.FromSeconds(5));
        await run;
        PageContext.Until(page, () => Assert.Equal("found and linked", page.Find("[data-report] [data-outcome=Found] .chip").TextContent));
        PageContext.Until(page, () => page.Find("[data-userid=lina]"));
        Assert.Contains("found by e-mail, by Owner", page.Find("[data-userid=lina]").TextContent, StringComparison.Ordinal);

        await page.Find("[data-filter=Linked]").ClickAsync(new());
        PageContext.Until(page, () => Assert.Equal(2, page.FindAll("[data-person]").Count));
        await page.Find($"[data-unlink=\"{console.MemberId("zhang")}\"]").ClickAsync(new());
        Assert.Equal(2, (await console.LinksAsync()).Count);
        await page.Find("[data-unlink-yes]").ClickAsync(new());

        PageContext.Until(page, () => Assert.Single(page.FindAll("[data-person]")));
        Assert.Equal("lina", Assert.Single(await console.LinksAsync()).WeComUserId);
    }

    [Fact]
    public async Task Tab_FileWithAFault_NamesTheLineAndImportsNothing()
    {
        await using var console = await LinkingBench.StartAsync();
        await using var pages = PageContext.Of(console.Console);
        pages.Address = $"/integrations/{console.Integration.Id}?tab=people";
        var page = pages.Open<IntegrationPage>(parameters => parameters.Add(one => one.IntegrationId, console.Integration.Id));
        PageContext.Until(page, () => Assert.Equal(3, page.FindAll("[data-person]").Count));

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("li@example.com,li\nnobody@example.com,x\n", "links.csv"));
        PageContext.Until(page, () => Assert.Contains("Line 2 no member has the address nobody@example.com", page.Find("[data-faults]").TextContent, StringComparison.Ordinal));
        Assert.Single(await console.LinksAsync());

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("li@example.com,li\n", "links.csv"));
        PageContext.Until(page, () => Assert.Equal("1 linked, 0 were linked so before.", page.Find("[data-notice]").TextContent));
        Assert.Equal(2, (await console.LinksAsync()).Count);
    }
}
