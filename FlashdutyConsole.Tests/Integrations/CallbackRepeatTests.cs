using System.Net;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Integrations;

/// <summary>WeCom delivers a click up to three times; it counts once.</summary>
public sealed class CallbackRepeatTests
{
    [Fact]
    public async Task Click_DeliveredThreeTimesEachWay_OneChangeAndTheSameCard()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var caller = new CallbackCaller(console);
        var incident = await console.ReceivesAsync("CPU is high");
        var click = caller.Click("zhang", console.Member("zhang").Card, "ack");
        var same = caller.Seal(click);

        var replies = new List<string>();
        for (var time = 0; time < 3; time++)
        {
            var (status, body) = await caller.PostAsync(same);
            Assert.Equal(HttpStatusCode.OK, status);
            replies.Add(caller.Open(body).ToString());
            replies.Add((await caller.SendAsync(click)).ToString());
        }

        Assert.Single(replies.Distinct());
        Assert.Contains("update_template_card", replies[0], StringComparison.Ordinal);
        await OnceAsync(console, incident);
    }

    [Fact]
    public async Task Click_TwentyDeliveriesAtOnce_OneChangeAndTheSameCard()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var caller = new CallbackCaller(console);
        var incident = await console.ReceivesAsync("CPU is high");
        var click = caller.Click("zhang", console.Member("zhang").Card, "ack");

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => caller.SendAsync(click)));

        Assert.Single(replies.Select(reply => reply.ToString()).Distinct());
        await OnceAsync(console, incident);
    }

    [Fact]
    public async Task Click_RepeatedAfterTheIncidentHasChanged_SameReplyAndNoSecondEffect()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var caller = new CallbackCaller(console);
        var incident = await console.ReceivesAsync("CPU is high");
        var click = caller.Click("zhang", console.Member("zhang").Card, "ack");
        var first = (await caller.SendAsync(click)).ToString();
        await console.Console.Get<UnacknowledgeIncident>().RunAsync([incident.Id], console.Acting("li"), TestContext.Current.CancellationToken);

        Assert.Equal(first, (await caller.SendAsync(click)).ToString());

        Assert.Equal(IncidentProgress.Triggered, (await console.FindAsync(incident.Id)).Progress);
    }

    private static async Task OnceAsync(SandboxedConsole console, Incident incident)
    {
        var now = await console.FindAsync(incident.Id);
        Assert.Equal(IncidentProgress.Processing, now.Progress);
        Assert.Equal(incident.Version + 1, now.Version);
        Assert.Single(await console.TimelineAsync(incident.Id, "i_ack"));
        Assert.Single(await console.Console.ReadAsync(db => Task.FromResult(db.AuditEntries.Where(entry => entry.Operation == "incident:card:ack").ToList())));
    }
}
