using FlashdutyConsole.Benchmarks.History;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Faults;

/// <summary>A2: the process is killed while clients post, again and again.</summary>
public sealed class KillOnIngest : IRun
{
    private const int Clients = 16;

    /// <inheritdoc/>
    public string Name => "a2";

    /// <inheritdoc/>
    public string Description => "kill -9 while 16 clients post numbered events, 50 times (--rounds)";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context)
    {
        var rounds = context.Number("rounds", 50);
        var random = new Random(context.Number("seed", 1));
        await using var world = await World.StartAsync(context, new WorldOptions { UnlimitedSandbox = true });
        var events = new NumberedEvents(world, "storm-");
        var starts = new Latencies();
        var whole = 0;
        for (var round = 1; round <= rounds; round++)
        {
            var posting = events.RunAsync(Clients, context.Cancel);
            await context.RestAsync(TimeSpan.FromMilliseconds(random.Next(50, 500)));
            await world.Server.KillAsync();
            await posting;
            starts.Add(await world.Server.StartAsync());
            whole += (await world.ReadAsync(db => StoredHistory.DamageAsync(db, context.Cancel))).Count == 0 ? 1 : 0;
            if (round % 10 == 0)
            {
                context.Say($"round {round}: {events.Acknowledged} acknowledged, slowest start {starts.Max:0} ms");
            }
        }

        foreach (var line in world.Server.Errors.TakeLast(5))
        {
            context.Say(line);
        }

        // Without a process that goes on writing, the three witnesses speak of the same instant.
        var (exit, _) = await world.Server.StopAsync();
        return new RunResult(
        [
            RunRow.Note("events acknowledged", events.Acknowledged, ""),
            RunRow.Note("answers other than 2xx", events.Refusals),
            RunRow.Exactly("answers other than 2xx that are not 503 with Retry-After", events.WronglyRefused, 0),
            await world.CheckHistoryAsync(context, events.Told, settled: false),
            RunRow.Exactly("integrity check ok after the kill", whole, rounds),
            RunRow.AtMost("start until ready, slowest", starts.Max / 1000, "s", 3),
            RunRow.Note("start until ready, median", starts.Percentile(0.5) / 1000, "s"),
            RunRow.Exactly("exit code at the end", exit, 0),
        ]);
    }
}
