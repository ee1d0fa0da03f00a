using System.Net;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Linking;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Members;

/// <summary>What a member chooses on the account page, and what the engine and the cards make of it.</summary>
public sealed class PreferenceTests
{
    // 01:00 UTC: 20:00 in New York, which is within the quiet hours chosen below, and 09:00 in Shanghai.
    [Fact]
    public async Task Choices_OnTheAccountPage_DecideWhoIsToldWhatAndHow()
    {
        await using var console = await SandboxedConsole.StartAsync();
        await console.SetPasswordAsync("zhang");
        using var zhang = await VisitAsync(console, "zhang");
        var way = PersonalChannel.Of(console.Integration.Id);
        Assert.Equal("/account?done=profile", (await zhang.SubmitAsync("/account", "profile", ("Form.Name", "Zhang"), ("Form.Locale", "en-US"), ("Form.TimeZone", "America/New_York"))).Location);
        Assert.Equal(
            "/account?done=preference",
            (await zhang.SubmitAsync(
                "/account", "preference", ("Form.Way", "choose"), ("Form.Critical", way), ("Form.Info", way), ("Form.Quiet", "true"), ("Form.From", "19:00"), ("Form.To", "22:00"))).Location);

        // By severity: he wants no warnings. Quiet hours on his clock: no Info. Critical always.
        var warning = await console.ReceivesAsync("Disk is filling", "Warning");
        var info = await console.ReceivesAsync("Deployed", "Info");
        var critical = await console.ReceivesAsync("Down");

        Assert.Single(console.Member("zhang").Cards);
        Assert.Equal(3, console.Member("li").Cards.Count);
        var id = console.MemberId("zhang");
        Assert.DoesNotContain(await console.DeliveriesAsync(warning.Id), delivery => delivery.MemberId == id && delivery.State == DeliveryState.Sent);
        var held = Assert.Single(await console.DeliveriesAsync(info.Id), delivery => delivery.MemberId == id);
        Assert.Equal((DeliveryState.Skipped, DeliveryReason.QuietHours), (held.State, held.Reason));
        Assert.Equal(DeliveryState.Sent, Assert.Single(await console.DeliveriesAsync(critical.Id), delivery => delivery.MemberId == id).State);

        // In his language and on his clock; hers is Chinese.
        Assert.Equal("Triggered", console.Member("zhang").Row("State"));
        Assert.NotNull(console.Member("li").State);
        await console.Member("zhang").PressAsync("close");
        await console.SettleAsync();
        Assert.Contains("20:0", console.Member("zhang").Card.ReplacedText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rule_ThatDoesNotFollowPreference_Overrides()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var way = PersonalChannel.Of(console.Integration.Id);
        await console.ChangeAsync(db =>
        {
            var member = db.Members.Single(one => one.Id == console.MemberId("zhang"));
            member.Preference = new NotifyBy { Critical = [way] };
            member.QuietHours = new QuietHours { FromMinute = 0, ToMinute = (24 * 60) - 1 };
            var rule = db.EscalationRules.Single();
            rule.Layers = [.. rule.Layers.Select(layer => layer with { Target = layer.Target with { By = new NotifyBy { FollowPreference = false, Info = [way] } } })];
        });

        var info = await console.ReceivesAsync("Deployed", "Info");

        Assert.Equal(DeliveryState.Sent, Assert.Single(await console.DeliveriesAsync(info.Id), delivery => delivery.MemberId == console.MemberId("zhang")).State);
    }

    private static async Task<Visitor> VisitAsync(SandboxedConsole console, string name)
    {
        var visitor = new Visitor(console.Console);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync(LinkingBench.EmailOf(name), LinkingBench.Password)).Status);
        return visitor;
    }
}
