using System.Net;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Data;

/// <summary>An index costs every alert a page of log, so each has a query that goes by it or a rule that it keeps.</summary>
public sealed class IndexTests
{
    // What alerts, incidents and messages write to.
    private static readonly string[] Busy = ["AlertEvents", "Alerts", "Incidents", "Responders", "Timeline", "Deliveries", "Cards"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Indexes_OfTheBusyTables_EachServesAQuery()
    {
        await using var console = await SandboxedConsole.StartAsync();
        using var trace = new SqlTrace(Path.Combine(console.DataDirectory, "console.db"));
        await console.RestartAsync();

        await WorkAsync(console);

        var (indexes, used) = await console.Console.ReadAsync(async db => (
            db.Model.GetEntityTypes().Where(type => Busy.Contains(type.GetTableName())).SelectMany(type => type.GetIndexes()).Where(index => !index.IsUnique).Select(index => index.GetDatabaseName()!).ToList(),
            await trace.IndexesAsync(db)));
        Assert.NotEmpty(indexes);
        var idle = indexes.Except(used).ToList();
        Assert.True(idle.Count == 0, string.Join(", ", idle));
    }

    // The main job, and what people and workers look for.
    private static async Task WorkAsync(SandboxedConsole console)
    {
        await console.Console.WriteAsync(db => db.Channels.Single().Grouping = new AlertGrouping { Method = "p", EqualKeys = [["resource"]] });
        console.Console.Get<ChannelDirectory>().Forget();
        var first = await console.ReceivesAsync("Disk is full");
        await console.Member("zhang").PressAsync("ack");
        await console.AdvanceAsync(TimeSpan.FromSeconds(5));
        await console.RecoversAsync("Disk is full");
        await console.AdvanceAsync(TimeSpan.FromSeconds(5));
        var second = await console.ReceivesAsync("CPU is high");
        await AskAsync(console, "/incident/resolve", new { incident_ids = new[] { second.Id } });
        await console.RecoversAsync("CPU is high");
        await console.AdvanceAsync(TimeSpan.FromSeconds(5));
        // More than one member may be sent within a minute: the rest comes as one text.
        for (var number = 0; number < 40; number++)
        {
            await console.PushAsync($"Alert {number}", labels: new { resource = $"web-{number}" });
        }

        await console.SettleAsync();
        // And that text is refused.
        console.WeCom.Switches.Inject("message/send", Fault.ErrCode(81013), 10);
        await console.AdvanceAsync(TimeSpan.FromMinutes(1));
        foreach (var filter in (object[])
            [new { }, new { progress = "Triggered,Processing" }, new { channel_ids = new[] { console.Channel.Id } }, new { responder_ids = new[] { console.MemberId("li") } }])
        {
            await AskAsync(console, "/incident/list", Between(filter));
        }

        await console.Console.Get<FindIncidents>().RunAsync(new IncidentFilter { Progress = [IncidentProgress.Triggered] }, null, 50, 0, Cancel);
        await console.Console.Get<FindDeliveryLines>().RunAsync(DeliveryTab.Stale, null, null, 50, Cancel);
        await AskAsync(console, "/incident/feed", new { incident_id = first.Id });
        await AskAsync(console, "/alert/list", Between(new { }));
        await AskAsync(console, "/incident/alert/list", new { incident_id = first.Id });
        await AskAsync(console, "/delivery/list", new { incident_id = first.Id });
        await AskAsync(console, "/delivery/list", new { status = "sent" });
        await console.Console.Get<Watchdog>().RunAsync(Cancel);
    }

    private static async Task AskAsync(SandboxedConsole console, string operation, object body) =>
        Assert.Equal(HttpStatusCode.OK, (await console.Console.CallAsync(operation, body)).Status);

    private static Dictionary<string, object?> Between(object filter) => new(
        filter.GetType().GetProperties().Select(property => KeyValuePair.Create(property.Name, property.GetValue(filter))))
    {
        ["start_time"] = 1_795_000_000, ["end_time"] = 1_796_000_000,
    };
}
