namespace FlashdutyConsole.Benchmarks;

/// <summary>What came of a run.</summary>
/// <param name="Rows">The figures and what they had to be, in the order to print.</param>
public sealed record RunResult(IReadOnlyList<RunRow> Rows)
{
    /// <summary>Whether every floor is met.</summary>
    public bool Passed => Rows.All(row => row.Verdict != RunVerdict.Missed);
}
