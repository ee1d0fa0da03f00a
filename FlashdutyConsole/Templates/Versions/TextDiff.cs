namespace FlashdutyConsole.Templates.Versions;

/// <summary>The difference between two texts, line by line. Pure.</summary>
public static class TextDiff
{
    // Two whole texts of this many differing lines each are shown as one removed and one added block.
    private const int MostCompared = 2000;

    /// <summary>All lines of both texts, in order; what changed is removed first, then added.</summary>
    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (Lines(before), Lines(after));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        var result = new List<DiffLine>(Math.Max(old.Length, now.Length));
        for (var i = 0; i < start; i++)
        {
            result.Add(new DiffLine(DiffKind.Same, old[i], i + 1, i + 1));
        }

        Middle(result, old, now, (start, old.Length - end), (start, now.Length - end));
        for (var i = end; i > 0; i--)
        {
            result.Add(new DiffLine(DiffKind.Same, old[^i], old.Length - i + 1, now.Length - i + 1));
        }

        return result;
    }

    private static void Middle(List<DiffLine> result, string[] old, string[] now, (int From, int To) left, (int From, int To) right)
    {
        var (rows, columns) = (left.To - left.From, right.To - right.From);
        var compared = rows <= MostCompared && columns <= MostCompared;
        // Longest common subsequence of what is left from each place on.
        var common = new int[compared ? rows + 1 : 1, compared ? columns + 1 : 1];
        for (var i = compared ? rows - 1 : -1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                common[i, j] = old[left.From + i] == now[right.From + j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var (at, to) = (0, 0);
        while (at < rows || to < columns)
        {
            var (oldAt, newAt) = (left.From + at, right.From + to);
            if (compared && at < rows && to < columns && old[oldAt] == now[newAt])
            {
                result.Add(new DiffLine(DiffKind.Same, old[oldAt], oldAt + 1, newAt + 1));
                at++;
                to++;
            }
            else if (at < rows && (to == columns || !compared || common[at + 1, to] >= common[at, to + 1]))
            {
                result.Add(new DiffLine(DiffKind.Removed, old[oldAt], oldAt + 1, null));
                at++;
            }
            else
            {
                result.Add(new DiffLine(DiffKind.Added, now[newAt], null, newAt + 1));
                to++;
            }
        }
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").Split('\n');
}
