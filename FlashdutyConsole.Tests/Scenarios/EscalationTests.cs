using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Scenarios;

public sealed class EscalationTests
{
    private static readonly SandboxedConsoleOptions TwoLayers = new()
    {
        Layers = [["zhang"], ["li"]],
        Layer = (layer, _) => layer with { EscalateWindow = 15 },
    };

    [Fact]
    public async Task Layer_NotAcknowledged_NextLayerIsToldAfterItsTimeAndOnce()
    {
        await using var console = await SandboxedConsole.StartAsync(TwoLayers);
        var incident = await console.ReceivesAsync("CPU is high");
        Assert.Single(console.Member("zhang").Messages);

        await console.AdvanceAsync(TimeSpan.FromMinutes(14.9));
        Assert.Empty(console.Member("li").Messages);
        await console.AdvanceAsync(TimeSpan.FromMinutes(0.1));
        await console.AdvanceAsync(TimeSpan.FromHours(3));

        Assert.Single(console.Member("zhang").Messages);
        Assert.Single(console.Member("li").Messages);
        Assert.Equal(QuietReason.AllLayersTold, (await console.FindAsync(incident.Id)).Quiet);
        Assert.Equal(2, (await console.TimelineAsync(incident.Id, "i_notify")).Count);
        Assert.Equal(2, (await console.FindAsync(incident.Id)).Responders.Count);
    }

    [Fact]
    public async Task Step_OfOneIncidentCannotBeRecorded_TheOthersAreToldAllTheSame()
    {
        await using var console = await SandboxedConsole.StartAsync(TwoLayers);
        var broken = await console.ReceivesAsync("broken");
        await console.ReceivesAsync("sound");
        // The row of the next step is there already, as if the step had been told.
        await console.ChangeAsync(db => db.Deliveries.Add(new Delivery
        {
            IncidentId = broken.Id, IntegrationId = console.Integration.Id, State = DeliveryState.Skipped,
            StepKey = $"{broken.Id}/0/1.1/{console.MemberId("li")}/{console.Integration.Id}",
        }));

        await console.AdvanceAsync(TimeSpan.FromMinutes(15));

        Assert.Single(console.Member("li").Messages);
        Assert.Equal(console.Console.Now.AddMinutes(1), (await console.FindAsync(broken.Id)).NextStepAt);
    }

    [Fact]
    public async Task Layer_Acknowledged_NextLayerIsNotTold()
    {
        await using var console = await SandboxedConsole.StartAsync(TwoLayers);
        var incident = await console.ReceivesAsync("CPU is high");

        await console.Member("zhang").PressAsync("ack");
        await console.AdvanceAsync(TimeSpan.FromHours(3));

        Assert.Empty(console.Member("li").Messages);
        Assert.Equal(QuietReason.Acknowledged, (await console.FindAsync(incident.Id)).Quiet);
    }

    [Fact]
    public async Task Layer_AcknowledgedButForced_NextLayerIsTold()
    {
        await using var console = await SandboxedConsole.StartAsync(TwoLayers with
        {
            Layer = (layer, _) => layer with { EscalateWindow = 15, ForceEscalate = true },
        });
        await console.ReceivesAsync("CPU is high");

        await console.Member("zhang").PressAsync("ack");
        await console.AdvanceAsync(TimeSpan.FromMinutes(15));

        Assert.Equal("处理中", console.Member("li").State);
        Assert.Single(console.Member("zhang").Messages);
    }

    [Fact]
    public async Task Layer_RepeatsThreeTimes_TellsThreeTimesThenRests()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions
        {
            Layers = [["zhang"]],
            Layer = (layer, _) => layer with { MaxTimes = 3, NotifyStep = 10 },
        });
        var incident = await console.ReceivesAsync("CPU is high");

        await console.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(2, console.Member("zhang").Messages.Count);
        await console.AdvanceAsync(TimeSpan.FromMinutes(10));
        await console.AdvanceAsync(TimeSpan.FromHours(5));

        Assert.Equal(3, console.Member("zhang").Messages.Count);
        Assert.Equal(QuietReason.AllLayersTold, (await console.FindAsync(incident.Id)).Quiet);
        Assert.Equal(3, console.Member("zhang").Messages.Select(message => message.TaskId).Distinct().Count());
    }

    [Fact]
    public async Task Incident_RecoversWithinTheDelayWindow_NobodyIsTold()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { DelayWindow = TimeSpan.FromMinutes(2) });
        var flapping = await console.ReceivesAsync("Flapping");
        await console.ReceivesAsync("Lasting");
        await console.AdvanceAsync(TimeSpan.FromSeconds(119));
        Assert.Equal(0, console.WeCom.CountAll().TotalVisible);

        await console.RecoversAsync("Flapping");
        await console.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal("Lasting", Assert.Single(console.Member("zhang").Messages).Card!.MainTitle!.Title);
        Assert.Empty(await console.DeliveriesAsync(flapping.Id));
    }

    [Fact]
    public async Task Layer_NobodyLinked_NextLayerIsToldAtOnce()
    {
        await using var console = await SandboxedConsole.StartAsync(TwoLayers with { Unlinked = ["zhang"] });

        var incident = await console.ReceivesAsync("CPU is high");

        Assert.Single(console.Member("li").Messages);
        Assert.Empty(console.Member("zhang").Messages);
        var first = (await console.DeliveriesAsync(incident.Id))[0];
        Assert.Equal((DeliveryState.Undeliverable, DeliveryReason.NotLinked), (first.State, first.Reason));
    }

    [Fact]
    public async Task Layer_OutsideTheAppsVisibility_NextLayerIsToldAtOnce()
    {
        await using var console = await SandboxedConsole.StartAsync(TwoLayers);
        console.App.RootVisible = false;
        console.App.VisibleUsers = console.App.VisibleUsers.Add("li");

        var incident = await console.ReceivesAsync("CPU is high");

        Assert.Single(console.Member("li").Messages);
        var first = (await console.DeliveriesAsync(incident.Id))[0];
        Assert.Equal((DeliveryState.Undeliverable, DeliveryReason.Recipient, 81013), (first.State, first.Reason, first.ErrCode));
        Assert.Equal(1, first.Attempts);
    }

    [Fact]
    public async Task Layer_OneOfTwoCannotBeReached_NextLayerWaitsItsTime()
    {
        await using var console = await SandboxedConsole.StartAsync(TwoLayers with { Layers = [["zhang", "wang"], ["li"]], Members = ["zhang", "wang", "li"] });
        console.WeCom.Switches.Inject("message/send", Fault.ErrCode(60011));

        await console.ReceivesAsync("CPU is high");
        Assert.Empty(console.Member("li").Messages);
        await console.AdvanceAsync(TimeSpan.FromMinutes(15));

        Assert.Single(console.Member("li").Messages);
    }

    [Fact]
    public async Task Layer_FailsLateAfterTheNextWasTold_NobodyIsHurried()
    {
        await using var console = await SandboxedConsole.StartAsync(TwoLayers with
        {
            Layers = [["zhang"], ["li"], ["wang"]], Members = ["zhang", "li", "wang"],
        });
        // Busy until after the second layer was told, then unreachable.
        console.WeCom.Switches.Inject("message/send", Fault.ErrCode(-1));
        await console.ReceivesAsync("CPU is high");
        await console.ChangeAsync(db => db.Deliveries.Single().DueAt = console.Console.Now.AddMinutes(16));
        await console.AdvanceAsync(TimeSpan.FromMinutes(15));
        Assert.Single(console.Member("li").Messages);
        console.WeCom.Switches.Inject("message/send", Fault.ErrCode(81013));

        await console.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Empty(console.Member("wang").Messages);
        Assert.Contains(await console.DeliveriesAsync(), delivery => delivery.State == DeliveryState.Undeliverable);
    }

    [Fact]
    public async Task Console_RestartedBetweenSteps_NoStepTwiceNoneLost()
    {
        await using var console = await SandboxedConsole.StartAsync(TwoLayers with
        {
            Layer = (layer, _) => layer with { EscalateWindow = 15, MaxTimes = 2, NotifyStep = 5 },
        });
        // Stored, not yet decided.
        await console.PushAsync("CPU is high");
        await console.RestartAsync();
        // Decided, not yet sent.
        await console.EscalateAsync();
        await console.RestartAsync();
        await console.SettleAsync();
        Assert.Single(console.Member("zhang").Messages);

        await console.RestartAsync();
        await console.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(2, console.Member("zhang").Messages.Count);
        await console.RestartAsync();
        await console.SettleAsync();
        // Down while the next layer was due.
        console.Tick(TimeSpan.FromMinutes(11));
        await console.RestartAsync();
        await console.SettleAsync();

        Assert.Equal(2, console.Member("zhang").Messages.Count);
        Assert.Single(console.Member("li").Messages);
        await console.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(2, console.Member("li").Messages.Count);
        Assert.Equal(4, console.Requests("message/send"));
    }
}
