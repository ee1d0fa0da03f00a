using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Scenarios;

public sealed class MainJobTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Alert_RealTime_CardAtBothPhonesAckByOneFollowsAtTheOther()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { RealTime = true });
        var (zhang, li) = (console.Member("zhang"), console.Member("li"));

        var incident = await console.ReceivesAsync("CPU is high");
        await zhang.SeesAsync(phone => phone.State == "待处理", "the card");
        await li.SeesAsync(phone => phone.State == "待处理", "the card");
        var pressed = await zhang.PressAsync("ack");

        Assert.Equal(SandboxClickResult.Updated, pressed.Result);
        Assert.Equal("处理中", zhang.State);
        await li.SeesAsync(phone => phone.State == "处理中" && phone.Row("处理人") == "zhang", "who has it");
        Assert.Equal(IncidentProgress.Processing, (await console.FindAsync(incident.Id)).Progress);

        await console.RecoversAsync("CPU is high");
        await zhang.SeesAsync(phone => phone.Card.ReplacedText is not null, "that it is over");
        // The only code of li's card went for the acknowledgement; pressing anything brings the next one.
        await li.PressAsync("refresh");
        await li.SeesAsync(phone => phone.Card.ReplacedText is not null, "that it is over");
        Assert.Single(zhang.Messages);
        Assert.Single(li.Messages);
    }

    [Fact]
    public async Task Alert_AcknowledgedByOne_PassiveReplyAtOnceAndUpdateForTheOther()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var (zhang, li) = (console.Member("zhang"), console.Member("li"));

        var incident = await console.ReceivesAsync("CPU is high");
        Assert.Equal("待处理", zhang.State);
        Assert.Equal("待处理", li.State);
        Assert.Equal(["ack", "close", "snooze_120", "refresh"], zhang.Buttons);
        await zhang.PressAsync("ack");

        // At once, before any worker has run; the other one only follows.
        Assert.Equal("处理中", zhang.State);
        Assert.Equal("待处理", li.State);
        Assert.Equal(0, console.WeCom.CountAll().Requests("message/update_template_card"));
        await console.AdvanceAsync(Window);
        Assert.Equal("处理中", li.State);
        Assert.Equal("zhang", li.Row("处理人"));
        Assert.Equal(["close", "snooze_120", "refresh"], li.Buttons);
        Assert.Equal(1, console.WeCom.CountAll().Requests("message/update_template_card"));
        Assert.Equal(2, console.WeCom.CountAll().TotalVisible);
        Assert.Equal(["i_new", "i_assign", "i_notify", "i_ack"], (await console.TimelineAsync(incident.Id)).Select(entry => entry.Type));
    }

    [Fact]
    public async Task Incident_ClosedFromACard_GreyTextSaysWhoAndWhenInEachMembersZone()
    {
        await using var console = await SandboxedConsole.StartAsync();
        await console.ChangeAsync(db => db.Members.Single(member => member.Name == "li").TimeZone = "Europe/Berlin");
        await console.ReceivesAsync("Disk is full");
        console.Tick(TimeSpan.FromMinutes(5));

        await console.Member("zhang").PressAsync("close");
        await console.AdvanceAsync(Window);

        Assert.Equal("zhang 于 09:05 关闭", console.Member("zhang").Card.ReplacedText);
        Assert.Equal("zhang 于 02:05 关闭", console.Member("li").Card.ReplacedText);
        Assert.Empty(console.Member("li").Buttons);
    }

    [Fact]
    public async Task Alert_Recovers_IncidentClosesAndCardsFollow()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var incident = await console.ReceivesAsync("Disk is full");
        console.Tick(TimeSpan.FromMinutes(3));

        await console.RecoversAsync("Disk is full");
        await console.AdvanceAsync(Window);

        Assert.Equal(IncidentProgress.Closed, (await console.FindAsync(incident.Id)).Progress);
        Assert.Equal("已于 09:03 恢复关闭", console.Member("zhang").Card.ReplacedText);
        Assert.Equal("已于 09:03 恢复关闭", console.Member("li").Card.ReplacedText);
        Assert.Equal(2, console.WeCom.CountAll().TotalVisible);
    }

    [Fact]
    public async Task Incident_Snoozed_RestsThenIsTriggeredAndToldAgain()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var (zhang, li) = (console.Member("zhang"), console.Member("li"));
        var incident = await console.ReceivesAsync("Queue is long");
        await zhang.PressAsync("ack");

        await zhang.PressAsync("snooze_120");
        Assert.Equal("处理中，暂缓至 11:00", zhang.State);
        await console.AdvanceAsync(Window);
        Assert.Equal("处理中，暂缓至 11:00", li.State);
        await console.AdvanceAsync(TimeSpan.FromMinutes(119));
        Assert.Single(zhang.Messages);

        await console.AdvanceAsync(TimeSpan.FromMinutes(1));
        await console.AdvanceAsync(Window);
        Assert.Equal(IncidentProgress.Triggered, (await console.FindAsync(incident.Id)).Progress);
        Assert.Equal(2, zhang.Messages.Count);
        Assert.Equal(2, li.Messages.Count);
        Assert.All(zhang.Messages, message => Assert.Equal("ack", message.Card!.ButtonList![0].Key));
        Assert.Single(await console.TimelineAsync(incident.Id, "i_wake"));
    }

    [Fact]
    public async Task Incident_SnoozedFromTheMenu_RestsAsLongAsChosen()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var incident = await console.ReceivesAsync("Queue is long");

        await console.Member("zhang").ChooseAsync("snooze_240");

        Assert.Equal(TimeSpan.FromHours(4), (await console.FindAsync(incident.Id)).SnoozedUntil - console.Console.Now);
        Assert.Equal("待处理，暂缓至 13:00", console.Member("zhang").State);
    }

    [Fact]
    public async Task Incident_AcknowledgedWhileACardWaits_CardIsSkippedWithItsReason()
    {
        await using var console = await SandboxedConsole.StartAsync();
        await console.PushAsync("CPU is high");
        await console.EscalateAsync();
        var waiting = await console.DeliveriesAsync();
        Assert.Equal(2, waiting.Count);

        await console.Console.Get<AcknowledgeIncident>().RunAsync([waiting[0].IncidentId], console.Acting("li"), TestContext.Current.CancellationToken);
        await console.SettleAsync();

        Assert.All(await console.DeliveriesAsync(), delivery =>
        {
            Assert.Equal(DeliveryState.Skipped, delivery.State);
            Assert.Equal(DeliveryReason.IncidentAcknowledged, delivery.Reason);
        });
        Assert.Equal(0, console.WeCom.CountAll().TotalVisible);
    }
}
