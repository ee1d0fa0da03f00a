using System.Globalization;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>M6: from the post of an alert to its card at WeCom.</summary>
public sealed class NotifyLatency : Measurement
{
    private const int PerSecond = 50;
    private const int PerMember = 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override string Name => "m6";

    /// <inheritdoc/>
    public override string Description => "300 alerts, 50 a second: from the start of the post to the arrival at WeCom, fsync and outbox included; group_wait 0";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PeerRow>> MeasureAsync(RunContext context, MeasurePlan plan)
    {
        _ = Alertmanager.Program;
        var alerts = plan.Seconds < 6 ? PerSecond * plan.Seconds : 300;
        var members = (alerts + PerMember - 1) / PerMember;
        context.Say($"posted: {alerts} alerts a round, one a post, {PerSecond} a second; the time starts before the post, so it holds the way to the server and the commit");
        await using var world = await Team.WorldAsync(context, members * (plan.Rounds + 1));
        var teams = await Team.MakeAsync(world, delay: 0);
        await using var receiver = await PlainWeCom.StartAsync(context);
        await using var peer = await Alertmanager.StartAsync(context, Alertmanager.TellByWeCom(receiver.Address, "corp", "secret", "0s"));
        using var poster = new Poster(16);

        async Task<Times> OursAsync(int round)
        {
            var mine = teams.Skip(round * members).Take(members).ToList();
            var starts = await PostAsync(context, alerts, number => poster.PostAsync(
                mine[number % members].Push, AlertBatch.Webhook([Host(round, number)], context.Time.GetUtcNow()), context.Cancel));
            Dictionary<string, DateTimeOffset> arrived = [];
            await context.UntilAsync(
                () =>
                {
                    arrived = mine.SelectMany(team => world.WeCom.MessagesOf(team.Member)).ToDictionary(message => message.Card?.MainTitle?.Title ?? message.MsgId, message => message.Time);
                    return arrived.Count >= alerts;
                },
                s_patience, TimeSpan.FromMilliseconds(200));
            return Times.Of(Enumerable.Range(0, alerts).Select(number => arrived.TryGetValue(AlertBatch.Title(Host(round, number)), out var at) ? at - starts[number] : (TimeSpan?)null));
        }

        async Task<Times> PeerAsync(int round)
        {
            receiver.Arrivals.Clear();
            var starts = await PostAsync(context, alerts, number =>
                poster.PostAsync(peer.Alerts, AlertBatch.Api([Host(round, number)], context.Time.GetUtcNow()), context.Cancel));
            await context.UntilAsync(() => receiver.Arrivals.Count >= alerts, s_patience, TimeSpan.FromMilliseconds(200));
            var arrivals = receiver.Arrivals.ToList();
            return Times.Of(Enumerable.Range(0, alerts).Select(number =>
                arrivals.Where(arrival => arrival.Text.Contains(AlertBatch.Title(Host(round, number)), StringComparison.Ordinal)).Select(arrival => (TimeSpan?)(arrival.At - starts[number])).FirstOrDefault()));
        }

        await OursAsync(0);
        await PeerAsync(0);
        var rounds = await Turns.RunAsync(context, plan, OursAsync, PeerAsync);
        return
        [
            PeerRow.ByFigure("post to card at WeCom, p50 in ms", rounds.Our(one => one.P50), rounds.Their(one => one.P50), 20, 6, low: true),
            PeerRow.ByFigure("post to card at WeCom, p99 in ms", rounds.Our(one => one.P99), rounds.Their(one => one.P99), 250, null, low: true),
            PeerRow.Note("post to card at WeCom, longest in ms", PeerRow.Figure(rounds.Our(one => one.Longest).Max()), PeerRow.Figure(rounds.Their(one => one.Longest).Max())),
            PeerRow.ByFigure("alerts without a message", rounds.Our(one => one.Missing), rounds.Their(one => one.Missing), 0, null, low: true) with { Ratio = "" },
        ];
    }

    // On the beat, whether or not the last one was answered.
    private static async Task<DateTimeOffset[]> PostAsync(RunContext context, int alerts, Func<int, Task> post)
    {
        var starts = new DateTimeOffset[alerts];
        var posts = new List<Task>();
        await Beat.RunAsync(context, alerts, PerSecond, number =>
        {
            starts[number] = context.Time.GetUtcNow();
            posts.Add(post(number));
        });
        await Task.WhenAll(posts);
        return starts;
    }

    private static string Host(int round, int number) => string.Create(CultureInfo.InvariantCulture, $"r{round}n{number:000}e");

    private sealed record Times(double P50, double P99, double Longest, int Missing)
    {
        public static Times Of(IEnumerable<TimeSpan?> times)
        {
            var all = times.ToList();
            var known = all.OfType<TimeSpan>().Select(time => time.TotalMilliseconds).ToList();
            return new Times(Percentile.Of(known, 0.5), Percentile.Of(known, 0.99), Percentile.Of(known, 1), all.Count - known.Count);
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"p50 {P50:0.0} ms, p99 {P99:0.0} ms, longest {Longest:0.0} ms, {Missing} missing");
    }
}
