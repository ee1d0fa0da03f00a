using System.Collections.Concurrent;
using System.Net;
using FlashdutyConsole.Benchmarks.History;
using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Incidents;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Benchmarks.Faults;

/// <summary>F3: ten thousand alerts in ten seconds, then fifty thousand firing at once, with the console open on the list.</summary>
public sealed class Storm : IRun
{
    // So few for each member that no quota delays a first message: the time is then the console's own.
    private const int EachMember = 20;
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_mention = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public string Name => "f3";

    /// <inheritdoc/>
    public string Description => "10,000 alerts in 10 s (--alerts), then 50,000 firing (--firing), the list open in Chromium";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context)
    {
        var alerts = context.Number("alerts", 10_000);
        var firing = Math.Max(alerts + 1, context.Number("firing", 50_000));
        var members = Enumerable.Range(1, Math.Max(1, alerts / EachMember)).Select(number => $"user{number}").ToList();
        await using var world = await World.StartAsync(context, new WorldOptions
        {
            Members = members, Layers = [], Sandbox = new() { Calls = 2 * firing, MessagesPerConversation = 2000 },
        });
        var lanes = new List<string>();
        foreach (var member in members)
        {
            lanes.Add(await world.AddLaneAsync(member, [[member]]));
        }

        await using var page = await ListPage.OpenAsync(world.Server);
        var (lists, pages) = (new Latencies(), new Latencies());
        using var over = new CancellationTokenSource();
        var failed = 0;
        var polling = PollAsync(context, world, await page.CookiesAsync(), lists, pages, () => Interlocked.Increment(ref failed), over.Token);

        context.Say($"{members.Count} members, one channel each; {alerts} alerts in 10 s");
        var told = new ConcurrentQueue<ToldEvent>();
        var posted = new ConcurrentDictionary<string, DateTimeOffset>();
        var acks = new Latencies();
        var memory = world.Server.MemoryMib();
        var most = memory;
        await Pace.RunAsync(context, alerts / 10.0, TimeSpan.FromSeconds(10), async (number, dueAt) =>
        {
            var key = $"storm-{number:000000}";
            posted[key] = context.Time.GetUtcNow();
            var status = await world.PushAsync(key, path: lanes[number % lanes.Count]);
            acks.Add(context.Time.GetElapsedTime(dueAt));
            told.Enqueue(new ToldEvent(key, status == HttpStatusCode.OK));
        });
        await context.UntilAsync(
            async () =>
            {
                most = Math.Max(most, world.Server.MemoryMib());
                await context.RestAsync(TimeSpan.FromMilliseconds(250));
                return await world.IsSettledAsync();
            },
            s_patience);
        var storm = await FirstMessages.ReadAsync(world, "storm-");
        var first = storm.SincePost(posted);
        var listedStorm = lists.Percentile(0.95);
        var firstStorm = told.Count(one => one.Acknowledged);

        context.Say($"{firing} firing");
        var more = new NumberedEvents(world, "more-", lanes);
        await more.RunAsync(16, context.Cancel, firing - alerts);
        context.Say("all posted, now the rest is told");
        await world.PushAsync("The last of all", path: lanes[0]);
        var settled = await world.SettleAsync(context, s_patience);
        var shows = await page.ShowsAsync("The last of all", TimeSpan.FromSeconds(30));
        await over.CancelAsync();
        await polling;

        var all = await FirstMessages.ReadAsync(world, "more-");
        var waited = all.OfEachMember();
        foreach (var line in world.Server.Errors.Take(5))
        {
            context.Say(line);
        }

        var stored = await world.ReadAsync(db => db.Incidents.CountAsync(incident => incident.Progress == IncidentProgress.Triggered));
        return new RunResult(
        [
            RunRow.Exactly("alerts of the storm, acknowledged", firstStorm, alerts),
            RunRow.Note("acknowledgement p99", acks.Percentile(0.99), "ms"),
            RunRow.AtMost("memory grown by the storm", most - memory, "MiB", 150),
            RunRow.AtMost("first messages later than 5 s", 100.0 * first.Count(took => took > s_first) / alerts, "%", 0.1),
            RunRow.Note("slowest first message", first.Max().TotalSeconds, "s"),
            .. storm.Stages(),
            RunRow.AtMost("list during the storm, p95", listedStorm, "ms", 300),
            RunRow.AtLeast("incidents firing", stored, "", firing),
            // Above the quota: cards while there is room, then lists of what else fires (B3).
            RunRow.AtMost("all firing: members told of their first later than 5 s", 100.0 * waited.Count(told => told > s_first) / waited.Count, "%", 0.1),
            RunRow.Note("all firing: slowest first message to a member", waited.Max().TotalSeconds, "s"),
            RunRow.Exactly("all firing: incidents that nobody is told of within 180 s", all.SinceStored().Count(took => took > s_mention), 0),
            RunRow.Note("all firing: the last is mentioned after", all.SinceStored().Max().TotalSeconds, "s"),
            RunRow.AtMost("list over all, p95", lists.Percentile(0.95), "ms", 300),
            RunRow.AtMost("page of the list over all, p95", pages.Percentile(0.95), "ms", 300),
            RunRow.Exactly("lists and posts refused or broken", failed + more.Refused + more.Told.Count(one => !one.Acknowledged), 0),
            RunRow.Exactly("circuits lost by the open page", await page.LostAsync(), 0),
            RunRow.That("the open page shows the last incident", shows),
            RunRow.Exactly("errors in the console's log", world.Server.Errors.Count, 0),
            RunRow.That("everybody is told of everything", settled),
            RunRow.Exactly("silent drops by WeCom's quotas", world.WeCom.CountAll().TotalSilentDrops, 0),
            await world.CheckHistoryAsync(context, [.. told, .. more.Told, new ToldEvent("The last of all", true)], settled),
            RunRow.Note("memory at the end", world.Server.MemoryMib(), "MiB"),
        ]);
    }

    private static async Task PollAsync(
        RunContext context, World world, string cookies, Latencies lists, Latencies pages, Action failed, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                var start = context.Time.GetTimestamp();
                await world.CallAsync("incident/list", new
                {
                    p = 1, limit = 20, progress = "Triggered",
                    start_time = context.Time.GetUtcNow().AddDays(-1).ToUnixTimeSeconds(), end_time = context.Time.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds(),
                });
                lists.Add(context.Time.GetElapsedTime(start));
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("incidents", UriKind.Relative)) { Headers = { { "Cookie", cookies } } };
                start = context.Time.GetTimestamp();
                using var answer = await world.Server.Http.SendAsync(request, context.Cancel);
                pages.Add(context.Time.GetElapsedTime(start));
                if (answer.StatusCode != HttpStatusCode.OK)
                {
                    failed();
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException)
            {
                context.Say(exception.Message);
                failed();
            }

            await context.RestAsync(TimeSpan.FromMilliseconds(250));
        }
    }
}
