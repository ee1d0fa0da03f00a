namespace FlashdutyConsole.Workers;

/// <summary>
/// Remembers from one look to the next which rows stand as they stood. What is merely late in a busy hour moves on; what
/// stands still does not, and only that is a finding.
/// </summary>
/// <typeparam name="TRow">The row's id with whatever changes when it moves; compared by value.</typeparam>
/// <param name="limit">How long a row may stand.</param>
public sealed class StandingRows<TRow>(TimeSpan limit)
    where TRow : notnull
{
    private Dictionary<TRow, DateTimeOffset> _since = [];

    /// <summary>Takes note of the rows that should move; forgets those that did.</summary>
    /// <returns>Those that have stood for the limit.</returns>
    public IReadOnlyList<TRow> Look(IEnumerable<TRow> rows, DateTimeOffset now)
    {
        _since = rows.Distinct().ToDictionary(row => row, row => _since.GetValueOrDefault(row, now));
        return _since.Where(row => now - row.Value >= limit).Select(row => row.Key).ToList();
    }
}
