namespace FlashdutyConsole.Workers;

/// <summary>Workers whose pass does not end, or fails every time. They cannot be repaired from outside; a restart does.</summary>
public sealed class WatchWorkers(WorkerStatus status, TimeProvider time) : IWatch
{
    /// <summary>Kind: the worker has not finished a pass for <see cref="WorkerStatus.MaximumAge"/>.</summary>
    public const string Late = "worker_late";

    // Late at two looks: a machine that slept finds every worker late once.
    private readonly StandingRows<(string Worker, DateTimeOffset Finished)> _standing = new(TimeSpan.FromSeconds(5));

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds => [Late];

    /// <inheritdoc/>
    public Task<IReadOnlyList<WatchFinding>> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var finished = status.LastFinished;
        var late = WorkerStatus.LateOf(finished, now).Where(worker => worker != Watchdog.Name);
        return Task.FromResult<IReadOnlyList<WatchFinding>>(_standing.Look(late.Select(worker => (worker, finished[worker])), now)
            .Select(row => new WatchFinding(Late, row.Worker, Repaired: false)).ToList());
    }
}
