namespace FlashdutyConsole.Workers;

/// <summary>The watchdog's own timer.</summary>
public sealed partial class WatchdogLoop(Watchdog watchdog, WorkerStatus status, TimeProvider time, ILogger<WatchdogLoop> logger) : BackgroundService
{
    /// <summary>How often it looks. What stands still is found within a minute, see the limits of each watch.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    // A store that takes no writes must not stop the next look, at workers for instance.
    private static readonly TimeSpan MostRound = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        status.Finished(Watchdog.Name, time.GetUtcNow());
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RoundAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task RoundAsync(CancellationToken stoppingToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limit.CancelAfter(MostRound);
        try
        {
            await watchdog.RunAsync(limit.Token);
            status.Finished(Watchdog.Name, time.GetUtcNow());
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            RoundFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "The watchdog could not look at everything; the next round follows")]
    private partial void RoundFailed(Exception exception);
}
