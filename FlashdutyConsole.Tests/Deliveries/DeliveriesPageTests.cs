using Bunit;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Deliveries;

public sealed class DeliveriesPageTests
{
    [Fact]
    public async Task Page_NothingSentYet_SaysSo()
    {
        await using var console = await TestConsole.StartAsync();
        await using var pages = PageContext.Of(console);

        var page = pages.Open<DeliveriesPage>();

        PageContext.Until(page, () => page.Find("[data-empty]"));
    }

    [Fact]
    public async Task Page_FailedDelivery_SaysWhyAndWhatToDo()
    {
        await using var console = await TestConsole.StartAsync();
        await AddAsync(console);
        await using var pages = PageContext.Of(console);

        var page = pages.Open<DeliveriesPage>();

        PageContext.Until(page, () => Assert.Equal("Cannot reach", page.Find("[data-delivery] .chip-critical").TextContent));
        var line = page.Find("[data-delivery]").TextContent;
        Assert.Contains("Owner", line, StringComparison.Ordinal);
        Assert.Contains("60011", line, StringComparison.Ordinal);
        Assert.Contains("What to do: Open the app in the admin console", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TestCardAndFailedTemplate_AreTold()
    {
        await using var console = await TestConsole.StartAsync();
        await AddAsync(console, delivery => (delivery.IsTest, delivery.IncidentId) = (true, ""));
        await AddAsync(console, delivery => delivery.TemplateFault = "2:5: nope");
        await using var pages = PageContext.Of(console);

        var page = pages.Open<DeliveriesPage>();

        PageContext.Until(page, () => Assert.Equal(2, page.FindAll("[data-delivery]").Count));
        Assert.Contains("The template failed (line 2, column 5: nope)", page.Find("[data-template-fault]").TextContent, StringComparison.Ordinal);
        var test = page.FindAll("[data-delivery]")[1];
        Assert.Contains("Test card", test.TextContent, StringComparison.Ordinal);
        Assert.Null(test.QuerySelector("a[href^='/incident/detail/']"));
    }

    [Fact]
    public async Task Page_ResendPressed_QueuesItAndSaysSo()
    {
        await using var console = await TestConsole.StartAsync();
        var delivery = await AddAsync(console);
        await using var pages = PageContext.Of(console);
        var page = pages.Open<DeliveriesPage>();
        PageContext.Until(page, () => page.Find("[data-resend]"));

        await page.Find("[data-resend]").ClickAsync(new());

        PageContext.Until(page, () => Assert.Equal("Pending", page.Find("[data-delivery]").GetAttribute("data-state")));
        Assert.Empty(page.FindAll("[data-resend]"));
        Assert.Equal(DeliveryState.Pending, await console.ReadAsync(db => db.Deliveries.Where(one => one.Id == delivery.Id).Select(one => one.State).SingleAsync()));
        PageContext.Until(pages.Notices, () => Assert.Contains("it goes to Owner again", pages.Notices.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_SentByAnotherPersonMeanwhile_ResendSaysThatItIsTooLate()
    {
        await using var console = await TestConsole.StartAsync();
        var delivery = await AddAsync(console);
        await using var pages = PageContext.Of(console);
        var page = pages.Open<DeliveriesPage>();
        PageContext.Until(page, () => page.Find("[data-resend]"));
        await console.WriteAsync(db => db.Deliveries.Single(one => one.Id == delivery.Id).State = DeliveryState.Sent);

        await page.Find("[data-resend]").ClickAsync(new());

        PageContext.Until(pages.Notices, () => Assert.Contains("cannot be sent again", pages.Notices.Markup, StringComparison.Ordinal));
        Assert.Equal("Sent", page.Find("[data-delivery]").GetAttribute("data-state"));
    }

    [Fact]
    public async Task Page_WithoutContentOrForAViewer_OffersNoResend()
    {
        await using var console = await TestConsole.StartAsync();
        var viewer = await console.AddMemberAsync("Viewer", MemberRole.Viewer);
        await AddAsync(console);
        await AddAsync(console, one => one.Content = null);
        await using var pages = PageContext.Of(console, viewer.Id);
        await using var owners = PageContext.Of(console);

        var page = pages.Open<DeliveriesPage>();
        var whole = owners.Open<DeliveriesPage>();

        PageContext.Until(page, () => Assert.Equal(2, page.FindAll("[data-delivery]").Count));
        Assert.Empty(page.FindAll("[data-resend]"));
        PageContext.Until(whole, () => Assert.Single(whole.FindAll("[data-resend]")));
    }

    [Fact]
    public async Task Page_MorePressed_OlderLinesFollowWithoutAGapOrARepeat()
    {
        await using var console = await TestConsole.StartAsync();
        for (var line = 0; line < FindDeliveryLines.PageSize + 3; line++)
        {
            await AddAsync(console);
        }

        await using var pages = PageContext.Of(console);
        var page = pages.Open<DeliveriesPage>();
        PageContext.Until(page, () => Assert.Equal(FindDeliveryLines.PageSize, page.FindAll("[data-delivery]").Count));

        await page.Find(".more button").ClickAsync(new());

        PageContext.Until(page, () => Assert.Equal(FindDeliveryLines.PageSize + 3, page.FindAll("[data-delivery]").Count));
        var ids = page.FindAll("[data-delivery]").Select(line => long.Parse(line.GetAttribute("data-delivery")!)).ToList();
        Assert.Equal(ids.Distinct().OrderDescending(), ids);
        Assert.Empty(page.FindAll(".more button"));
    }

    private static async Task<Delivery> AddAsync(TestConsole console, Action<Delivery>? change = null)
    {
        var delivery = new Delivery
        {
            IncidentId = "69da451ef77b1b51f40e83ee",
            MemberId = console.OwnerId,
            WeComUserId = "owner",
            Kind = DeliveryKind.Text,
            Content = "text"u8.ToArray(),
            State = DeliveryState.Undeliverable,
            Reason = DeliveryReason.Recipient,
            ErrCode = 60011,
            Attempts = 1,
            CreatedAt = console.Now,
            DueAt = console.Now,
        };
        change?.Invoke(delivery);
        await console.WriteAsync(db => db.Deliveries.Add(delivery));
        return delivery;
    }
}
