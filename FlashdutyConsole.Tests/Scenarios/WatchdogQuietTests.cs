using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.Workers;

namespace FlashdutyConsole.Tests.Scenarios;

/// <summary>A watchdog that barks for nothing is soon not heard: whatever WeCom does, a console that does its work is well.</summary>
public sealed class WatchdogQuietTests
{
    private static readonly string[] Members = ["zhang", "li", "wang"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Busy_WithFaultsClicksAndLifeGoingOn_NothingIsFound()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Members = Members, Layers = [["zhang", "li"], ["wang"]] });
        var random = new Random(20261123);
        Func<Fault>[] faults = [() => Fault.ErrCode(-1), () => Fault.ErrCode(45033), () => Fault.ErrCode(42001), () => Fault.ResetAfterRead(true), () => Fault.TruncatedJson()];
        for (var round = 0; round < 15; round++)
        {
            console.WeCom.Switches.Inject("message/send", faults[random.Next(faults.Length)](), 3);
            for (var number = 0; number < 10; number++)
            {
                await console.PushAsync($"Alert {round} {number}", random.Next(3) == 0 ? "Warning" : "Critical");
            }

            await console.SettleAsync();
            if (console.Member("zhang").Cards.LastOrDefault(card => card.IsOpen) is { } card)
            {
                await console.WeCom.PressButtonAsync("zhang", card.MsgId, random.Next(2) == 0 ? "ack" : "close", cancellationToken: Cancel);
            }

            await LookAsync(console, TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task WeCom_AnswersNothingOrAsksToWait_NothingIsFound()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Members = Members, Layers = [Members] });
        console.WeCom.Switches.Inject("message/send", Fault.Hang(), 60);
        console.WeCom.Switches.Inject("message/send", Fault.ErrCode(45009), 2);
        for (var number = 0; number < 40; number++)
        {
            await console.PushAsync($"Alert {number}");
        }

        // A minute of calls that hang, then minutes of waiting, second by second.
        await LookAsync(console, TimeSpan.FromMinutes(4), hanging: true);
    }

    [Fact]
    public async Task Integration_WaitsForAnAdmin_NothingIsFound()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Members = Members, Layers = [Members] });
        console.App.SetTrustedIpsUnchecked(["203.0.113.9"]);
        for (var number = 0; number < 20; number++)
        {
            await console.PushAsync($"Alert {number}");
        }

        await LookAsync(console, TimeSpan.FromMinutes(5));
        Assert.NotNull((await console.IntegrationAsync()).BrokenSince);
    }

    [Fact]
    public async Task Integration_DeletedWhileCardsWaitForTheirUpdate_NothingIsFound()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Members = Members, Layers = [Members] });
        var incident = await console.ReceivesAsync("CPU is high");
        await console.Console.Get<AcknowledgeIncident>().RunAsync([incident.Id], console.Acting("zhang"), Cancel);
        await console.ChangeAsync(db => db.Integrations.Single(one => one.Id == console.Integration.Id).DeletedAt = console.Console.Now);

        await LookAsync(console, TimeSpan.FromMinutes(1));
    }

    // Everything that is due happens, and the watchdog looks, again and again.
    private static async Task LookAsync(SandboxedConsole console, TimeSpan time, bool hanging = false)
    {
        for (var moved = TimeSpan.Zero; moved < time; moved += WatchdogLoop.Interval)
        {
            console.Tick(WatchdogLoop.Interval);
            if (hanging)
            {
                // Calls whose time is over give their places back on threads of their own: on a busy machine later than three
                // of these rounds take. One that began late ends with the next round.
                using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
                for (var look = 0; look < 200 && console.Console.Get<DeliverySender>().UnderWay > 0; look++)
                {
                    await pause.WaitForNextTickAsync(Cancel);
                }

                // Passes go on while calls hang, as they do when the sender runs by itself.
                await console.EscalateAsync();
                await console.SendAsync();
            }
            else
            {
                await console.SettleAsync();
            }

            Assert.Equal([], await console.Console.Get<Watchdog>().RunAsync(Cancel));
        }

        await console.SettleAsync(hanging);
        Assert.DoesNotContain(
            await console.Console.ReadAsync(db => Task.FromResult(db.Incidents.Select(incident => incident.DedupKey).ToList())),
            key => key == RaiseInternalIncident.DedupKey);
    }
}
