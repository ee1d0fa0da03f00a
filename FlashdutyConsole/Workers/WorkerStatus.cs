using System.Collections.Concurrent;

namespace FlashdutyConsole.Workers;

/// <summary>When each worker last finished a pass: what readiness shows.</summary>
public sealed class WorkerStatus
{
    /// <summary>When the last finished pass is this old, the worker is stuck.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _finished = new();

    /// <summary>Name of the worker and the end of its last pass that did not fail.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> LastFinished => _finished;

    /// <summary>Records the end of a pass.</summary>
    public void Finished(string worker, DateTimeOffset at) => _finished[worker] = at;

    /// <summary>The workers that are stuck, by name.</summary>
    public static IReadOnlyList<string> LateOf(IReadOnlyDictionary<string, DateTimeOffset> lastFinished, DateTimeOffset now) =>
        lastFinished.Where(worker => now - worker.Value >= MaximumAge).Select(worker => worker.Key).Order(StringComparer.Ordinal).ToList();
}
