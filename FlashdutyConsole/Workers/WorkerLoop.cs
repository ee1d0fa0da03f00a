namespace FlashdutyConsole.Workers;

/// <summary>Runs a worker until the console stops. A pass that fails is logged, and the next one runs.</summary>
public sealed partial class WorkerLoop<TWorker>(TWorker worker, WorkBell bell, WorkerStatus status, TimeProvider time, ILogger<WorkerLoop<TWorker>> logger)
    : BackgroundService
    where TWorker : IWorker
{
    private const int MakeWay = 9;
    private static readonly TimeSpan MostBreath = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        status.Finished(worker.Name, time.GetUtcNow());
        while (!stoppingToken.IsCancellationRequested)
        {
            var more = false;
            var breath = TimeSpan.Zero;
            var started = time.GetTimestamp();
            var hurries = bell.Hurries;
            try
            {
                more = await Task.Run(() => worker.PassAsync(stoppingToken), stoppingToken);
                status.Finished(worker.Name, time.GetUtcNow());
                var took = time.GetElapsedTime(started);
                breath = took < MostBreath ? took : MostBreath;
                if (bell.Hurries != hurries)
                {
                    // Alerts are coming in faster than they can be stored beside this: a tenth of the time is for what goes out.
                    await Task.Delay(breath * MakeWay, stoppingToken);
                    breath = TimeSpan.Zero;
                }
                if (took > Slow)
                {
                    SlowPass(worker.Name, took);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                PassFailed(exception, worker.Name);
            }

            if (!more)
            {
                try
                {
                    // In a storm the bell rings at every commit. A rest as long as the pass lets work gather, so that one
                    // pass does what many would, and leaves the gate to what is coming in.
                    await Task.Delay(breath, stoppingToken);
                    await bell.WaitAsync(worker.Topic, worker.Interval, stoppingToken);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Worker {Worker}: a pass took {Took}")]
    private partial void SlowPass(string worker, TimeSpan took);

    [LoggerMessage(LogLevel.Error, "Worker {Worker}: a pass failed, the next one follows")]
    private partial void PassFailed(Exception exception, string worker);
}
