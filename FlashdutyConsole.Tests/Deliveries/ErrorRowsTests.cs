using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Deliveries;

/// <summary>Twenty messages for each row of the table of errors: none is lost without a word. Details of each row: <see cref="ErrorTableTests"/>.</summary>
public sealed class ErrorRowsTests
{
    private const int Messages = 20;
    private const string Send = "message/send";

    /// <summary>Path, what strikes, and how often.</summary>
    public static TheoryData<string, string, int> Passing() => new()
    {
        { Send, "-1", 60 },
        { Send, "40014", 20 },
        { Send, "41001", 20 },
        { Send, "42001", 20 },
        { Send, "45009", 3 },
        { Send, "45033", 20 },
        { Send, "60020", 5 },
        { "gettoken", "40001", 3 },
        { "gettoken", "40013", 3 },
        { Send, "40056", 5 },
        { Send, "50003", 5 },
        { Send, "301002", 5 },
        { Send, "99999", 40 },
        { Send, "http 500", 20 },
        { Send, "http 502", 20 },
        { Send, "{}", 20 },
        { Send, "no errcode", 20 },
        { Send, "half", 20 },
        { Send, "timeout", 20 },
        { Send, "reset", 20 },
        { Send, "reset after", 20 },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Messages_WhilePassingErrorsStrike_AreEachSeenOnce(string path, string error, int times)
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Layers = [["zhang"]], Members = ["zhang"] });
        console.WeCom.Switches.Inject(path, FaultOf(error), times);
        for (var number = 0; number < Messages; number++)
        {
            await console.PushAsync($"Alert {number}");
        }

        await console.SettleAsync(hanging: error == "timeout");
        for (var minute = 0; minute < 15 && (await console.DeliveriesAsync()).Exists(delivery => delivery.State != DeliveryState.Sent); minute++)
        {
            console.Tick(TimeSpan.FromSeconds(70));
            await console.SettleAsync(hanging: error == "timeout");
        }

        Assert.All(await console.DeliveriesAsync(), delivery => Assert.True(
            delivery.State == DeliveryState.Sent, $"{delivery.State} {delivery.Reason} {delivery.ErrCode} after {delivery.Attempts}"));
        Assert.Equal(Messages, console.Member("zhang").Cards.Select(card => card.Card!.MainTitle!.Title).Distinct().Count());
        Assert.Equal(Messages, console.WeCom.CountAll().TotalVisible);
        Assert.Equal(0, console.WeCom.CountAll().TotalSilentDrops);
        Assert.Null((await console.IntegrationAsync()).BrokenSince);
    }

    [Theory]
    [InlineData(81013)]
    [InlineData(60011)]
    public async Task Messages_ToSomebodyOutOfReach_GoToTheNextLayerAtOnce(int errCode)
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { Layers = [["zhang"], ["li"]] });
        console.WeCom.Switches.Inject(Send, Fault.ErrCode(errCode), Messages);
        for (var number = 0; number < Messages; number++)
        {
            await console.PushAsync($"Alert {number}");
        }

        await console.SettleAsync();

        var deliveries = await console.DeliveriesAsync();
        Assert.Equal(Messages, deliveries.Count(delivery => (delivery.State, delivery.Reason) == (DeliveryState.Undeliverable, DeliveryReason.Recipient)));
        Assert.Equal(Messages, deliveries.Count(delivery => delivery.State == DeliveryState.Sent));
        Assert.Equal(Messages, console.Member("li").Cards.Count);
    }

    private static Fault FaultOf(string error) => error switch
    {
        "http 500" => Fault.HttpStatus(500),
        "http 502" => Fault.HttpStatus(502),
        "{}" => Fault.EmptyObject(),
        "no errcode" => Fault.MissingErrCode(),
        "half" => Fault.TruncatedJson(),
        "timeout" => Fault.Hang(),
        "reset" => Fault.ResetBeforeRead(),
        "reset after" => Fault.ResetAfterRead(processed: true),
        _ => Fault.ErrCode(int.Parse(error)),
    };
}
