namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>All lines as one table, which reads well in a terminal and is Markdown for the README.</summary>
public static class MeasureTable
{
    private static readonly string[] s_head = ["measured", "console", "Alertmanager", "ratio", "floor", "stretch", "met?"];

    /// <summary>The table.</summary>
    public static string Write(IReadOnlyList<PeerRow> rows)
    {
        var cells = rows.Select(row => (string[])[row.What, row.Ours, row.Peer, row.Ratio, row.Floor, row.Stretch, Word(row.Verdict)]).Prepend(s_head).ToList();
        var widths = Enumerable.Range(0, s_head.Length).Select(column => cells.Max(row => row[column].Length)).ToArray();
        var lines = cells.Select(row => "| " + string.Join(" | ", row.Select((cell, column) => column is > 0 and < 4 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))) + " |").ToList();
        lines.Insert(1, "|" + string.Join("|", widths.Select((width, column) => column is > 0 and < 4 ? new string('-', width + 1) + ":" : new string('-', width + 2))) + "|");
        return string.Join('\n', lines);
    }

    private static string Word(RunVerdict verdict) => verdict switch
    {
        RunVerdict.Missed => "NO",
        RunVerdict.Floor => "floor",
        RunVerdict.Met => "yes",
        _ => "",
    };
}
