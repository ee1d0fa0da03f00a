using System.Text;

namespace FlashdutyConsole.Members.AuditLog;

/// <summary>
/// Lines of a CSV file that a spreadsheet opens without harm: every cell is quoted, control characters are gone, and what would
/// be a formula is text (CWE-1236). Pure.
/// </summary>
public static class AuditCsv
{
    /// <summary>One line, with its end.</summary>
    /// <param name="cells">The cells.</param>
    public static string Line(params ReadOnlySpan<string> cells)
    {
        var line = new StringBuilder();
        foreach (var cell in cells)
        {
            line.Append(line.Length > 0 ? "," : "").Append('"').Append(Plain(cell).Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        return line.Append("\r\n").ToString();
    }

    /// <summary>The text as a cell may hold it.</summary>
    /// <param name="text">Anything.</param>
    public static string Plain(string text)
    {
        // Line ends and terminal codes, and what turns the direction of writing.
        var plain = string.Concat(text.EnumerateRunes().Select(rune =>
            Rune.IsControl(rune) || rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x2028 or 0x2029 ? " " : rune.ToString()));
        return plain.TrimStart() is ['=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..] ? "'" + plain : plain;
    }
}
