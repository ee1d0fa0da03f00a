using System.Text.RegularExpressions;

namespace FlashdutyConsole.Benchmarks.Faults;

/// <summary>
/// Reads what strace wrote (<c>-f -y</c>) and says for which answers the event was on disk before: the write-ahead log pages
/// that hold its key were written, then the log was fsynced with result 0, then the answer went out.
/// </summary>
public static partial class TraceCheck
{
    /// <summary>Looks for each key's answer.</summary>
    /// <param name="lines">The trace.</param>
    /// <param name="keys">Keys that each appear in one event and in the answer to its post.</param>
    /// <returns>How many answers were seen, and the keys that were answered before they were on disk.</returns>
    public static (int Answers, IReadOnlyList<string> TooEarly) Run(IEnumerable<string> lines, IReadOnlyCollection<string> keys)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var waiting = keys.ToHashSet(StringComparer.Ordinal);
        var written = new HashSet<string>(StringComparer.Ordinal);
        var syncing = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var durable = new HashSet<string>(StringComparer.Ordinal);
        var early = new List<string>();
        var answers = 0;
        foreach (var line in lines)
        {
            if (Call().Match(line) is not { Success: true } call)
            {
                continue;
            }

            var (thread, name, onLog) = (call.Groups["thread"].Value, call.Groups["name"].Value, call.Groups["file"].Value.EndsWith("-wal", StringComparison.Ordinal));
            if (name == "pwrite64" && onLog)
            {
                written.UnionWith(Key().Matches(line).Select(match => match.Value).Where(waiting.Contains));
            }
            else if (name is "fsync" or "fdatasync" && onLog)
            {
                // Only what was written before the call began is surely covered by it.
                syncing[thread] = [.. written];
            }
            else if (name is "sendto" or "sendmsg" or "write" && line.Contains("\"HTTP/1.1 200", StringComparison.Ordinal))
            {
                foreach (var key in Key().Matches(line).Select(match => match.Value).Where(waiting.Remove))
                {
                    answers++;
                    if (!durable.Contains(key))
                    {
                        early.Add(key);
                    }
                }
            }

            if (name is "fsync" or "fdatasync" && (onLog || call.Groups["resumed"].Success) && line.EndsWith("= 0", StringComparison.Ordinal)
                && syncing.Remove(thread, out var synced))
            {
                durable.UnionWith(synced);
            }
        }

        return (answers, early);
    }

    /// <summary>The key of the event with this number, in the form that <see cref="Run"/> finds.</summary>
    public static string KeyOf(int number) => $"traced-{number:000000}";

    [GeneratedRegex(@"^(?<thread>\d+)\s+[\d.:]*\s*(?:(?<resumed><\.\.\. )(?<name>\w+) resumed>|(?<name>\w+)\((?:\d+<(?<file>[^>]*)>)?)")]
    private static partial Regex Call();

    [GeneratedRegex(@"traced-\d{6}")]
    private static partial Regex Key();
}
