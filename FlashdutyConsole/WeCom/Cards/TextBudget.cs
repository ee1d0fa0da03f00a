using System.Globalization;
using System.Text;

namespace FlashdutyConsole.WeCom.Cards;

/// <summary>
/// Cuts text to what a field holds. A character, WeCom's unit, is counted as one Unicode scalar value: a Han character is one
/// whatever plane it is in, an emoji made of several is several. A cut falls only between text elements (grapheme clusters)
/// and is marked by an ellipsis that counts too; an element larger than the whole budget leaves the ellipsis alone.
/// </summary>
public static class TextBudget
{
    /// <summary>Marks a cut; one character, three bytes.</summary>
    public const string Ellipsis = "\u2026";

    private const int EllipsisBytes = 3;

    /// <summary>Length in characters: Unicode scalar values, a lone surrogate counting as one.</summary>
    public static int CountCharacters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    /// <summary>Number of lines; empty text is one line.</summary>
    public static int CountLines(ReadOnlySpan<char> text) => text.Count('\n') + 1;

    /// <summary>The text, or its beginning and an ellipsis, in at most so many characters.</summary>
    public static string CutCharacters(string text, int characters) => Cut(text, characters, 1, CountCharacters);

    /// <summary>The text, or its beginning and an ellipsis, in at most so many UTF-8 bytes.</summary>
    public static string CutBytes(string text, int bytes) => Cut(text, bytes, EllipsisBytes, t => Encoding.UTF8.GetByteCount(t));

    /// <summary>The text, or its first lines and an ellipsis on the last of them.</summary>
    public static string CutLines(string text, int lines)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (lines <= 0)
        {
            return "";
        }

        var end = -1;
        for (var i = 0; i < lines; i++)
        {
            end = text.IndexOf('\n', end + 1);
            if (end < 0)
            {
                return text;
            }
        }

        return Ended(text, end);
    }

    /// <summary>
    /// Text made fit to be shown: line ends become <c>\n</c>, tabs spaces, lone surrogates U+FFFD; control characters, byte
    /// order marks, annotations and everything that overrides the writing direction are dropped.
    /// </summary>
    /// <param name="text">Anything; null counts as empty.</param>
    /// <param name="oneLine">Whether line ends become spaces.</param>
    public static string Clean(string? text, bool oneLine = false)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var kept = new StringBuilder(text.Length);
        var afterReturn = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var value = rune.Value;
            var lineEnd = value is '\r' or '\n' or 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029;
            if (lineEnd && !(value == '\n' && afterReturn))
            {
                kept.Append(oneLine ? ' ' : '\n');
            }
            else if (value == '\t')
            {
                kept.Append(' ');
            }
            else if (!lineEnd && !IsHarmful(value))
            {
                kept.Append(rune);
            }

            afterReturn = value == '\r';
        }

        return kept.ToString();
    }

    private delegate int Measure(ReadOnlySpan<char> text);

    private static string Cut(string text, int budget, int ellipsisCost, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (budget <= 0)
        {
            return "";
        }

        var used = 0;
        var fits = 0;
        for (var at = 0; at < text.Length;)
        {
            var element = text.AsSpan(at, StringInfo.GetNextTextElementLength(text, at));
            used += measure(element);
            if (used > budget)
            {
                return ellipsisCost <= budget ? Ended(text, fits) : "";
            }

            at += element.Length;
            if (used <= budget - ellipsisCost)
            {
                fits = at;
            }
        }

        return text;
    }

    // White space before the ellipsis would only cost room on the phone. Dropped by whole elements: a blank can be part of one.
    private static string Ended(string text, int length)
    {
        var kept = text.AsSpan(0, length);
        var end = 0;
        for (var at = 0; at < length;)
        {
            var element = kept.Slice(at, StringInfo.GetNextTextElementLength(kept[at..]));
            at += element.Length;
            end = element.IsWhiteSpace() ? end : at;
        }

        return string.Concat(kept[..end], Ellipsis);
    }

    private static bool IsHarmful(int value) =>
        value is < 0x20 or (>= 0x7F and <= 0x9F)
            or 0x061C or (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
            or 0xFEFF or (>= 0xFFF9 and <= 0xFFFB) || (value & 0xFFFE) == 0xFFFE;
}
