using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Scenarios;

public sealed class FaultRunTests
{
    private static readonly Func<Fault>[] Kinds =
    [
        () => Fault.ErrCode(-1), () => Fault.ErrCode(45009), () => Fault.ErrCode(42001), () => Fault.ErrCode(45033), () => Fault.ErrCode(99999),
        () => Fault.Hang(processed: true), () => Fault.Hang(processed: false), () => Fault.Delay(TimeSpan.FromSeconds(9)),
        () => Fault.ResetAfterRead(processed: true), () => Fault.ResetAfterRead(processed: false), () => Fault.ResetBeforeRead(),
        () => Fault.HttpStatus(500), () => Fault.HttpStatus(502, processed: true), () => Fault.TruncatedJson(), () => Fault.EmptyObject(),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(20261123)]
    public async Task Incidents_UnderRandomFaults_EachIsSeenOnceByEveryone(int seed)
    {
        var random = new Random(seed);
        string[] members = ["zhang", "li", "wang"];
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Members = members, Layers = [members] });
        for (var burst = 0; burst < 4; burst++)
        {
            for (var fault = 0; fault < 20; fault++)
            {
                console.WeCom.Switches.Inject(random.Next(8) == 0 ? "gettoken" : "message/send", Kinds[random.Next(Kinds.Length)]());
            }

            // So few at once that the members' quota makes none of them wait for its first attempt: no digests.
            for (var number = 0; number < 15; number++)
            {
                await console.PushAsync($"Alert {burst} {number}");
            }

            await console.SettleAsync(hanging: true);
            for (var step = 0; step < 15; step++)
            {
                console.Tick(TimeSpan.FromSeconds(20));
                await console.SettleAsync(hanging: true);
            }
        }

        // What is left of the faults is for calls that were not needed.
        console.WeCom.Switches.ClearFaults();
        for (var step = 0; step < 5; step++)
        {
            await console.AdvanceAsync(TimeSpan.FromSeconds(70));
        }

        var deliveries = await console.DeliveriesAsync();
        Assert.Equal(180, deliveries.Count);
        Assert.All(deliveries, delivery => Assert.True(delivery.State == DeliveryState.Sent, $"{delivery.State} {delivery.Reason} {delivery.ErrCode}"));
        Assert.Equal(0, console.WeCom.CountAll().TotalSilentDrops);
        Assert.All(members, member =>
        {
            var titles = console.Member(member).Cards.Select(card => card.Card!.MainTitle!.Title).ToList();
            Assert.Equal(60, titles.Count);
            Assert.Equal(60, titles.Distinct().Count());
        });
    }
}
