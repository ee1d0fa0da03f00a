using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Deliveries;

public sealed class QuotaTests
{
    [Fact]
    public async Task HundredIncidentsAtOnce_OneMember_EachIsToldAndWeComDropsNone()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Layers = [["zhang"]], Members = ["zhang"] });
        for (var number = 0; number < 100; number++)
        {
            await console.PushAsync($"Alert {number}", number % 2 == 0 ? "Warning" : "Critical");
        }

        await console.SettleAsync();
        // Critical ones get the cards that there is room for; the others are listed.
        Assert.InRange(console.Member("zhang").Messages.Count, 20, 30);
        Assert.All(console.Member("zhang").Cards, message => Assert.Contains("严重", message.Card!.Source!.Desc, StringComparison.Ordinal));
        for (var second = 0; second < 180; second += 2)
        {
            await console.AdvanceAsync(TimeSpan.FromSeconds(2));
        }

        await EachIsToldAsync(console, 100);
    }

    [Fact]
    public async Task TwoThousandIncidentsInAnHour_OneMember_EachIsToldAndWeComDropsNone()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Layers = [["zhang"]], Members = ["zhang"] });
        for (var burst = 0; burst < 50; burst++)
        {
            for (var number = 0; number < 40; number++)
            {
                await console.PushAsync($"Alert {burst} {number}");
            }

            await console.SettleAsync();
            await console.AdvanceAsync(TimeSpan.FromSeconds(20));
            await console.AdvanceAsync(TimeSpan.FromSeconds(50));
        }

        for (var minute = 0; minute < 10; minute++)
        {
            await console.AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        await EachIsToldAsync(console, 2000);
    }

    [Fact]
    public async Task StormForManyMembers_AboveEverybodysQuota_EachGetsOneListOfWhatIsLeft()
    {
        var members = Enumerable.Range(1, 60).Select(number => $"user{number}").ToArray();
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Layers = [members], Members = members });
        for (var number = 0; number < 45; number++)
        {
            await console.PushAsync($"Alert {number}");
        }

        await console.SettleAsync();
        for (var second = 0; second < 20; second += 2)
        {
            await console.AdvanceAsync(TimeSpan.FromSeconds(2));
        }

        // Far more waits than one look takes in; a list must not tell only of the few that it saw.
        Assert.Equal(0, console.WeCom.CountAll().TotalSilentDrops);
        Assert.All(members, member =>
        {
            var messages = console.Member(member).Messages;
            var list = Assert.Single(messages, message => message.Text is not null);
            Assert.Equal(45, messages.Count - 1 + list.Text!.Count(letter => letter == '#'));
        });
    }

    private static async Task EachIsToldAsync(SandboxedConsole console, int incidents)
    {
        Assert.Equal(0, console.WeCom.CountAll().TotalSilentDrops);
        var seen = string.Join('\n', console.Member("zhang").Messages.Select(TextOf));
        var deliveries = await console.DeliveriesAsync();
        var numbers = deliveries.Where(delivery => delivery.StepKey is not null)
            .Select(delivery => delivery.IncidentId[^6..].ToUpperInvariant()).ToList();
        Assert.Equal(incidents, numbers.Count);
        Assert.All(numbers, number => Assert.Contains($"#{number}", seen, StringComparison.Ordinal));
        Assert.All(deliveries, delivery => Assert.True(delivery.State is DeliveryState.Sent or DeliveryState.Merged));
    }

    private static string TextOf(SandboxMessage message) => message.Card?.MainTitle?.Desc ?? message.Text ?? "";
}
