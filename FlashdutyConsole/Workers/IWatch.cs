namespace FlashdutyConsole.Workers;

/// <summary>One thing that must never stand still, looked after by the <see cref="Watchdog"/>.</summary>
public interface IWatch
{
    /// <summary>The kinds of finding that it may report: names in logs and metrics.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>Finds what stands still, a bounded number at a time, and puts it back to work.</summary>
    /// <returns>What was found; empty when all is well.</returns>
    Task<IReadOnlyList<WatchFinding>> RunAsync(CancellationToken cancellationToken);
}
