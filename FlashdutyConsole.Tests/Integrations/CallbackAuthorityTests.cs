using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Members;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FlashdutyConsole.Tests.Integrations;

/// <summary>A valid signature says who pressed, not what they may do.</summary>
public sealed class CallbackAuthorityTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("unlinked", "关联")]
    [InlineData("deleted", "停用")]
    [InlineData("disabled", "停用")]
    [InlineData("viewer", "只能查看")]
    public async Task Click_ByAMemberWithoutTheRight_ChangesNothingAndTheCardSaysWhy(string why, string says)
    {
        await using var console = await SandboxedConsole.StartAsync();
        var incident = await console.ReceivesAsync("CPU is high");
        await console.ChangeAsync(db =>
        {
            var member = db.Members.Single(one => one.Name == "zhang");
            member.Status = why switch { "deleted" => MemberStatus.Deleted, "disabled" => MemberStatus.Disabled, _ => member.Status };
            member.Role = why == "viewer" ? MemberRole.Viewer : member.Role;
            db.MemberLinks.RemoveRange(db.MemberLinks.Where(link => why == "unlinked" && link.MemberId == member.Id));
        });

        foreach (var key in (string[])["ack", "snooze_120", "close"])
        {
            Assert.Equal(SandboxClickResult.Updated, (await console.Member("zhang").PressAsync(key)).Result);
            Assert.Contains(says, console.Member("zhang").Card.Card!.QuoteArea!.QuoteText, StringComparison.Ordinal);
        }

        var now = await console.FindAsync(incident.Id);
        Assert.Equal((incident.Version, IncidentProgress.Triggered, null), (now.Version, now.Progress, now.SnoozedUntil));
        Assert.Equal(["i_new", "i_assign", "i_notify"], (await console.TimelineAsync(incident.Id)).Select(entry => entry.Type));
        Assert.Equal(3, await console.Console.ReadAsync(db => Task.FromResult(db.AuditEntries.Count(entry => entry.Operation.StartsWith("incident:card:")))));
    }

    [Fact]
    public async Task Click_OnSomebodyElsesOrAnUnknownCard_ChangesNothingAndIsAudited()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var caller = new CallbackCaller(console);
        var incident = await console.ReceivesAsync("CPU is high");

        foreach (var task in (string[])[console.Member("li").Card.TaskId!, "unknown-task", incident.Id])
        {
            var reply = await caller.SendAsync(caller.Click("zhang", task, "close"));
            Assert.Equal("update_button", reply.Element("MsgType")!.Value);
        }

        Assert.Equal(IncidentProgress.Triggered, (await console.FindAsync(incident.Id)).Progress);
        Assert.Equal(3, await console.Console.ReadAsync(db => Task.FromResult(db.AuditEntries.Count(entry => entry.Body.Contains("unknown")))));
    }

    [Fact]
    public async Task Click_OnAClosedIncident_CardIsRefreshedOnly()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var incident = await console.ReceivesAsync("CPU is high");
        await console.Console.Get<CloseIncident>().RunAsync([incident.Id], console.Acting("zhang"), Cancel);
        var closed = await console.FindAsync(incident.Id);

        foreach (var key in (string[])["ack"])
        {
            await console.Member("li").PressAsync(key);
        }

        Assert.Equal("zhang 于 09:00 关闭", console.Member("li").Card.ReplacedText);
        Assert.Equal(closed.Version, (await console.FindAsync(incident.Id)).Version);
        Assert.Empty(await console.TimelineAsync(incident.Id, "i_ack"));
    }

    [Fact]
    public async Task Clicks_AcknowledgeAndCloseAtTheSameInstant_OneOrderAndBothCardsRight()
    {
        await using var console = await SandboxedConsole.StartAsync();
        for (var round = 0; round < 5; round++)
        {
            var incident = await console.ReceivesAsync($"Alert {round}");
            await Task.WhenAll(console.Member("zhang").PressAsync("ack"), console.Member("li").PressAsync("close"));
            await console.AdvanceAsync(TimeSpan.FromSeconds(2));

            Assert.Equal(IncidentProgress.Closed, (await console.FindAsync(incident.Id)).Progress);
            Assert.Equal("li 于 09:00 关闭", console.Member("zhang").Card.ReplacedText);
            Assert.Equal("li 于 09:00 关闭", console.Member("li").Card.ReplacedText);
            Assert.Single(await console.TimelineAsync(incident.Id, "i_rslv"));
            Assert.InRange((await console.TimelineAsync(incident.Id, "i_ack")).Count, 0, 1);
        }
    }

    [Fact]
    public async Task Click_WhileWeComAnswersNoCall_IsAnsweredAtOnceAndCardsFollowLater()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var incident = await console.ReceivesAsync("CPU is high");
        console.WeCom.Switches.Inject("*", Fault.Hang(), 3);
        await console.Member("zhang").PressAsync("ack");
        console.Tick(TimeSpan.FromSeconds(2));
        await console.SendAsync();
        Assert.Equal(1, console.Console.Get<DeliverySender>().UnderWay);

        Assert.Equal(new SandboxClickOutcome(SandboxClickResult.Updated, null, 1), await console.Member("li").PressAsync("close"));
        Assert.Equal(IncidentProgress.Closed, (await console.FindAsync(incident.Id)).Progress);

        await console.SettleAsync(hanging: true);
        console.WeCom.Switches.ClearFaults();
        for (var minute = 0; minute < 3; minute++)
        {
            await console.AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        Assert.NotNull(console.Member("zhang").Card.ReplacedText);
        Assert.NotNull(console.Member("li").Card.ReplacedText);
    }

    [Fact]
    public async Task Click_WhileAnotherProcessHoldsTheDatabase_IsAnsweredAndNotLost()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var incident = await console.ReceivesAsync("CPU is high");
        await using var other = new SqliteConnection($"Data Source={Path.Combine(console.Console.DataDirectory, "console.db")};Pooling=False");
        await other.OpenAsync(Cancel);
        await using var hold = other.CreateCommand();
        hold.CommandText = "BEGIN IMMEDIATE";
        await hold.ExecuteNonQueryAsync(Cancel);

        var pressed = console.Member("zhang").PressAsync("ack");
        using (var timer = new PeriodicTimer(TimeSpan.FromSeconds(3)))
        {
            await timer.WaitForNextTickAsync(Cancel);
        }

        Assert.False(pressed.IsCompleted);
        hold.CommandText = "ROLLBACK";
        await hold.ExecuteNonQueryAsync(Cancel);

        Assert.Equal(new SandboxClickOutcome(SandboxClickResult.Updated, null, 1), await pressed);
        Assert.Equal(IncidentProgress.Processing, (await console.FindAsync(incident.Id)).Progress);
        Assert.Single(await console.TimelineAsync(incident.Id, "i_ack"));
    }
}
