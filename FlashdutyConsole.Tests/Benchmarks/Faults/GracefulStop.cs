using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Sandbox.Switches;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Benchmarks.Faults;

/// <summary>A5: SIGTERM while requests come in, and while sends are held. And with pages open in Chromium.</summary>
public sealed class GracefulStop : IRun
{
    private const int PerSecond = 200;
    private const int Held = 100;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    /// <inheritdoc/>
    public string Name => "a5";

    /// <inheritdoc/>
    public string Description => "SIGTERM under 200 posts/s; with 100 messages of which WeCom answers none; with pages open";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context) => new(
    [
        .. await UnderLoadAsync(context), .. await WithSendsHeldAsync(context),
        .. context.Number("pages", 3) is > 0 and var pages ? await WithPagesOpenAsync(context, pages) : [],
    ]);

    private static async Task<List<RunRow>> UnderLoadAsync(RunContext context)
    {
        var members = Enumerable.Range(1, 20).Select(number => $"user{number}").ToList();
        await using var world = await World.StartAsync(context, new WorldOptions { Members = members, Layers = [] });
        var lanes = new List<string>();
        foreach (var member in members)
        {
            lanes.Add(await world.AddLaneAsync(member, [[member]]));
        }

        var events = new NumberedEvents(world, "stop-", lanes);
        using var stop = new CancellationTokenSource();
        var load = Pace.RunAsync(context, PerSecond, TimeSpan.FromMinutes(1), (_, _) => events.PostAsync(), stop.Token);
        await context.RestAsync(TimeSpan.FromSeconds(context.Number("seconds", 3)));
        var (exit, took) = await world.Server.StopAsync();
        await stop.CancelAsync();
        await load;
        var stored = await world.ReadAsync(db => db.AlertEvents.Select(row => row.AlertKey).ToListAsync());
        var told = events.Told.Where(one => one.Acknowledged).Select(one => one.Key).ToHashSet();
        await world.Server.StartAsync();
        var settled = await world.SettleAsync(context, s_patience);
        return
        [
            RunRow.Exactly("under load: exit code", exit, 0),
            RunRow.AtMost("under load: exit after", took.TotalSeconds, "s", 10),
            RunRow.Note("under load: acknowledged", events.Acknowledged, ""),
            RunRow.Exactly("under load: taken in but not answered", stored.Count(key => !told.Contains(key)), 0),
            RunRow.That("under load: all sent after the restart", settled),
            (await world.CheckHistoryAsync(context, events.Told, settled: true)) with { What = "under load: violations found by the history checker" },
        ];
    }

    private static async Task<List<RunRow>> WithPagesOpenAsync(RunContext context, int count)
    {
        await using var world = await World.StartAsync(context);
        var pages = new List<ListPage>();
        try
        {
            for (var number = 0; number < count; number++)
            {
                pages.Add(await ListPage.OpenAsync(world.Server));
            }

            var (exit, took) = await world.Server.StopAsync();
            var lost = 0;
            foreach (var page in pages)
            {
                lost += await page.SaysItIsLostAsync(s_patience) ? 1 : 0;
            }

            await world.Server.StartAsync();
            await world.PushAsync("After the stop");
            var back = 0;
            foreach (var page in pages)
            {
                back += await page.ShowsAsync("After the stop", s_patience) ? 1 : 0;
            }

            return
            [
                RunRow.Exactly("pages open: exit code", exit, 0),
                RunRow.AtMost("pages open: exit after", took.TotalSeconds, "s", 10),
                RunRow.Exactly("pages open: show the reconnect dialog", lost, count),
                RunRow.Exactly("pages open: live again after the restart", back, count),
            ];
        }
        finally
        {
            foreach (var page in pages)
            {
                await page.DisposeAsync();
            }
        }
    }

    private static async Task<List<RunRow>> WithSendsHeldAsync(RunContext context)
    {
        var members = Enumerable.Range(1, Held).Select(number => $"user{number}").ToList();
        await using var world = await World.StartAsync(context, new WorldOptions { Members = members });
        // One half is carried out, the other half not; none is answered.
        for (var number = 0; number < Held; number++)
        {
            world.WeCom.Switches.Inject("message/send", Fault.Hang(processed: number % 2 == 0));
        }

        await world.PushAsync("CPU is high");
        var held = 0L;
        await context.UntilAsync(
            async () =>
            {
                // As many as the console sends at once; more come only when these end.
                var before = held;
                await context.RestAsync(TimeSpan.FromMilliseconds(500));
                held = world.WeCom.CountAll().Requests("message/send");
                return held > 0 && held == before;
            },
            s_patience);
        var (exit, took) = await world.Server.StopAsync();
        world.WeCom.Switches.ClearFaults();
        world.WeCom.Switches.ReleaseHangs();
        await world.Server.StartAsync();
        var settled = await world.SettleAsync(context, s_patience);
        return
        [
            RunRow.Note("sends held: calls under way", held, $"of {Held} messages"),
            RunRow.Exactly("sends held: exit code", exit, 0),
            RunRow.AtMost("sends held: exit after", took.TotalSeconds, "s", 10),
            RunRow.That("sends held: all sent after the restart", settled),
            RunRow.Exactly("sends held: members who see it exactly once", members.Count(member => world.WeCom.MessagesOf(member).Count == 1), Held),
            (await world.CheckHistoryAsync(context, null, settled: true)) with { What = "sends held: violations found by the history checker" },
        ];
    }
}
