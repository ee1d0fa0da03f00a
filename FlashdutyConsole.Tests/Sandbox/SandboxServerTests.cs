using FlashdutyConsole.Sandbox.Callbacks;

namespace FlashdutyConsole.Tests.Sandbox;

public sealed class SandboxServerTests
{
    [Fact]
    public async Task Card_SentPressedUpdated_GoesThroughItsWholeLife()
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = await bench.GiveCallbackAsync();
        app.AnswerWith(app.Seal(
            "zhang",
            "<MsgType><![CDATA[update_button]]></MsgType><Button><ReplaceName><![CDATA[taken]]></ReplaceName></Button>"));

        var sent = await bench.SendCardAsync("task-1");
        Assert.Equal(0, SandboxBench.Code(sent));
        var msgId = (string)sent["msgid"]!;
        var outcome = await bench.WeCom.PressButtonAsync("zhang", msgId, "ack", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(new SandboxClickOutcome(SandboxClickResult.Updated, null, 1), outcome);
        var click = Assert.Single(app.Events);
        Assert.Equal("template_card_event", click.Element("Event")!.Value);
        Assert.Equal("task-1", click.Element("TaskId")!.Value);
        Assert.Equal("taken", bench.WeCom.FindMessage("zhang", msgId)!.ReplacedText);
        Assert.Null(bench.WeCom.FindMessage("li", msgId)!.ReplacedText);

        var updated = await bench.PostAsync("message/update_template_card", new
        {
            atall = 1,
            agentid = SandboxBench.AgentId,
            response_code = click.Element("ResponseCode")!.Value,
            button = new { replace_name = "closed" },
        });
        Assert.Equal(0, SandboxBench.Code(updated));
        Assert.Equal("closed", bench.WeCom.FindMessage("li", msgId)!.ReplacedText);
    }
}
