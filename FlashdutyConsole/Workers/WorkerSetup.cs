namespace FlashdutyConsole.Workers;

/// <summary>Registers the loop and its workers, and the watchdog over what they do.</summary>
public static class WorkerSetup
{
    /// <summary>What all workers share.</summary>
    public static IServiceCollection AddWorkers(this IServiceCollection services) => services
        .AddSingleton<WorkBell>()
        .AddSingleton<WorkerStatus>()
        .AddSingleton<IWatch, WatchWorkers>()
        .AddSingleton<WatchdogStatus>()
        .AddSingleton<Watchdog>()
        .AddHostedService<WatchdogLoop>();

    /// <summary>Adds one worker and the loop that runs it.</summary>
    public static IServiceCollection AddWorker<TWorker>(this IServiceCollection services)
        where TWorker : class, IWorker =>
        services.AddSingleton<TWorker>().AddHostedService<WorkerLoop<TWorker>>();
}
