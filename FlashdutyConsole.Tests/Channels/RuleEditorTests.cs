using Bunit;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Channels;

public sealed class RuleEditorTests
{
    [Fact]
    public async Task Editor_SavedIncomplete_SaysWhatIsMissingAndKeepsTheForm()
    {
        await using var console = await TestConsole.StartAsync();
        var channel = await console.AddChannelAsync();
        await using var pages = PageContext.Of(console);
        var page = pages.Open<ChannelPage>(parameters => parameters.Add(one => one.ChannelId, channel.Id));
        PageContext.Until(page, () => page.Find("[data-new-rule]"));
        await page.Find("[data-new-rule]").ClickAsync(new());

        await page.Find("[data-editor]").SubmitAsync();
        PageContext.Until(page, () => Assert.Contains("The name needs 1 to 39 characters.", page.Find("[data-editor] [role=alert]").TextContent, StringComparison.Ordinal));

        await page.Find("[data-editor] input").InputAsync("Night shift");
        await page.Find("[data-editor]").SubmitAsync();
        PageContext.Until(page, () => Assert.Contains("Level 1 has no members yet.", page.Find("[data-editor] [role=alert]").TextContent, StringComparison.Ordinal));

        Assert.Equal("Night shift", page.Find("[data-editor] input").GetAttribute("value"));
        Assert.Equal(0, await console.ReadAsync(db => db.EscalationRules.CountAsync()));
    }

    [Fact]
    public async Task Editor_ForAViewer_IsNotOffered()
    {
        await using var console = await TestConsole.StartAsync();
        var channel = await console.AddChannelAsync();
        var viewer = await console.AddMemberAsync("Viewer", MemberRole.Viewer);
        await using var pages = PageContext.Of(console, viewer.Id);

        var page = pages.Open<ChannelPage>(parameters => parameters.Add(one => one.ChannelId, channel.Id));

        PageContext.Until(page, () => page.Find("[data-empty]"));
        Assert.Empty(page.FindAll("[data-new-rule]"));
    }

    [Fact]
    public async Task Rule_WhoseMembersAreGone_ShowsTheGapAndCanBeMended()
    {
        await using var console = await TestConsole.StartAsync();
        var channel = await console.AddChannelAsync();
        var gone = await console.AddMemberAsync("Gone");
        await console.WriteAsync(db => db.EscalationRules.Add(new EscalationRule
        {
            Id = ObjectId.New(console.Now), ChannelId = channel.Id, Name = "Night", Layers = [new EscalationLayer { Target = new EscalationTarget { PersonIds = [gone.Id] } }],
        }));
        await console.WriteAsync(db => db.Members.Single(member => member.Id == gone.Id).Status = MemberStatus.Deleted);
        await using var pages = PageContext.Of(console);
        var page = pages.Open<ChannelPage>(parameters => parameters.Add(one => one.ChannelId, channel.Id));

        PageContext.Until(page, () => Assert.Contains("the owners are told instead", page.Find("[data-gap]").TextContent, StringComparison.Ordinal));
        Assert.Contains("(not here any more)", page.Find("[data-rule]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-rule] button").ClickAsync(new());
        await page.Find("[data-editor]").SubmitAsync();

        PageContext.Until(page, () => Assert.Contains("Level 1 has no members yet.", page.Find("[data-editor] [role=alert]").TextContent, StringComparison.Ordinal));
    }
}
