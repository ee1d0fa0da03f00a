using System.Diagnostics;
using System.Globalization;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>M10: memory and lists do not grow with what is stored.</summary>
public sealed class SizeIndependence : Measurement
{
    private const int ListSize = 30_000;
    private const int Batch = 50;
    private const int AtOnce = 4;

    /// <inheritdoc/>
    public override string Name => "m10";

    /// <inheritdoc/>
    public override string Description => "memory with 100,000 active alerts; first page of the list at 30,000 and 1,000,000 incidents; the growth curve";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PeerRow>> MeasureAsync(RunContext context, MeasurePlan plan)
    {
        _ = Alertmanager.Program;
        var alerts = context.Number("alerts", plan.Quick ? 20_000 : 100_000);
        context.Say($"posted for the memory: {alerts:#,0} alerts in posts of {Batch}, each of its own host; here an incident each, with rule and linked member");
        var memory = await Turns.RunAsync(context, plan, _ => OursAsync(context, plan, alerts), _ => PeerAsync(context, plan, alerts));
        var list = await PeerListAsync(context);
        var points = await Growth.RunAsync(context, Growth.Sizes(context.Number("most", plan.Quick ? ListSize : 1_000_000)));
        var (few, many) = (points.LastOrDefault(point => point.Stored <= ListSize) ?? points[0], points[^1]);
        return
        [
            PeerRow.ByRatio($"memory with {alerts:#,0} active alerts, MiB", memory.Our(one => one.Mib), memory.Their(one => one.Mib), 0.5, null, low: true),
            PeerRow.ByFigure($"first page of {few.Stored:#,0} incidents in ms; there the whole list", [few.ListMilliseconds], [list], 50, null, low: true),
            PeerRow.ByFigure($"first page of {many.Stored:#,0} incidents in ms", [many.ListMilliseconds], [], 100, null, low: true),
            PeerRow.ByFigure($"its time, to that of {few.Stored:#,0}", [many.ListMilliseconds / few.ListMilliseconds], [], 2, null, low: true),
            PeerRow.Note($"what the page asks the database, in ms, {few.Stored:#,0} and {many.Stored:#,0}", $"{PeerRow.Figure(few.PageMilliseconds)} and {PeerRow.Figure(many.PageMilliseconds)}"),
            .. await GrowthCurve.RowsAsync(context, plan, points),
        ];
    }

    private static async Task<Memory> OursAsync(RunContext context, MeasurePlan plan, int alerts)
    {
        await using var world = await World.StartAsync(context);
        await PostAsync(context, new Uri(world.Server.Address, await Source.PrometheusAsync(world, world.ChannelId)), AlertBatch.Webhook, alerts);
        await context.RestAsync(TimeSpan.FromSeconds(plan.Seconds));
        return new Memory(world.Server.MemoryMib(), world.Server.PeakMemoryMib());
    }

    private static async Task<Memory> PeerAsync(RunContext context, MeasurePlan plan, int alerts)
    {
        await using var peer = await Alertmanager.StartAsync(context, Alertmanager.NobodyToTell);
        await PostAsync(context, peer.Alerts, AlertBatch.Api, alerts);
        await context.RestAsync(TimeSpan.FromSeconds(plan.Seconds));
        return new Memory(peer.MemoryMib(), null);
    }

    private static async Task<double> PeerListAsync(RunContext context)
    {
        await using var peer = await Alertmanager.StartAsync(context, Alertmanager.NobodyToTell);
        await PostAsync(context, peer.Alerts, AlertBatch.Api, ListSize);
        var times = new List<double>();
        for (var turn = 0; turn < 5; turn++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await peer.Http.GetAsync(peer.Alerts, context.Cancel);
            await answer.Content.CopyToAsync(Stream.Null, context.Cancel);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Percentile.Median(times);
    }

    private static async Task PostAsync(RunContext context, Uri address, Func<IEnumerable<string>, DateTimeOffset, byte[]> body, int alerts)
    {
        var now = context.Time.GetUtcNow();
        using var poster = new Poster(AtOnce);
        await poster.PostAllAsync(
            Enumerable.Range(0, alerts).Chunk(Batch).Select(numbers => (address, body(numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"host-{number:0000000}")), now))),
            AtOnce, context.Cancel);
    }

    private sealed record Memory(double Mib, double? PeakMib)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mib:0} MiB{(PeakMib is { } peak ? $", at most {peak:0}" : "")}");
    }
}
