using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Deliveries;

public sealed class TokenUseTests
{
    [Fact]
    public async Task Token_ThousandMessagesFromACold_IsFetchedOnceAndOnceMoreAfterARevocation()
    {
        var members = Enumerable.Range(1, 50).Select(number => $"user{number}").ToArray();
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Members = members, Layers = [members] });
        for (var number = 0; number < 20; number++)
        {
            await console.PushAsync($"Alert {number}");
        }

        await console.EscalateAsync();
        Assert.Equal(1000, (await console.DeliveriesAsync()).Count);
        for (var pass = 0; pass < 10; pass++)
        {
            await console.SendAsync();
            await console.RecordAsync();
        }

        Assert.Equal(1, console.Requests("gettoken"));
        Assert.InRange(console.Requests("message/send"), 200, 999);
        console.App.RevokeTokens();
        await console.SettleAsync();

        Assert.Equal(2, console.Requests("gettoken"));
        Assert.Equal(1000, console.WeCom.CountAll().TotalVisible);
        Assert.All(await console.DeliveriesAsync(), delivery => Assert.Equal((DeliveryState.Sent, 1), (delivery.State, delivery.Attempts)));
    }

    [Fact]
    public async Task Token_LivesAMinute_IsRenewedBeforeItExpires()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions
        {
            Layers = [["zhang"]], Members = ["zhang"], Sandbox = new SandboxOptions(),
        });
        console.WeCom.Switches.TokenLifetime = TimeSpan.FromSeconds(60);
        console.WeCom.Switches.TokenRefetch = FlashdutyConsole.Sandbox.Switches.TokenRefetch.NewTokenOldStaysValid;

        for (var number = 0; number < 20; number++)
        {
            await console.ReceivesAsync($"Alert {number}");
            await console.AdvanceAsync(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(20, console.Requests("message/send"));
        Assert.InRange(console.Requests("gettoken"), 3, 6);
        Assert.Equal(20, console.WeCom.CountAll().TotalVisible);
    }
}
