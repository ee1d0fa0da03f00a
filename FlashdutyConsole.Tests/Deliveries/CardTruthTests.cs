using FlashdutyConsole.Incidents;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Integrations;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Deliveries;

public sealed class CardTruthTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clicks_OfTwoAtOnce_EachCardEarnsTheCodeOfItsOwnCallback()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var caller = new CallbackCaller(console);
        await console.ReceivesAsync("CPU is high");

        await Task.WhenAll(
            caller.SendAsync(caller.Click("zhang", console.Member("zhang").Card, "ack")),
            caller.SendAsync(caller.Click("li", console.Member("li").Card, "refresh")));

        var cards = await console.Console.ReadAsync(db => Task.FromResult(db.Cards.ToList()));
        Assert.Equal("code-zhang-ack-0", cards.Single(card => card.WeComUserId == "zhang").Codes[^1].Code);
        Assert.Equal("code-li-refresh-0", cards.Single(card => card.WeComUserId == "li").Codes[^1].Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Card_WhateverHappens_NeverShowsAStateThatTheIncidentNeverHad(int seed)
    {
        var random = new Random(seed);
        await using var console = await SandboxedConsole.StartAsync();
        Func<Fault>[] faults = [() => Fault.ErrCode(-1), () => Fault.ErrCode(60140), () => Fault.ResetAfterRead(true), () => Fault.ResetAfterRead(false), () => Fault.HttpStatus(502, processed: true)];
        for (var episode = 0; episode < 12; episode++)
        {
            var incident = await console.ReceivesAsync($"Alert {episode}");
            var had = new HashSet<string> { "待处理" };
            for (var step = 0; step < 4; step++)
            {
                console.WeCom.Switches.Inject("message/update_template_card", faults[random.Next(faults.Length)]());
                await ActAsync(console, incident.Id, random.Next(5));
                had.Add(Text((await console.FindAsync(incident.Id)).Progress));
                await console.AdvanceAsync(TimeSpan.FromSeconds(random.Next(3)));
                Assert.All((string[])["zhang", "li"], member => Assert.All(console.Member(member).Cards.Where(card => card.Card!.MainTitle!.Title == incident.Title), card =>
                    Assert.Contains(card.ReplacedText is null ? card.Card!.HorizontalContentList!.First(row => row.KeyName == "状态").Value!.Split('，')[0] : "已关闭", had)));
            }

            console.WeCom.Switches.ClearFaults();
            await console.AdvanceAsync(TimeSpan.FromMinutes(2));
        }
    }

    private static Task ActAsync(SandboxedConsole console, string id, int what) => what switch
    {
        0 => console.Console.Get<AcknowledgeIncident>().RunAsync([id], console.Acting("zhang"), Cancel),
        1 => console.Console.Get<SnoozeIncident>().RunAsync([id], 60, console.Acting("zhang"), Cancel),
        2 => console.Console.Get<CloseIncident>().RunAsync([id], console.Acting("li"), Cancel),
        3 => console.Member("zhang").Card.IsOpen ? console.Member("zhang").PressAsync("refresh") : Task.CompletedTask,
        _ => console.Member("li").Card.IsOpen ? console.Member("li").PressAsync("ack") : Task.CompletedTask,
    };

    private static string Text(IncidentProgress progress) => progress switch
    {
        IncidentProgress.Triggered => "待处理",
        IncidentProgress.Processing => "处理中",
        _ => "已关闭",
    };
}
