using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.WeCom.Cards;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Linking;

/// <summary>What happens because somebody links: messages that were kept back go out, and what they pressed before is carried out.</summary>
public sealed class LinkEffectTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delivery_MemberNotLinked_NamesTheLinkThatCuresItAndIsSentOnceLinked()
    {
        await using var console = await LinkingBench.StartAsync(new SandboxedConsoleOptions { Unlinked = ["li"], Layers = [["li"], ["zhang"]] });
        var incident = await console.ReceivesAsync("CPU is high");
        var closed = await console.ReceivesAsync("Over already");
        await console.RecoversAsync("Over already");

        var row = (await console.Console.CallAsync("/delivery/list", new { incident_id = incident.Id, status = "undeliverable" })).Data.GetProperty("items")[0];
        Assert.Contains("app not linked", row.GetProperty("meaning").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("/wecom/home/" + console.Integration.Key, row.GetProperty("cure_url").GetString());
        Assert.Empty(console.Member("li").Cards);

        await LinkAsync(console, "li");
        await console.SettleAsync();

        var card = Assert.Single(console.Member("li").Cards);
        Assert.Contains("CPU is high", card.Card!.MainTitle!.Title);
        Assert.Single(console.Member("li").Cards);
        Assert.Contains(await console.DeliveriesAsync(closed.Id), delivery => delivery.State == DeliveryState.Undeliverable);
        await console.Member("li").PressAsync("ack");
        Assert.Equal(IncidentProgress.Processing, (await console.FindAsync(incident.Id)).Progress);
    }

    [Fact]
    public async Task Press_ByAnUnlinkedMember_IsCarriedOutOnceLinked()
    {
        await using var console = await LinkingBench.StartAsync(new SandboxedConsoleOptions());
        await console.SetPasswordAsync("li");
        var incident = await console.ReceivesAsync("CPU is high");
        await UnlinkAsync(console, "li");

        var outcome = await console.Member("li").PressAsync("ack");
        Assert.Equal(SandboxClickResult.Updated, outcome.Result);
        var quote = console.Member("li").Card.Card!.QuoteArea!;
        Assert.Equal(CardQuote.Link, quote.Type);
        Assert.EndsWith("/wecom/home/" + console.Integration.Key, quote.Url);
        Assert.Equal(IncidentProgress.Triggered, (await console.FindAsync(incident.Id)).Progress);

        using var browser = MemberBrowser.Inside(console, "li");
        var page = await browser.SendAsync(await console.UpToConfirmAsync(browser), "Confirm", ("Confirm", "yes"));

        Assert.Equal($"/incident/detail/{incident.Id}", page.Address.AbsolutePath);
        Assert.Contains("notice-ok", page.Html);
        var found = await console.FindAsync(incident.Id);
        Assert.Equal(IncidentProgress.Processing, found.Progress);
        Assert.Equal(console.MemberId("li"), found.Responders.Single(responder => responder.AcknowledgedAt is not null).MemberId);
        Assert.Single(await console.TimelineAsync(incident.Id, TimelineType.Acknowledge));

        // Once: linked again, nothing more happens.
        await console.Console.Get<UnacknowledgeIncident>().RunAsync([incident.Id], console.Acting("zhang"), Cancel);
        await UnlinkAsync(console, "li");
        await LinkAsync(console, "li");
        Assert.Equal(IncidentProgress.Triggered, (await console.FindAsync(incident.Id)).Progress);
    }

    [Theory]
    [InlineData("late", "done=NoticeLatePress")]
    [InlineData("closed", "done=Closed")]
    [InlineData("other-user", null)]
    [InlineData("viewer", "done=NoticeNotAllowed")]
    public async Task Press_ThatMakesNoSenseAnyMore_IsDroppedAndTheMemberIsTold(string why, string? said)
    {
        await using var console = await LinkingBench.StartAsync(new SandboxedConsoleOptions());
        var incident = await console.ReceivesAsync("CPU is high");
        await UnlinkAsync(console, "li");
        await console.Member("li").PressAsync("ack");
        switch (why)
        {
            case "late":
                console.Tick(TimeSpan.FromMinutes(31));
                break;
            case "closed":
                await console.Console.Get<CloseIncident>().RunAsync([incident.Id], console.Acting("zhang"), Cancel);
                break;
            case "viewer":
                await console.ChangeAsync(db => db.Members.Single(member => member.Id == console.MemberId("li")).Role = FlashdutyConsole.Members.MemberRole.Viewer);
                break;
        }

        if (said is null)
        {
            await LinkAsync(console, "li", "wang");
        }
        else
        {
            // Opened from elsewhere even: what was pressed comes first.
            await console.SetPasswordAsync("li");
            using var browser = MemberBrowser.Inside(console, "li");
            var page = await browser.SendAsync(await console.UpToConfirmAsync(browser, more: "?returnUrl=%2Fincidents"), "Confirm", ("Confirm", "yes"));
            Assert.Equal($"/incident/detail/{incident.Id}?{said}", page.Address.PathAndQuery);
            Assert.Matches("<p class=\"notice\\s*\" role=\"status\"[^>]*>[^<]+", page.Html);
        }

        Assert.Empty(await console.TimelineAsync(incident.Id, TimelineType.Acknowledge));
        Assert.NotEqual(IncidentProgress.Processing, (await console.FindAsync(incident.Id)).Progress);
    }

    [Fact]
    public async Task Visibility_LostAndRegained_IsFlaggedAndCleared()
    {
        await using var console = await LinkingBench.StartAsync(new SandboxedConsoleOptions());

        await console.WeCom.SetEnabledAsync(console.App, "li", isEnabled: false, Cancel);
        Assert.Equal(LostReason.Left, (await LinkOfAsync(console, "li")).LostReason);
        await console.WeCom.SetEnabledAsync(console.App, "li", isEnabled: true, Cancel);
        Assert.Null((await LinkOfAsync(console, "li")).LostAt);

        // WeCom refuses the recipient: tried once, flagged, and the next message that arrives clears it.
        console.App.RootVisible = false;
        console.App.VisibleUsers = console.App.VisibleUsers.Add("zhang");
        var first = await console.ReceivesAsync("CPU is high");
        var refused = (await console.DeliveriesAsync(first.Id)).Single(delivery => delivery.MemberId == console.MemberId("li"));
        Assert.Equal((DeliveryState.Undeliverable, 1), (refused.State, refused.Attempts));
        Assert.Equal(LostReason.Refused, (await LinkOfAsync(console, "li")).LostReason);
        Assert.Equal(LostReason.None, (await LinkOfAsync(console, "zhang")).LostReason);
        console.App.RootVisible = true;
        await console.ReceivesAsync("Disk is full");
        Assert.Null((await LinkOfAsync(console, "li")).LostAt);
    }

    private static async Task LinkAsync(SandboxedConsole console, string name, string? userId = null) => Assert.Equal(
        LinkOutcome.Linked,
        (await console.Console.Get<LinkMember>().RunAsync(console.Integration.Id, console.MemberId(name), userId ?? name, LinkMethod.File, console.Acting(name), Cancel)).Outcome);

    private static async Task UnlinkAsync(SandboxedConsole console, string name) =>
        Assert.True(await console.Console.Get<UnlinkMember>().RunAsync(console.Integration.Id, console.MemberId(name), console.Acting(name), Cancel));

    private static async Task<MemberLink> LinkOfAsync(SandboxedConsole console, string name) => (await console.LinksAsync()).Single(link => link.WeComUserId == name);
}
