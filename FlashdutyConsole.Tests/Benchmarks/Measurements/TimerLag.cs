using System.Globalization;
using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Deliveries;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>M11, its second half: how late steps are taken that fall due while 10,000 incidents are open.</summary>
public sealed class TimerLag : IRun
{
    private const int Lanes = 20;
    private const int Batch = 20;

    /// <inheritdoc/>
    public string Name => "m12";

    /// <inheritdoc/>
    public string Description => "timer lag of M11: 10,000 open incidents, each escalated a minute after it was told; --incidents, --seconds of posting (30)";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context)
    {
        var incidents = context.Number("incidents", 10_000);
        var seconds = context.Number("seconds", 30);
        await using var world = await World.StartAsync(context, new WorldOptions
        {
            Members = [.. Enumerable.Range(0, 2 * Lanes).Select(number => string.Create(CultureInfo.InvariantCulture, $"m{number:00}"))],
            Layers = [],
            UnlimitedSandbox = true,
        });
        for (var lane = 0; lane < Lanes; lane++)
        {
            await world.AddLaneAsync(LaneName(lane), [[Member(lane)], [Member(lane + Lanes)]], escalateWindow: 1);
        }

        var channels = await world.ReadAsync(db => db.Channels.Where(channel => channel.Name.StartsWith("Lane")).OrderBy(channel => channel.Name).Select(channel => channel.Id).ToListAsync(context.Cancel));
        var addresses = new List<Uri>();
        foreach (var channel in channels)
        {
            addresses.Add(new Uri(world.Server.Address, await Source.PrometheusAsync(world, channel)));
        }

        using var poster = new Poster(4);
        var posts = new List<Task>();
        await Beat.RunAsync(context, incidents / Batch, Math.Max(1, incidents / Batch / seconds), number => posts.Add(poster.PostAsync(
            addresses[number % Lanes],
            AlertBatch.Webhook(Enumerable.Range(number * Batch, Batch).Select(host => string.Create(CultureInfo.InvariantCulture, $"host-{host:00000}")), context.Time.GetUtcNow()),
            context.Cancel)));
        await Task.WhenAll(posts);
        context.Say($"{incidents:#,0} incidents are open; their second steps fall due over {seconds} s");
        var all = await context.UntilAsync(
            async () => (await LagsAsync(world, context.Cancel)).Count >= incidents, TimeSpan.FromSeconds(120 + seconds), TimeSpan.FromSeconds(3));
        var lags = (await LagsAsync(world, context.Cancel)).Select(lag => lag.TotalMilliseconds).ToList();
        return new RunResult(
        [
            RunRow.That("every second step was taken", all, $"{lags.Count:#,0} of {incidents:#,0}"),
            RunRow.Note("lag of a due step, p50", Percentile.Of(lags, 0.5), "ms"),
            RunRow.AtMost("lag of a due step, p99 (GoAlert's cycle: 5 s)", Percentile.Of(lags, 0.99), "ms", 1000),
            RunRow.Note("lag of a due step, longest", Percentile.Of(lags, 1), "ms"),
        ]);
    }

    // The first message to an incident's first member sets its timer; the second member's first says when the step was taken.
    private static async Task<List<TimeSpan>> LagsAsync(World world, CancellationToken cancellationToken)
    {
        var told = await world.ReadAsync(db => db.Deliveries.Where(delivery => delivery.Kind == DeliveryKind.Card)
            .Select(delivery => new { delivery.IncidentId, delivery.CreatedAt }).ToListAsync(cancellationToken));
        return [.. told.GroupBy(delivery => delivery.IncidentId).Select(incident => incident.Select(delivery => delivery.CreatedAt).Order().Take(2).ToList())
            .Where(times => times.Count == 2).Select(times => times[1] - times[0] - TimeSpan.FromMinutes(1))];
    }

    private static string LaneName(int lane) => string.Create(CultureInfo.InvariantCulture, $"Lane {lane:00}");

    private static string Member(int number) => string.Create(CultureInfo.InvariantCulture, $"m{number:00}");
}
