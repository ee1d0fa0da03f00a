namespace FlashdutyConsole.Workers;

/// <summary>Tells people what the <see cref="Watchdog"/> has found.</summary>
public interface IFindingsReport
{
    /// <summary>Reports findings that were not reported before.</summary>
    Task RunAsync(IReadOnlyList<WatchFinding> findings, CancellationToken cancellationToken);
}
