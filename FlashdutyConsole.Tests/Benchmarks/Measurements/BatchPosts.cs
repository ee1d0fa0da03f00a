using System.Globalization;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>M2: posts with 50 alerts each, four at once.</summary>
public sealed class BatchPosts : Measurement
{
    private const int Batch = 50;
    private const int Connections = 4;

    /// <inheritdoc/>
    public override string Name => "m2";

    /// <inheritdoc/>
    public override string Description => "alerts a second in posts of 50 new ones: Alertmanager's webhook to the console, its own API there";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PeerRow>> MeasureAsync(RunContext context, MeasurePlan plan)
    {
        _ = (Wrk.Path, Alertmanager.Program);
        context.Say("posted: 50 alerts a request, each of its own host; here an incident each, with rule, linked member and a WeCom to send to");
        var rounds = await Turns.RunAsync(context, plan, round => OursAsync(context, plan, round), round => PeerAsync(context, plan, round));
        return
        [
            PeerRow.ByRatio("alerts/s in posts of 50", rounds.Our(one => Batch * one.Wrk.PerSecond), rounds.Their(one => Batch * one.Wrk.PerSecond), 0.5, 2),
            PeerRow.Note(
                "p99 of such a post in ms", PeerRow.Figure(Percentile.Median(rounds.Our(one => one.Wrk.P99))), PeerRow.Figure(Percentile.Median(rounds.Their(one => one.Wrk.P99)))),
        ];
    }

    private static async Task<Round> OursAsync(RunContext context, MeasurePlan plan, int round)
    {
        await using var world = await World.StartAsync(context);
        var push = await Source.PrometheusAsync(world, world.ChannelId);
        return await RunAsync(context, plan, new Uri(world.Server.Address, push), round, WrkScripts.FiftyEvents);
    }

    private static async Task<Round> PeerAsync(RunContext context, MeasurePlan plan, int round)
    {
        await using var peer = await Alertmanager.StartAsync(context, Alertmanager.NobodyToTell);
        return await RunAsync(context, plan, peer.Alerts, round, WrkScripts.FiftyAlerts);
    }

    private static async Task<Round> RunAsync(RunContext context, MeasurePlan plan, Uri address, int round, Func<string, DateTimeOffset, string> script)
    {
        var now = context.Time.GetUtcNow();
        await Wrk.RunAsync(context, address, script($"warm{round}", now), Connections, plan.WarmUpSeconds);
        return new Round(await Wrk.RunAsync(context, address, script($"run{round}", now), Connections, plan.Seconds));
    }

    private sealed record Round(WrkResult Wrk)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Batch * Wrk.PerSecond:#,0} alerts/s, p99 {Wrk.P99:0.0} ms, failed {Wrk.Failed}");
    }
}
