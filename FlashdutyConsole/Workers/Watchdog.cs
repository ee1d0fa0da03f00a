namespace FlashdutyConsole.Workers;

/// <summary>
/// Checks what the console promises about itself: nothing stands still without a reason. What does is put back to work,
/// counted, logged and told to people. Runs beside the workers, so that a stuck one cannot silence it.
/// </summary>
public sealed partial class Watchdog(
    IEnumerable<IWatch> watches, IEnumerable<IFindingsReport> reports, WatchdogStatus status, ILogger<Watchdog> logger)
{
    /// <summary>The name in health and metrics.</summary>
    public const string Name = "watchdog";

    private const int NamedInLog = 50;

    /// <summary>One round over everything. A watch that fails does not keep the others from looking.</summary>
    /// <exception cref="AggregateException">Some of it could not be looked at.</exception>
    public async Task<IReadOnlyList<WatchFinding>> RunAsync(CancellationToken cancellationToken)
    {
        var found = new List<WatchFinding>();
        var failures = new List<Exception>();
        foreach (var watch in watches)
        {
            await TryAsync(async () => found.AddRange(await watch.RunAsync(cancellationToken)), failures);
        }

        var fresh = status.Record(found);
        if (fresh.Count > 0)
        {
            Found(fresh.Count, fresh.Count(finding => finding.Repaired), Describe(fresh));
            foreach (var report in reports)
            {
                await TryAsync(() => report.RunAsync(fresh, cancellationToken), failures);
            }
        }

        return failures.Count == 0 ? found : throw new AggregateException(failures);
    }

    /// <summary>Kinds, each with the ids: <c>no_next_step: a, b; worker_late: c</c>.</summary>
    public static string Describe(IReadOnlyList<WatchFinding> findings) => string.Join("; ", findings.Take(NamedInLog)
        .GroupBy(finding => finding.Kind).Select(kind => $"{kind.Key}: {string.Join(", ", kind.Select(finding => finding.Id))}"));

    private static async Task TryAsync(Func<Task> run, List<Exception> failures)
    {
        try
        {
            await run();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            failures.Add(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "The watchdog has found {Count} that stood still and put {Repaired} back to work: {Findings}")]
    private partial void Found(int count, int repaired, string findings);
}
