using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Deliveries;

/// <summary>Response codes are few: each update costs one, each click brings one.</summary>
public sealed class CardLifeTests
{
    private const string Update = "message/update_template_card";
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_WithinTheWindow_AreOneUpdateWithTheLatestState()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var incident = await console.ReceivesAsync("CPU is high");

        await console.Console.Get<AcknowledgeIncident>().RunAsync([incident.Id], console.Acting("zhang"), Cancel);
        await console.SettleAsync();
        console.Tick(TimeSpan.FromMilliseconds(300));
        await console.Console.Get<UnacknowledgeIncident>().RunAsync([incident.Id], console.Acting("zhang"), Cancel);
        console.Tick(TimeSpan.FromMilliseconds(300));
        await console.Console.Get<CloseIncident>().RunAsync([incident.Id], console.Acting("zhang"), Cancel);
        await console.AdvanceAsync(Window);

        Assert.Equal(2, console.Requests(Update));
        Assert.Equal("zhang 于 09:00 关闭", console.Member("li").Card.ReplacedText);
        Assert.Equal(1, console.Member("li").Card.Updates);
        Assert.Equal(2, console.WeCom.CountAll().TotalVisible);
    }

    [Fact]
    public async Task Change_NoCodeLeft_CardIsMarkedStaleAndRefreshEarnsACode()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var li = console.Member("li");
        var incident = await console.ReceivesAsync("CPU is high");
        await console.Console.Get<AcknowledgeIncident>().RunAsync([incident.Id], console.Acting("zhang"), Cancel);
        await console.AdvanceAsync(Window);
        Assert.Equal("处理中", li.State);

        await console.Console.Get<SnoozeIncident>().RunAsync([incident.Id], 60, console.Acting("zhang"), Cancel);
        await console.AdvanceAsync(Window);
        Assert.Contains(await CardsAsync(console), card => card.WeComUserId == "li" && card.StaleSince is not null);
        var skipped = (await console.DeliveriesAsync()).Last(delivery => delivery.Kind == DeliveryKind.CardUpdate);
        Assert.Equal((DeliveryState.Skipped, DeliveryReason.NoResponseCode), (skipped.State, skipped.Reason));

        await li.PressAsync("refresh");
        Assert.All(await CardsAsync(console), card => Assert.True(card.WeComUserId != "li" || card.StaleSince is null));
        await console.Console.Get<CloseIncident>().RunAsync([incident.Id], console.Acting("zhang"), Cancel);
        await console.AdvanceAsync(Window);
        Assert.Equal("zhang 于 09:00 关闭", li.Card.ReplacedText);
    }

    [Fact]
    public async Task Refresh_ReplySpendsTheCode_CardIsStaleAndNothingIsSentTwice()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Layers = [["li"]] });
        console.WeCom.Switches.PassiveReplyConsumesResponseCode = true;
        var li = console.Member("li");
        var incident = await console.ReceivesAsync("CPU is high");
        await li.PressAsync("refresh");

        // The first update takes the code that is surely good, the second one the code that the reply has spent.
        await console.Console.Get<AcknowledgeIncident>().RunAsync([incident.Id], console.Acting("zhang"), Cancel);
        await console.AdvanceAsync(Window);
        Assert.Equal("处理中", li.State);
        await console.Console.Get<SnoozeIncident>().RunAsync([incident.Id], 60, console.Acting("zhang"), Cancel);
        await console.AdvanceAsync(Window);
        await console.AdvanceAsync(Window);

        Assert.Equal(2, console.Requests(Update));
        Assert.Equal("处理中", li.State);
        Assert.Single(li.Messages);
        Assert.Contains(await CardsAsync(console), card => card.StaleSince is not null);
        Assert.DoesNotContain(await CardsAsync(console), card => card.Replaced);
    }

    [Fact]
    public async Task Update_CodeRefusedThoughUnspent_OneNewCardTakesItsPlace()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Layers = [["li"]] });
        var incident = await console.ReceivesAsync("CPU is high");
        console.WeCom.Switches.Inject(Update, Fault.ErrCode(60140));

        await console.Console.Get<AcknowledgeIncident>().RunAsync([incident.Id], console.Acting("zhang"), Cancel);
        await console.AdvanceAsync(Window);
        await console.AdvanceAsync(Window);

        Assert.Equal(2, console.Member("li").Cards.Count);
        Assert.Equal("处理中", console.Member("li").State);
        await console.Console.Get<CloseIncident>().RunAsync([incident.Id], console.Acting("zhang"), Cancel);
        await console.AdvanceAsync(Window);
        Assert.Equal(2, console.Member("li").Messages.Count);
        Assert.NotNull(console.Member("li").Card.ReplacedText);
    }

    [Fact]
    public async Task Update_CodesOlderThan72Hours_OneNewMessageTakesItsPlace()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Layers = [["li"]] });
        var incident = await console.ReceivesAsync("CPU is high");
        await console.AdvanceAsync(TimeSpan.FromHours(73));

        await console.Console.Get<AcknowledgeIncident>().RunAsync([incident.Id], console.Acting("zhang"), Cancel);
        await console.AdvanceAsync(Window);
        await console.AdvanceAsync(Window);

        Assert.Equal(0, console.Requests(Update));
        Assert.Equal(2, console.Member("li").Cards.Count);
        Assert.Equal("处理中", console.Member("li").State);
    }

    [Fact]
    public async Task Update_NoAnswerThoughCarriedOut_IsRepeatedAndCountsAsShown()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Layers = [["li"]] });
        var incident = await console.ReceivesAsync("CPU is high");
        console.WeCom.Switches.Inject(Update, Fault.ResetAfterRead(processed: true));

        await console.Console.Get<AcknowledgeIncident>().RunAsync([incident.Id], console.Acting("zhang"), Cancel);
        await console.AdvanceAsync(Window);
        await console.AdvanceAsync(Window);

        Assert.Equal(2, console.Requests(Update));
        Assert.Single(console.Member("li").Messages);
        var update = (await console.DeliveriesAsync()).Single(delivery => delivery.Kind == DeliveryKind.CardUpdate);
        Assert.Equal((DeliveryState.Sent, DeliveryReason.HadArrived), (update.State, update.Reason));
    }

    [Fact]
    public async Task Update_RecipientLeftTheApp_IsUndeliverableAndNobodyIsHurried()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Layers = [["zhang", "li"], ["wang"]], Members = ["zhang", "li", "wang"] });
        var incident = await console.ReceivesAsync("CPU is high");
        console.App.Corp.RemoveUser("li");

        await console.Member("zhang").PressAsync("ack");
        await console.AdvanceAsync(Window);

        var update = (await console.DeliveriesAsync(incident.Id)).Single(delivery => delivery.Kind == DeliveryKind.CardUpdate);
        Assert.Equal((DeliveryState.Undeliverable, DeliveryReason.Recipient), (update.State, update.Reason));
        Assert.Empty(console.Member("wang").Messages);
    }

    [Fact]
    public async Task Click_WhileAnUpdateIsUnderWay_CardEndsWithTheLatestState()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var li = console.Member("li");
        var incident = await console.ReceivesAsync("CPU is high");
        console.WeCom.Switches.Inject(Update, Fault.Delay(TimeSpan.FromSeconds(5)));
        await console.Member("zhang").PressAsync("ack");
        console.Tick(Window);
        await console.SendAsync();
        // It has its effect at once; only the answer is late.
        await li.SeesAsync(phone => phone.State == "处理中", "the update");

        await li.PressAsync("close");
        console.Tick(TimeSpan.FromSeconds(6));
        await console.RecordAsync();
        await console.AdvanceAsync(Window);

        Assert.Equal(IncidentProgress.Closed, (await console.FindAsync(incident.Id)).Progress);
        Assert.NotNull(li.Card.ReplacedText);
        Assert.NotNull(console.Member("zhang").Card.ReplacedText);
        // Which of the two came last at the phone is not known, so the state is shown again.
        Assert.Equal(3, console.Requests(Update));
    }

    [Fact]
    public async Task Card_RefusedForAField_PlainTextTakesItsPlaceAtOnce()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Layers = [["li"], ["zhang"]] });
        console.WeCom.Switches.Inject("message/send", Fault.ErrCode(42045));

        var incident = await console.ReceivesAsync("CPU is <high>");

        var text = Assert.Single(console.Member("li").Messages);
        Assert.Equal(SandboxMessageKind.Text, text.Kind);
        Assert.Contains($"#{incident.Num}", text.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<high>", text.Text, StringComparison.Ordinal);
        var deliveries = await console.DeliveriesAsync(incident.Id);
        Assert.Equal((DeliveryState.Failed, DeliveryReason.CardRefused, 42045), (deliveries[0].State, deliveries[0].Reason, deliveries[0].ErrCode));
        Assert.Equal(DeliveryState.Sent, deliveries[1].State);
        Assert.Empty(console.Member("zhang").Messages);
    }

    private static Task<List<Card>> CardsAsync(SandboxedConsole console) =>
        console.Console.ReadAsync(db => Task.FromResult(db.Cards.ToList()));
}
