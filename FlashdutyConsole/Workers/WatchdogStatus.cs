namespace FlashdutyConsole.Workers;

/// <summary>What the watchdog has found since the start, and what it found last: for health, metrics and the heartbeat.</summary>
public sealed class WatchdogStatus(IEnumerable<IWatch> watches)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Found, long Repaired)> _counts =
        watches.SelectMany(watch => watch.Kinds).Distinct(StringComparer.Ordinal).ToDictionary(kind => kind, _ => (0L, 0L), StringComparer.Ordinal);

    private IReadOnlyList<WatchFinding> _last = [];

    /// <summary>How many were found and how many of them repaired, by kind; a finding that stays counts once.</summary>
    public IReadOnlyList<(string Kind, long Found, long Repaired)> Counts
    {
        get
        {
            lock (_lock)
            {
                return _counts.OrderBy(count => count.Key, StringComparer.Ordinal)
                    .Select(count => (count.Key, count.Value.Found, count.Value.Repaired)).ToList();
            }
        }
    }

    /// <summary>What the last round found; empty = all was well.</summary>
    public IReadOnlyList<WatchFinding> Last
    {
        get
        {
            lock (_lock)
            {
                return _last;
            }
        }
    }

    /// <summary>Records a round.</summary>
    /// <returns>What the round before had not found.</returns>
    internal IReadOnlyList<WatchFinding> Record(IReadOnlyList<WatchFinding> found)
    {
        lock (_lock)
        {
            var fresh = found.Except(_last.Where(finding => !finding.Repaired)).ToList();
            foreach (var finding in fresh)
            {
                var (known, repaired) = _counts.GetValueOrDefault(finding.Kind);
                _counts[finding.Kind] = (known + 1, repaired + (finding.Repaired ? 1 : 0));
            }

            _last = found;
            return fresh;
        }
    }
}
