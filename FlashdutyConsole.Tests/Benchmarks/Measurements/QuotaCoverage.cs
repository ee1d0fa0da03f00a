using System.Globalization;
using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Sandbox;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>M5: how many of 100 incidents at once one member learns of, under WeCom's real quota.</summary>
public sealed class QuotaCoverage : Measurement
{
    private const int Incidents = 100;
    private const string Member = "zhang";
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(180);

    /// <inheritdoc/>
    public override string Name => "m5";

    /// <inheritdoc/>
    public override string Description => "100 incidents at once for one member under WeCom's real quota: the share the member learns of within 180 s";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PeerRow>> MeasureAsync(RunContext context, MeasurePlan plan)
    {
        _ = Alertmanager.Program;
        context.Say("the quota decides here, not the machine: one round, both sides at the same time, each with a strict sandbox of its own");
        var ours = OursAsync(context);
        var peer = PeerAsync(context);
        await Task.WhenAll(ours, peer);
        var (our, their) = (await ours, await peer);
        return
        [
            PeerRow.ByFigure("% of 100 incidents that the member learns of in 180 s", [our.Known], [their.Known], 100, null),
            PeerRow.ByFigure("seconds until the member knows of all", [our.Seconds ?? double.NaN], [], 180, 75, low: true) with { Peer = their.Seconds is { } time ? PeerRow.Figure(time) : "never" },
            PeerRow.ByFigure("messages that WeCom dropped without a word", [our.Dropped], [their.Dropped], 0, null, low: true) with { Ratio = "" },
        ];
    }

    private static async Task<Coverage> OursAsync(RunContext context)
    {
        await using var world = await World.StartAsync(context);
        var push = new Uri(world.Server.Address, await Source.PrometheusAsync(world, world.ChannelId));
        var start = await PostAsync(context, push, AlertBatch.Webhook);
        var numbers = await world.ReadAsync(async db => (await db.Incidents.Select(incident => incident.Id).ToListAsync(context.Cancel))
            .Select(id => id[^6..].ToUpperInvariant()).ToList());
        return await WatchAsync(context, world.WeCom, numbers, start);
    }

    private static async Task<Coverage> PeerAsync(RunContext context)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions(), null, context.Cancel);
        var corp = sandbox.State.Corps[0];
        await using var front = await PlainWeCom.StartAsync(context, sandbox.BaseUrl);
        await using var peer = await Alertmanager.StartAsync(context, Alertmanager.TellByWeCom(front.Address, corp.CorpId, corp.Apps[0].Secret, "1s"));
        var start = await PostAsync(context, peer.Alerts, AlertBatch.Api);
        return await WatchAsync(context, sandbox.State, [.. Names().Select(AlertBatch.Title)], start);
    }

    private static async Task<long> PostAsync(RunContext context, Uri address, Func<IEnumerable<string>, DateTimeOffset, byte[]> body)
    {
        using var poster = new Poster(1);
        var start = context.Time.GetTimestamp();
        await poster.PostAsync(address, body(Names(), context.Time.GetUtcNow()), context.Cancel);
        return start;
    }

    // An incident is known when its number, or there its title, stands in something the member got to see.
    private static async Task<Coverage> WatchAsync(RunContext context, SandboxWeCom weCom, List<string> marks, long start)
    {
        var known = 0;
        var all = await context.UntilAsync(
            () =>
            {
                var seen = string.Join('\n', weCom.MessagesOf(Member).Select(message => message.Text ?? message.Card?.MainTitle?.Desc));
                known = marks.Count(mark => seen.Contains(mark, StringComparison.Ordinal));
                return known == Incidents;
            },
            s_time, TimeSpan.FromMilliseconds(200));
        return new Coverage(known, all ? context.Time.GetElapsedTime(start).TotalSeconds : null, weCom.CountAll().TotalSilentDrops);
    }

    private static IEnumerable<string> Names() => Enumerable.Range(0, Incidents).Select(number => string.Create(CultureInfo.InvariantCulture, $"host-{number:000}"));

    private sealed record Coverage(int Known, double? Seconds, int Dropped);
}
