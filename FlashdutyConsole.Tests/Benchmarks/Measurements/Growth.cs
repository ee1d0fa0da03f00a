using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Incidents;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>Fills one console with more and more alerts and looks at it on the way.</summary>
public sealed class Growth : IDisposable
{
    private const int Batch = 50;
    private const int AtOnce = 4;
    private const int Sample = 10_000;
    private const int WarmUp = 500;
    private const int Reads = 40;
    private const int PageSize = 50;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);

    private readonly RunContext _context;
    private readonly World _world;
    private readonly Uri _push;
    private readonly Poster _poster = new(AtOnce);
    private int _stored;

    private Growth(RunContext context, World world, Uri push)
    {
        _context = context;
        _world = world;
        _push = push;
    }

    /// <summary>Sizes looked at: powers of ten and three times those, up to the most.</summary>
    public static IReadOnlyList<int> Sizes(int most) =>
        [.. new[] { 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000 }.Where(size => size <= most)];

    /// <summary>Fills a new console up to each of the sizes.</summary>
    public static async Task<IReadOnlyList<GrowthPoint>> RunAsync(RunContext context, IReadOnlyList<int> sizes)
    {
        // Without a rule nobody is told, so a million incidents stay a million rows to handle and not a million messages.
        await using var world = await World.StartAsync(context, new WorldOptions { Layers = [] });
        using var growth = new Growth(context, world, new Uri(world.Server.Address, await Source.PrometheusAsync(world, world.ChannelId)));
        for (var turn = 0; turn < 10; turn++)
        {
            // The same alerts again: the server warms up and little is stored.
            await growth.PostAsync(0, WarmUp);
        }

        growth._stored = WarmUp;
        await growth.SettleAsync();
        var empty = growth.DatabaseBytes();
        var points = new List<GrowthPoint>();
        foreach (var size in sizes)
        {
            points.Add(await growth.ReachAsync(size, empty));
            context.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{size:#,0} stored: {points[^1].EventMicroseconds:0} us an event ({points[^1].ProcessorMicroseconds:0} us processor), {points[^1].IncidentBytes:#,0} bytes an incident, list {points[^1].ListMilliseconds:0.0} ms, page {points[^1].PageMilliseconds:0.0} ms"));
        }

        return points;
    }

    /// <inheritdoc/>
    public void Dispose() => _poster.Dispose();

    private async Task<GrowthPoint> ReachAsync(int size, long empty)
    {
        var sample = Math.Min(Sample, (size - _stored) / Batch * Batch);
        await PostAsync(_stored, size - sample - _stored);
        await SettleAsync();
        var processor = _world.Server.Processor();
        var start = _context.Time.GetTimestamp();
        await PostAsync(size - sample, sample);
        var time = _context.Time.GetElapsedTime(start);
        _stored = size;
        await SettleAsync();
        processor = _world.Server.Processor() - processor;
        return new GrowthPoint(
            size, time.TotalMicroseconds / sample, processor.TotalMicroseconds / sample, (double)(DatabaseBytes() - empty) / (size - WarmUp),
            await TimeAsync(ListAsync), await TimeAsync(PageAsync()));
    }

    private async Task PostAsync(int first, int count)
    {
        var now = _context.Time.GetUtcNow();
        await _poster.PostAllAsync(
            Enumerable.Range(first, count).Chunk(Batch).Select(numbers => (_push, AlertBatch.Webhook(numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"host-{number:0000000}")), now))),
            AtOnce, _context.Cancel);
    }

    // The engine has looked at every incident.
    private async Task SettleAsync()
    {
        if (!await _context.UntilAsync(
            () => _world.ReadAsync(async db => !await db.Incidents.AnyAsync(incident => incident.NextStepAt != null, _context.Cancel)), s_patience, TimeSpan.FromMilliseconds(250)))
        {
            throw new InvalidOperationException("the engine does not come to an end");
        }
    }

    private long DatabaseBytes()
    {
        using var connection = new SqliteConnection($"Data Source={_world.Server.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
        return (long)command.ExecuteScalar()!;
    }

    private async Task<double> TimeAsync(Func<Task> read)
    {
        var times = new List<double>();
        for (var turn = 0; turn < Reads; turn++)
        {
            var start = Stopwatch.GetTimestamp();
            await read();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Percentile.Median(times);
    }

    private async Task ListAsync()
    {
        var now = _context.Time.GetUtcNow().ToUnixTimeSeconds();
        using var answer = await _world.Server.Http.PostAsJsonAsync(
            new Uri($"incident/list?app_key={ServerProcess.AppKey}", UriKind.Relative),
            new { start_time = now - 86_400, end_time = now + 3_600, progress = "Triggered,Processing", p = 1, limit = PageSize }, _context.Cancel);
        answer.EnsureSuccessStatusCode();
        await answer.Content.CopyToAsync(Stream.Null, _context.Cancel);
    }

    // As the page does it: one page of open incidents and the numbers on its tabs.
    private Func<Task> PageAsync()
    {
        var find = new FindIncidents(new FileContexts(_world.Server.Database), _context.Time);
        var open = new IncidentFilter { Progress = [IncidentProgress.Triggered, IncidentProgress.Processing] };
        return async () =>
        {
            var page = await find.RunAsync(open, null, PageSize, 0, _context.Cancel);
            await find.CountByProgressAsync(_context.Cancel);
            if (page.Items.Count != PageSize)
            {
                throw new InvalidOperationException("the page is not full");
            }
        };
    }
}
