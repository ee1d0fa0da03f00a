using System.Globalization;
using System.Text;

namespace FlashdutyConsole.Templates;

/// <summary>How wide text is on a phone, in columns: Han characters, other full-width ones and emoji take two, all else one.</summary>
public static class TextWidth
{
    private static readonly (int First, int Last)[] s_wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x23E9, 0x23EC), (0x23F0, 0x23F0), (0x23F3, 0x23F3), (0x25FD, 0x25FE), (0x2614, 0x2615), (0x2648, 0x2653),
        (0x267F, 0x267F), (0x2693, 0x2693), (0x26A1, 0x26A1), (0x26AA, 0x26AB), (0x26BD, 0x26BE), (0x26C4, 0x26C5), (0x26CE, 0x26CE), (0x26D4, 0x26D4),
        (0x26EA, 0x26EA), (0x26F2, 0x26F3), (0x26F5, 0x26F5), (0x26FA, 0x26FA), (0x26FD, 0x26FD), (0x2705, 0x2705), (0x270A, 0x270B), (0x2728, 0x2728),
        (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755), (0x2757, 0x2757), (0x2795, 0x2797), (0x27B0, 0x27B0), (0x27BF, 0x27BF), (0x2B1B, 0x2B1C),
        (0x2B50, 0x2B50), (0x2B55, 0x2B55), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19),
        (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F004, 0x1F004), (0x1F0CF, 0x1F0CF), (0x1F18E, 0x1F19A), (0x1F1E6, 0x1F1FF), (0x1F200, 0x1FAFF),
        (0x20000, 0x3FFFD),
    ];

    /// <summary>Columns of a text without line ends.</summary>
    public static int Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var width = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            width += OfElement(text.AsSpan(at, length));
            at += length;
        }

        return width;
    }

    /// <summary>The text cut into rows of at most so many columns, between text elements; Latin words move to the next row whole where they fit one.</summary>
    public static IReadOnlyList<string> Rows(string text, int columns)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 2);
        var rows = new List<string>();
        var (start, width, breakAt) = (0, 0, -1);
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            var element = OfElement(text.AsSpan(at, length));
            if (width + element > columns && text[at] == ' ')
            {
                // A space at the end of a row takes no room.
                rows.Add(text[start..++at]);
                (start, width, breakAt) = (at, 0, -1);
                continue;
            }

            if (width + element > columns)
            {
                var end = breakAt > start ? breakAt : at;
                rows.Add(text[start..end]);
                (start, breakAt) = (end, -1);
                width = Of(text[start..at]);
            }

            width += element;
            at += length;
            // A row may end behind a space and at either side of a wide character.
            breakAt = text[at - 1] == ' ' || element > 1 || (at < text.Length && IsWide(text, at)) ? at : breakAt;
        }

        if (start < text.Length || rows.Count == 0)
        {
            rows.Add(text[start..]);
        }

        return rows;
    }

    private static bool IsWide(string text, int at) => OfElement(text.AsSpan(at, StringInfo.GetNextTextElementLength(text, at))) > 1;

    private static int OfElement(ReadOnlySpan<char> element)
    {
        var width = 0;
        foreach (var rune in element.EnumerateRunes())
        {
            // The sixteenth variation selector asks for the emoji's picture.
            if (rune.Value == 0xFE0F || Array.Exists(s_wide, range => rune.Value >= range.First && rune.Value <= range.Last))
            {
                return 2;
            }

            width = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
                or UnicodeCategory.Control ? width : 1;
        }

        return width;
    }
}
