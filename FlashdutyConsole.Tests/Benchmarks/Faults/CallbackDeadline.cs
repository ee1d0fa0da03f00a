using System.Net;
using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Sandbox.Switches;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Benchmarks.Faults;

/// <summary>C1: members press buttons while the store is locked, WeCom is down, or a storm of alerts comes in.</summary>
public sealed class CallbackDeadline : IRun
{
    private const string Key = "snooze_120";

    // So many cards that none is pressed twice within a second: WeCom's events tell only seconds apart.
    private const int Members = 40;
    private const int CardsEach = 10;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <inheritdoc/>
    public string Name => "c1";

    /// <inheritdoc/>
    public string Description => "200 clicks/s for 60 s (--seconds) under a locked store, a dead WeCom, a storm of 10,000 alerts";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context)
    {
        var members = Enumerable.Range(1, Members).Select(number => $"user{number}").ToList();
        await using var world = await World.StartAsync(context, new WorldOptions { Members = members, Layers = [], UnlimitedSandbox = true });
        var cards = await DealAsync(context, world, members);
        context.Say($"{cards.Count} cards are out");
        var rows = new List<RunRow>();

        using (var stop = new CancellationTokenSource())
        {
            var locking = LockAsync(context, world, stop.Token);
            rows.AddRange(await PressAsync(context, world, cards, "store locked 3 s at a time", 4000, null, rare: false));
            await stop.CancelAsync();
            rows.Add(RunRow.AtLeast("store locked 3 s at a time: locks held", await locking, "", 1));
        }

        world.WeCom.Switches.Inject("*", Fault.ResetBeforeRead(), int.MaxValue);
        rows.AddRange(await PressAsync(context, world, cards, "WeCom down", 1000, 500, rare: true));
        world.WeCom.Switches.ClearFaults();

        using (var stop = new CancellationTokenSource())
        {
            var alerts = context.Number("alerts", 10_000);
            var events = new NumberedEvents(world, "storm-", [await world.AddLaneAsync("Storm", [[members[0]]])]);
            var storm = events.RunAsync(16, stop.Token, alerts);
            rows.AddRange(await PressAsync(context, world, cards, "storm of alerts", 1000, 500, rare: true));
            await storm;
            rows.Add(RunRow.AtLeast("storm of alerts: acknowledged", events.Acknowledged, "", alerts));
        }

        await world.Server.StopAsync();
        rows.Add(await world.CheckHistoryAsync(context, null, settled: false));
        return new RunResult(rows);
    }

    // Incidents whose cards are with their members.
    private static async Task<List<(string UserId, string TaskId)>> DealAsync(RunContext context, World world, List<string> members)
    {
        foreach (var member in members)
        {
            var lane = await world.AddLaneAsync(member, [[member]]);
            for (var number = 0; number < CardsEach; number++)
            {
                await world.PushAsync($"{member} {number}", path: lane);
            }
        }

        await world.SettleAsync(context, s_patience);
        return members.SelectMany(member => world.WeCom.MessagesOf(member).Where(message => message.TaskId is not null)
            .Select(message => (member, message.TaskId!))).ToList();
    }

    private static async Task<List<RunRow>> PressAsync(
        RunContext context, World world, List<(string UserId, string TaskId)> cards, string what, double limit, double? stretch, bool rare)
    {
        var time = TimeSpan.FromSeconds(context.Number("seconds", 60));
        var callbacks = new Callbacks(world, context);
        var (clicks, checks) = (new Latencies(), new Latencies());
        var (bad, invalid, wrongEcho) = (0, 0, 0);
        var before = await EffectsAsync(world);
        var verifying = Pace.RunAsync(context, 100 / time.TotalSeconds, time, async (_, dueAt) =>
        {
            wrongEcho += await callbacks.VerifyAsync() ? 0 : 1;
            checks.Add(context.Time.GetElapsedTime(dueAt));
        });
        var pressed = await Pace.RunAsync(context, 200, time, async (number, dueAt) =>
        {
            var (userId, taskId) = cards[number % cards.Count];
            var (status, valid) = await callbacks.PressAsync(userId, taskId, Key);
            clicks.Add(context.Time.GetElapsedTime(dueAt));
            _ = status == HttpStatusCode.OK ? 0 : Interlocked.Increment(ref bad);
            _ = valid ? 0 : Interlocked.Increment(ref invalid);
        });
        await verifying;
        context.Say($"{what}: p50 {clicks.Percentile(0.5):0.0} ms, p99 {clicks.Percentile(0.99):0} ms, max {clicks.Max:0} ms");
        return
        [
            RunRow.Note($"{what}: clicks", pressed, ""),
            RunRow.AtMost($"{what}: {(rare ? "p99.9" : "slowest answer")}", rare ? clicks.Percentile(0.999) : clicks.Max, "ms", limit, stretch),
            RunRow.Exactly($"{what}: answers other than 200", bad, 0),
            RunRow.Exactly($"{what}: replies that are not signed and encrypted", invalid, 0),
            // Each click is another press of Snooze, which the timeline records.
            RunRow.Exactly($"{what}: clicks without effect", pressed - (await EffectsAsync(world) - before), 0),
            RunRow.AtMost($"{what}: GET check p99", checks.Percentile(0.99), "ms", 200),
            RunRow.Exactly($"{what}: GET checks with another body than the echo", wrongEcho, 0),
        ];
    }

    private static Task<int> EffectsAsync(World world) =>
        world.ReadAsync(db => db.Timeline.CountAsync(entry => entry.Type == TimelineType.Snooze));

    // Three seconds locked, seven free.
    private static async Task<int> LockAsync(RunContext context, World world, CancellationToken stop)
    {
        var locks = 0;
        await using var connection = new SqliteConnection($"Data Source={world.Server.Database};Pooling=False");
        await connection.OpenAsync(context.Cancel);
        while (!stop.IsCancellationRequested)
        {
            await context.RestAsync(TimeSpan.FromSeconds(2));
            await using (var transaction = connection.BeginTransaction(deferred: false))
            {
                locks++;
                await context.RestAsync(TimeSpan.FromSeconds(3));
            }

            await context.RestAsync(TimeSpan.FromSeconds(5));
        }

        return locks;
    }
}
