using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Integrations.Checks;

public sealed class CardCheckTests
{
    [Fact]
    public async Task Card_SentAndTapped_ProvesTheWholeLoop()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        Assert.Equal((CheckStatus.Skip, CheckReason.CardNotSent), Of(await console.CheckAsync(CheckId.Card)));
        Assert.Equal(0, console.Requests("message/send"));

        var sent = await console.CheckAsync(CheckId.Card, new CardTarget(console.MemberId("zhang")));
        Assert.Equal((CheckStatus.Warn, CheckReason.CardSent), Of(sent));
        Assert.Contains(new CheckDetail(CheckLabel.SentTo, "zhang"), sent.Details);
        // Looking again neither sends another one nor forgets this one.
        Assert.Equal(CheckReason.CardSent, (await console.CheckAsync(CheckId.Card)).Reason);
        Assert.Equal(1, console.Requests("message/send"));

        await console.Member("zhang").PressAsync(CardCheck.ButtonKey);

        var tapped = await console.CheckAsync(CheckId.Card);
        Assert.Equal((CheckStatus.Pass, CheckReason.CardClicked), Of(tapped));
        Assert.Contains(tapped.Details, detail => detail.Label == CheckLabel.ClickedAt);
        Assert.Contains(tapped.Details, detail => detail.Label == CheckLabel.SentAt);
    }

    [Fact]
    public async Task Card_ToATypedUserId_ArrivesOrSaysWhyNot()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);

        Assert.Equal(CheckReason.CardSent, (await console.CheckAsync(CheckId.Card, new CardTarget(0, "li"))).Reason);
        Assert.Equal((CheckStatus.Fail, CheckReason.CardOutOfScope), Of(await console.CheckAsync(CheckId.Card, new CardTarget(0, "nobody"))));
        Assert.Equal((CheckStatus.Skip, CheckReason.CardNotLinked), Of(await console.CheckAsync(CheckId.Card, new CardTarget(console.Console.OwnerId))));
        console.App.ClearCallback();
        var closed = await console.CheckAsync(CheckId.Card, new CardTarget(0, "li"));
        Assert.Equal((CheckStatus.Fail, 43012), (closed.Status, closed.ErrCode));
    }

    [Fact]
    public async Task Card_OlderThanTheLastOne_ProvesNothing()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await console.CheckAsync(CheckId.Card, new CardTarget(0, "zhang"));
        var old = console.Member("zhang").Card;
        await console.CheckAsync(CheckId.Card, new CardTarget(0, "zhang"));

        await console.WeCom.PressButtonAsync("zhang", old.MsgId, CardCheck.ButtonKey, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(CheckReason.CardSent, (await console.CheckAsync(CheckId.Card)).Reason);
    }

    private static (CheckStatus, string) Of(CheckResult result) => (result.Status, result.Reason);
}
