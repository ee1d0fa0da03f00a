namespace FlashdutyConsole.Benchmarks.History;

/// <summary>
/// Compares the three witnesses of a run: nothing acknowledged is lost, nothing is doubled for a member's eyes, no state
/// that never was.
/// </summary>
public static class HistoryChecker
{
    /// <summary>Everything that must not be; empty when all is well.</summary>
    public static IReadOnlyList<Violation> Check(RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return
        [
            .. history.Stored.Damage.Select(line => new Violation(ViolationKind.DamagedStore, line)),
            .. history.Told is { } told ? EventChecks.Told(told, history.Stored) : [],
            .. EventChecks.Rows(history.Stored),
            .. MessageChecks.Run(history),
            .. StateChecks.Run(history),
        ];
    }
}
