using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using FlashdutyConsole.Benchmarks.History;
using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Sandbox.Switches;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Benchmarks.Faults;

/// <summary>B4: one app's WeCom is slow, then dead, beside a healthy one; then both are away until ten thousand messages wait.</summary>
public sealed class SlowWeCom : IRun
{
    private const int PerSecond = 50;
    private const int MembersEach = 300;
    private const int OtherAgent = 1000099;
    private const string Send = "message/send";

    // Of what fires in the outage, one in ten is over before WeCom is back.
    private const int OverEvery = 10;
    private const int OverAfter = 100;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public string Name => "b4";

    /// <inheritdoc/>
    public string Description => "50 alerts/s, half to an app that is slow (--seconds), then dead, half to a healthy one; then both away until 10,000 messages (--backlog) wait";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context)
    {
        var time = TimeSpan.FromSeconds(context.Number("seconds", 20));
        var backlog = context.Number("backlog", 10_000);
        var slow = Enumerable.Range(1, MembersEach).Select(number => $"slow{number}").ToList();
        var quick = Enumerable.Range(1, MembersEach).Select(number => $"quick{number}").ToList();
        await using var world = await World.StartAsync(context, new WorldOptions
        {
            Members = slow, Layers = [], Sandbox = new() { Calls = 60 * backlog, MessagesPerConversation = 2000 },
        });
        await world.AddAppAsync(world.App.Corp.AddApp(OtherAgent, "Other"), quick);
        // Each in turn: an alert for the app with the trouble, one for the healthy app.
        var lanes = new List<string>();
        for (var number = 0; number < MembersEach; number++)
        {
            lanes.Add(await world.AddLaneAsync(slow[number], [[slow[number]]]));
            lanes.Add(await world.AddLaneAsync(quick[number], [[quick[number]]]));
        }

        var load = new Load(context, world, lanes);
        // Not counted: the console is as fast as it gets only after some seconds.
        await load.RunAsync("warm", time / 2);
        var normal = await load.RunAsync("normal", time);
        world.WeCom.Switches.Inject(Send, Fault.Delay(TimeSpan.FromSeconds(9)), int.MaxValue, world.App.AgentId);
        var late = await load.RunAsync("late", time);
        world.WeCom.Switches.ClearFaults();
        world.WeCom.Switches.Inject(Send, Fault.Hang(), int.MaxValue, world.App.AgentId);
        var dead = await load.RunAsync("dead", time);
        world.WeCom.Switches.ClearFaults();
        world.WeCom.Switches.ReleaseHangs();
        var rested = await world.SettleAsync(context, s_patience);

        context.Say($"both away until {backlog} messages wait");
        world.WeCom.Switches.Inject("*", Fault.ResetBeforeRead(), int.MaxValue);
        var away = await load.RunAsync("away", TimeSpan.FromSeconds(backlog * 1.0 / PerSecond * OverEvery / (OverEvery - 1)), over: true);
        // Some wait in a list: attempts that fail count against a member's quota too.
        var waiting = await world.ReadAsync(db => db.Deliveries.CountAsync(delivery => delivery.StepKey != null
            && (delivery.State == DeliveryState.Pending || delivery.State == DeliveryState.Sending || delivery.State == DeliveryState.Merged)));
        var back = context.Time.GetTimestamp();
        world.WeCom.Switches.ClearFaults();
        var settled = await world.SettleAsync(context, s_patience);
        var drained = context.Time.GetElapsedTime(back);
        return new RunResult(
        [
            RunRow.Note("acknowledgement p99, both well", normal.Acks.Percentile(0.99), "ms"),
            .. Beside("app 1 answers after 9 s", normal, late), .. Beside("app 1 never answers", normal, dead),
            RunRow.AtMost("open connections to WeCom, at most", load.Sockets, "", WeComConnections),
            RunRow.That("app 1 is back: everybody is told", rested),
            .. Ingest("both away", normal, away),
            RunRow.AtLeast("messages that wait at the end", waiting, "", backlog * 0.95),
            RunRow.That("everybody is told of everything", settled),
            RunRow.AtMost("drained after", drained.TotalSeconds, "s", 75),
            RunRow.Exactly("announced as firing after it was over", load.AnnouncedLate(), 0),
            RunRow.Exactly("posts refused or broken", load.Told.Count(one => !one.Acknowledged), 0),
            RunRow.Exactly("silent drops by WeCom's quotas", world.WeCom.CountAll().TotalSilentDrops, 0),
            await world.CheckHistoryAsync(context, load.Told, settled),
        ]);
    }

    // The most that the console opens to one server.
    private const int WeComConnections = 64;

    private static List<RunRow> Beside(string what, Part normal, Part part) =>
    [
        RunRow.AtMost($"{what}: cards of the other app, p99", part.Cards.Percentile(0.99), "ms", 2000),
        RunRow.Note($"{what}: cards of the other app, p99, while both are well", normal.Cards.Percentile(0.99), "ms"),
        RunRow.Exactly($"{what}: cards of the other app that never came", part.Missing, 0),
        .. Ingest(what, normal, part),
    ];

    private static List<RunRow> Ingest(string what, Part normal, Part part) =>
        [RunRow.AtMost($"{what}: acknowledgement p99", part.Acks.Percentile(0.99), "ms", 1.2 * normal.Acks.Percentile(0.99))];

    private sealed record Part(Latencies Acks, Latencies Cards, int Missing);

    private sealed class Load(RunContext context, World world, List<string> lanes)
    {
        private readonly ConcurrentQueue<ToldEvent> _told = new();
        private readonly ConcurrentDictionary<string, DateTimeOffset> _over = new();
        private int _posted;

        public IReadOnlyCollection<ToldEvent> Told => _told;

        public int Sockets { get; private set; }

        /// <summary>Posts so long; then waits until the healthy app's cards are there, unless both are away.</summary>
        public async Task<Part> RunAsync(string name, TimeSpan time, bool over = false)
        {
            var first = _posted;
            var acks = new Latencies();
            var starts = new ConcurrentDictionary<string, DateTimeOffset>();
            var posting = Pace.RunAsync(context, PerSecond, time, async (number, dueAt) =>
            {
                var title = $"{name} {number}";
                starts[title] = context.Time.GetUtcNow();
                await PostAsync(title, first + number, "Critical");
                acks.Add(context.Time.GetElapsedTime(dueAt));
                if (over && number >= OverAfter && number % OverEvery == 0)
                {
                    await PostAsync($"{name} {number - OverAfter}", first + number - OverAfter, "Ok");
                }
            });
            while (!posting.IsCompleted)
            {
                Sockets = Math.Max(Sockets, IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections().Count(connection =>
                    connection.RemoteEndPoint.Port == world.Sandbox.BaseUrl.Port && connection.State == TcpState.Established));
                await Task.WhenAny(posting, context.RestAsync(TimeSpan.FromMilliseconds(500)));
            }

            _posted += await posting;
            var (cards, missing) = over ? (new Latencies(), 0) : await CardsAsync(starts);
            context.Say($"{name}: acknowledgement p50 {acks.Percentile(0.5):0.0} ms, p99 {acks.Percentile(0.99):0.0} ms; cards of the other app p99 {cards.Percentile(0.99):0.0} ms");
            return new Part(acks, cards, missing);
        }

        /// <summary>Cards that came although their alert was over.</summary>
        public int AnnouncedLate() => world.WeCom.CountAll().VisibleMessages.Keys.SelectMany(user => world.WeCom.MessagesOf(user))
            .Count(message => message.Kind == SandboxMessageKind.TemplateCard && _over.TryGetValue(message.Card!.MainTitle!.Title!, out var at) && message.Time >= at);

        private async Task PostAsync(string title, int lane, string severity)
        {
            var status = await world.PushAsync(title, severity: severity, path: lanes[lane % lanes.Count]);
            _told.Enqueue(new ToldEvent(title, status == HttpStatusCode.OK));
            if (severity == "Ok")
            {
                _over[title] = context.Time.GetUtcNow();
            }
        }

        private async Task<(Latencies Cards, int Missing)> CardsAsync(ConcurrentDictionary<string, DateTimeOffset> starts)
        {
            Dictionary<string, DateTimeOffset> arrived = [];
            var wanted = starts.Count / 2;
            await context.UntilAsync(
                () =>
                {
                    arrived = world.WeCom.CountAll().VisibleMessages.Keys.Where(user => user.StartsWith("quick", StringComparison.OrdinalIgnoreCase))
                        .SelectMany(user => world.WeCom.MessagesOf(user)).Where(message => starts.ContainsKey(message.Card?.MainTitle?.Title ?? ""))
                        .ToDictionary(message => message.Card!.MainTitle!.Title!, message => message.Time);
                    return arrived.Count >= wanted;
                },
                TimeSpan.FromSeconds(30));
            if (arrived.Count < wanted)
            {
                foreach (var state in await world.ReadAsync(db => db.Deliveries.Where(delivery => delivery.WeComUserId.StartsWith("quick"))
                    .GroupBy(delivery => new { delivery.State, delivery.Reason, delivery.ErrCode, delivery.Error }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync()))
                {
                    context.Say($"the other app: {state.Count} {state.Key}");
                }
            }

            var cards = new Latencies();
            foreach (var (title, at) in arrived)
            {
                cards.Add(at - starts[title]);
            }

            return (cards, wanted - arrived.Count);
        }
    }
}
