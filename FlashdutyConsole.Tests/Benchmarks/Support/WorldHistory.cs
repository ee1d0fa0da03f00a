using FlashdutyConsole.Benchmarks.History;

namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>The comparison at the end of a run.</summary>
public static class WorldHistory
{
    private const int Named = 5;

    /// <summary>Compares what clients were told, what WeCom saw and what the store holds. One row, naming the first violations.</summary>
    /// <param name="world">The world, its console running or not.</param>
    /// <param name="context">The run.</param>
    /// <param name="told">Every post of a numbered event; null when the run does not remember them.</param>
    /// <param name="settled">Whether everything had time to be sent.</param>
    public static async Task<RunRow> CheckHistoryAsync(this World world, RunContext context, IReadOnlyCollection<ToldEvent>? told, bool settled)
    {
        // The store first: what is sent in between is then visible and not yet recorded, and not the other way round.
        var stored = await world.ReadAsync(db => StoredHistory.ReadAsync(db, context.Cancel));
        var found = HistoryChecker.Check(new RunHistory(told, SeenHistory.Of(world.WeCom), stored, settled));
        foreach (var kind in found.GroupBy(one => one.Kind))
        {
            context.Say($"{kind.Key}: {kind.Count()}, such as {string.Join("; ", kind.Take(Named).Select(one => one.Where))}");
        }

        var summary = found.Count == 0
            ? $"0 in {stored.Events.Count} events, {stored.Deliveries.Count} messages"
            : string.Join(", ", found.CountBy(one => one.Kind).Select(pair => $"{pair.Value} {pair.Key}"));
        return RunRow.That("violations found by the history checker", found.Count == 0, summary) with { Wanted = "= 0" };
    }

    /// <summary>Waits until every message is sent or given up and no incident is due.</summary>
    /// <returns>Whether it came to rest in time.</returns>
    public static Task<bool> SettleAsync(this World world, RunContext context, TimeSpan patience) =>
        context.UntilAsync(() => world.IsSettledAsync(), patience);
}
