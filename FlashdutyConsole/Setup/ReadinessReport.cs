using FlashdutyConsole.Workers;

namespace FlashdutyConsole.Setup;

/// <summary>What a probe of readiness is told. Names parts of the console, nothing of its data.</summary>
/// <param name="Status"><c>ready</c> or <c>unavailable</c>.</param>
/// <param name="Storage"><c>ok</c> or <c>unavailable</c>: whether a write to the store succeeds.</param>
/// <param name="Workers">Seconds since each worker's last finished pass.</param>
/// <param name="LateWorkers">Those that are over the limit.</param>
/// <param name="IngestQueue">Alert requests that wait to be written.</param>
public sealed record ReadinessReport(
    string Status, string Storage, IReadOnlyDictionary<string, int> Workers, IReadOnlyList<string> LateWorkers, int IngestQueue)
{
    private const string Unavailable = "unavailable";

    /// <summary>What the watchdog has found since the start. It puts things right, so that this alone makes nothing unavailable.</summary>
    public WatchdogReport Watchdog { get; init; } = new(0, 0, 0);

    /// <summary>Whether all is well.</summary>
    public bool IsReady => Status == "ready";

    /// <summary>The rule.</summary>
    public static ReadinessReport Of(
        bool storageWorks, IReadOnlyDictionary<string, DateTimeOffset> lastFinished, int queue, int capacity, DateTimeOffset now)
    {
        var late = WorkerStatus.LateOf(lastFinished, now);
        var isReady = storageWorks && late.Count == 0 && queue < capacity;
        return new ReadinessReport(
            isReady ? "ready" : Unavailable,
            storageWorks ? "ok" : Unavailable,
            lastFinished.OrderBy(worker => worker.Key, StringComparer.Ordinal).ToDictionary(worker => worker.Key, worker => Math.Max(0, (int)(now - worker.Value).TotalSeconds)),
            late,
            queue);
    }
}
