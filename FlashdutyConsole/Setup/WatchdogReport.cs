using FlashdutyConsole.Workers;

namespace FlashdutyConsole.Setup;

/// <summary>What the watchdog has found since the start, for a probe.</summary>
/// <param name="Found">What stood still.</param>
/// <param name="Repaired">How much of it was put back to work.</param>
/// <param name="Open">What stands still now.</param>
public sealed record WatchdogReport(long Found, long Repaired, int Open)
{
    /// <summary>The sums.</summary>
    public static WatchdogReport Of(WatchdogStatus status)
    {
        var counts = status.Counts;
        return new WatchdogReport(counts.Sum(count => count.Found), counts.Sum(count => count.Repaired), status.Last.Count(finding => !finding.Repaired));
    }
}
