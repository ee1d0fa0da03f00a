using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Sandbox.Switches;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Benchmarks.Faults;

/// <summary>A3: the process is killed at three points of one send, and the connection is reset at a fourth.</summary>
public sealed class KillAroundSend : IRun
{
    private const string Send = "message/send";
    private static readonly string[] s_members = ["user1", "user2", "user3", "user4", "user5", "user6"];
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan s_held = TimeSpan.FromSeconds(2);

    private enum Point
    {
        BeforeConnect,
        AfterRead,
        BeforeCommit,
        Reset,
    }

    /// <inheritdoc/>
    public string Name => "a3";

    /// <inheritdoc/>
    public string Description => "kill -9 before, during and after a send, and a TCP reset, 30 times each (--rounds)";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context)
    {
        var rounds = context.Number("rounds", 30);
        await using var world = await World.StartAsync(context, new WorldOptions { Members = s_members, Layers = [] });
        var lanes = new List<string>();
        foreach (var member in s_members)
        {
            lanes.Add(await world.AddLaneAsync(member, [[member]]));
        }

        var rows = new List<RunRow>();
        foreach (var point in Enum.GetValues<Point>())
        {
            var (seen, sent, hit, attempts) = (0, 0, 0, 0L);
            for (var round = 0; round < rounds; round++)
            {
                var lane = ((int)point * rounds + round) % lanes.Count;
                var title = $"{point} {round}";
                var before = world.WeCom.CountAll().Requests(Send);
                hit += await StrikeAsync(context, world, point, round, title, lanes[lane]) ? 1 : 0;
                sent += await context.UntilAsync(async () => await StateAsync(world, title) == DeliveryState.Sent, s_patience) ? 1 : 0;
                // A call whose answer is held counts when it ends; in the next round it would be taken for that round's.
                var calls = point == Point.BeforeConnect ? 1 : 2;
                await context.UntilAsync(() => world.WeCom.CountAll().Requests(Send) - before >= calls, 5 * s_held);
                seen += world.WeCom.MessagesOf(s_members[lane]).Count(message => message.Card?.MainTitle?.Title == title) == 1 ? 1 : 0;
                attempts += world.WeCom.CountAll().Requests(Send) - before;
            }

            context.Say($"{point}: {seen} of {rounds} seen once");
            rows.Add(RunRow.Exactly($"{Words(point)}: struck while the send was under way", hit, rounds));
            rows.Add(RunRow.Exactly($"{Words(point)}: visible exactly once", seen, rounds));
            rows.Add(RunRow.Exactly($"{Words(point)}: final state sent", sent, rounds));
            rows.Add(RunRow.AtLeast($"{Words(point)}: requests", attempts, "", rounds));
        }

        rows.Add(await EqualTitlesAsync(context, world, lanes[0]));
        await world.SettleAsync(context, s_patience);
        rows.Add(await world.CheckHistoryAsync(context, null, settled: true));
        return new RunResult(rows);
    }

    private static string Words(Point point) => point switch
    {
        Point.BeforeConnect => "killed before the message left",
        Point.AfterRead => "killed after WeCom had read it",
        Point.BeforeCommit => "killed after the answer, before the commit",
        _ => "TCP reset after WeCom had read it",
    };

    /// <summary>Brings the process to the point and strikes.</summary>
    /// <returns>Whether the store says that the send was under way, as it must for the round to count.</returns>
    private static async Task<bool> StrikeAsync(RunContext context, World world, Point point, int round, string title, string lane)
    {
        var switches = world.WeCom.Switches;
        if (point == Point.Reset)
        {
            // Carried out or not, the console cannot know.
            switches.Inject(Send, Fault.ResetAfterRead(processed: round % 2 == 0));
            await world.PushAsync(title, path: lane);
            return true;
        }

        if (point == Point.BeforeConnect)
        {
            // A fresh process has no token: it claims the message, then hangs before a byte of it has left.
            await world.Server.KillAsync();
            await world.Server.StartAsync();
            switches.Inject("gettoken", Fault.Hang());
            await StrikeAsync(context, world, "gettoken", title, lane);
        }
        else if (point == Point.AfterRead && round % 2 == 1)
        {
            switches.Inject(Send, Fault.Hang(processed: false));
            await StrikeAsync(context, world, Send, title, lane);
        }
        else
        {
            switches.Inject(Send, Fault.Delay(point == Point.AfterRead ? s_held : TimeSpan.FromMilliseconds(500)));
            var visible = world.WeCom.CountAll().TotalVisible;
            await world.PushAsync(title, path: lane);
            await context.UntilAsync(() => world.WeCom.CountAll().TotalVisible > visible, s_patience);
            await (point == Point.AfterRead ? world.Server.KillAsync() : KillBeforeCommitAsync(context, world));
        }

        switches.ClearFaults();
        switches.ReleaseHangs();
        var state = await StateAsync(world, title);
        if (state != DeliveryState.Sending)
        {
            context.Say($"{title}: {state?.ToString() ?? "not in the outbox"} when the process was gone");
        }

        await world.Server.StartAsync();
        return state == DeliveryState.Sending;
    }

    private static async Task StrikeAsync(RunContext context, World world, string path, string title, string lane)
    {
        var before = world.WeCom.CountAll().Requests(path);
        await world.PushAsync(title, path: lane);
        await context.UntilAsync(() => world.WeCom.CountAll().Requests(path) > before, s_patience);
        await world.Server.KillAsync();
    }

    // While another connection holds the write lock, the answer is read and cannot be recorded.
    private static async Task KillBeforeCommitAsync(RunContext context, World world)
    {
        var before = world.WeCom.CountAll().Requests(Send);
        await using var connection = new SqliteConnection($"Data Source={world.Server.Database};Pooling=False");
        await connection.OpenAsync(context.Cancel);
        await using (var transaction = connection.BeginTransaction(deferred: false))
        {
            await context.UntilAsync(() => world.WeCom.CountAll().Requests(Send) > before, s_patience);
            await context.RestAsync(TimeSpan.FromMilliseconds(100));
            await world.Server.KillAsync();
        }
    }

    private static async Task<RunRow> EqualTitlesAsync(RunContext context, World world, string lane)
    {
        const string title = "Equal titles";
        world.WeCom.Switches.Inject(Send, Fault.ResetAfterRead(processed: true), 2);
        await world.PushAsync(title, key: "equal 1", path: lane);
        await world.PushAsync(title, key: "equal 2", path: lane);
        await world.SettleAsync(context, s_patience);
        return RunRow.Exactly(
            "two incidents with equal titles, both visible", world.WeCom.MessagesOf(s_members[0]).Count(message => message.Card?.MainTitle?.Title == title), 2);
    }

    private static Task<DeliveryState?> StateAsync(World world, string title) => world.ReadAsync(db => db.Incidents
        .Where(incident => incident.Title == title)
        .Join(db.Deliveries, incident => incident.Id, delivery => delivery.IncidentId, (_, delivery) => (DeliveryState?)delivery.State)
        .FirstOrDefaultAsync());
}
