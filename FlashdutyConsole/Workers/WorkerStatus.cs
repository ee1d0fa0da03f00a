using System.Collections.Concurrent;

namespace FlashdutyConsole.Workers;

/// <summary>When each worker last finished a pass: what readiness shows.</summary>
public sealed class WorkerStatus
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _finished = new();

    /// <summary>Name of the worker and the end of its last pass that did not fail.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> LastFinished => _finished;

    /// <summary>Records the end of a pass.</summary>
    public void Finished(string worker, DateTimeOffset at) => _finished[worker] = at;
}
