using FlashdutyConsole.Alerts;
using FlashdutyConsole.Data;
using FlashdutyConsole.Workers;

namespace FlashdutyConsole.Setup;

/// <summary>Whether the console can do its work: the store takes writes, every worker moves, alerts find room.</summary>
public sealed class Readiness(StorageCheck storage, WorkerStatus workers, WatchdogStatus watchdog, AlertIntake intake, TimeProvider time)
{
    /// <summary>Looks at everything.</summary>
    public async Task<ReadinessReport> RunAsync(CancellationToken cancellationToken) => ReadinessReport.Of(
        await storage.WorksAsync(cancellationToken),
        workers.LastFinished,
        intake.QueueLength,
        AlertIntake.QueueCapacity,
        time.GetUtcNow()) with { Watchdog = WatchdogReport.Of(watchdog) };
}
