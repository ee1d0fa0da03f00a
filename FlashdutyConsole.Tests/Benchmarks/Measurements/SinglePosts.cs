using System.Globalization;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>M1: posts with one alert each. Durable with incident and outbox here, in memory there.</summary>
public sealed class SinglePosts : Measurement
{
    private const double CloudFlashdutyPerSecond = 200;

    /// <inheritdoc/>
    public override string Name => "m1";

    /// <inheritdoc/>
    public override string Description => "acknowledged posts a second, one new alert each, 16 and 64 at once; Alertmanager keeps them in memory only";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PeerRow>> MeasureAsync(RunContext context, MeasurePlan plan)
    {
        _ = (Wrk.Path, Alertmanager.Program);
        context.Say("posted: one alert a request, each of its own host; here an incident each, with rule, linked member and a WeCom to send to");
        var rounds = await Turns.RunAsync(context, plan, round => OursAsync(context, plan, round), round => PeerAsync(context, plan, round));
        return
        [
            PeerRow.ByRatio("posts/s, 16 at once", rounds.Our(one => one.Few.PerSecond), rounds.Their(one => one.Few.PerSecond), 0.5, 1),
            PeerRow.ByFigure("posts/s, 64 at once", rounds.Our(one => one.Many.PerSecond), rounds.Their(one => one.Many.PerSecond), 10 * CloudFlashdutyPerSecond, null),
            PeerRow.ByRatio("p99 of a post in ms, 64 at once", rounds.Our(one => one.Many.P99), rounds.Their(one => one.Many.P99), 1, null, low: true),
            PeerRow.ByFigure("posts refused or unanswered", rounds.Our(one => one.Few.Failed + one.Many.Failed), rounds.Their(one => one.Few.Failed + one.Many.Failed), 0, null, low: true) with { Ratio = "" },
        ];
    }

    private static async Task<Round> OursAsync(RunContext context, MeasurePlan plan, int round)
    {
        // A new console each round, as the peer's memory also starts empty.
        await using var world = await World.StartAsync(context);
        var address = new Uri(world.Server.Address, world.PushPath);
        return await RunAsync(context, plan, address, round, WrkScripts.OneEvent);
    }

    private static async Task<Round> PeerAsync(RunContext context, MeasurePlan plan, int round)
    {
        await using var peer = await Alertmanager.StartAsync(context, Alertmanager.NobodyToTell);
        return await RunAsync(context, plan, peer.Alerts, round, WrkScripts.OneAlert);
    }

    private static async Task<Round> RunAsync(RunContext context, MeasurePlan plan, Uri address, int round, Func<string, string> script)
    {
        await Wrk.RunAsync(context, address, script($"warm{round}"), 16, plan.WarmUpSeconds);
        return new Round(
            await Wrk.RunAsync(context, address, script($"few{round}"), 16, plan.Seconds),
            await Wrk.RunAsync(context, address, script($"many{round}"), 64, plan.Seconds));
    }

    private sealed record Round(WrkResult Few, WrkResult Many)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"16 at once {Few.PerSecond:#,0}/s, p99 {Few.P99:0.0} ms; 64 at once {Many.PerSecond:#,0}/s, p99 {Many.P99:0.0} ms; failed {Few.Failed + Many.Failed}");
    }
}
