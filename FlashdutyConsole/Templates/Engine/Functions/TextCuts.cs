using System.Text;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Parts of text, by bytes or by characters.</summary>
internal static class TextCuts
{
    /// <summary>The first so many bytes, or the last when negative.</summary>
    public static string Truncate(long count, string text)
    {
        var length = GoText.ByteCount(text);
        return count < 0
            ? length + count > 0 ? GoText.Slice(text, (int)(length + count), length) : text
            : length > count ? GoText.Slice(text, 0, (int)count) : text;
    }

    /// <summary>Bytes from one offset to another, moved so that no character is cut.</summary>
    public static string Substring(long start, long end, string text)
    {
        if (start < 0 && end < 0)
        {
            return text;
        }

        var bytes = GoText.ToBytes(text);
        start = Math.Max(start, 0);
        end = end < 0 ? bytes.Length : end;
        (start, end) = start > end ? (0, start) : (start, end);
        end = Math.Min(end, bytes.Length);
        if (start >= end)
        {
            return "";
        }

        while (start > 0 && start < end && IsInside(bytes[start]))
        {
            start++;
        }

        if (start >= end)
        {
            return "";
        }

        if (end < bytes.Length && IsInside(bytes[end]))
        {
            var first = end;
            while (first > start && IsInside(bytes[first]))
            {
                first--;
            }

            Rune.DecodeFromUtf8(bytes.AsSpan((int)first), out var rune, out var length);
            end = Math.Min(bytes.Length, first + (rune == Rune.ReplacementChar && length != 3 ? 1 : length));
        }

        return start >= end ? "" : GoText.FromBytes(bytes.AsSpan((int)start, (int)(end - start)));
    }

    /// <summary>Characters from one offset to another.</summary>
    public static string SubstringRunes(long start, long end, string text)
    {
        var runes = GoText.Runes(text);
        if (start < 0)
        {
            return end < 0 ? "" : Runes(runes, 0, Math.Min(end, runes.Count));
        }

        if (end < 0 || end > runes.Count)
        {
            return start > runes.Count ? "" : Runes(runes, start, runes.Count);
        }

        return start > end ? "" : Runes(runes, start, end);
    }

    /// <summary>At most so many bytes with an ellipsis of three dots, from an offset that is to be seen.</summary>
    public static string Abbreviate(string text, long offset, long width)
    {
        var length = GoText.ByteCount(text);
        if (text.Length == 0 || length <= width)
        {
            return text;
        }

        offset = Math.Min(offset, length);
        offset = length - offset < width - 3 ? length - (width - 3) : offset;
        if (offset <= 4)
        {
            return GoText.Slice(text, 0, (int)width - 3) + "...";
        }

        if (width < 7)
        {
            return "";
        }

        return offset + width - 3 < length
            ? "..." + (width - 3 < 4 ? "" : Abbreviate(GoText.Slice(text, (int)offset, length), 0, width - 3))
            : "..." + GoText.Slice(text, (int)(length - (width - 3)), length);
    }

    /// <summary>Lines of at most so many bytes, broken at spaces; a longer word is broken too, or kept.</summary>
    public static string Wrap(string text, long width, string lineEnd, bool breaksWords)
    {
        if (text.Length == 0)
        {
            return "";
        }

        lineEnd = lineEnd.Length == 0 ? "\n" : lineEnd;
        width = Math.Max(width, 1);
        var bytes = GoText.ToBytes(text);
        var ending = GoText.ToBytes(lineEnd);
        var wrapped = new List<byte>(bytes.Length + 16);
        var at = 0;
        while (bytes.Length - at > width)
        {
            if (bytes[at] == ' ')
            {
                at++;
                continue;
            }

            var space = bytes.AsSpan(at, (int)width + 1).LastIndexOf((byte)' ');
            var end = space >= 0 ? at + space : at + (int)width;
            var next = space >= 0 ? end + 1 : end;
            if (space < 0 && !breaksWords)
            {
                var later = bytes.AsSpan(at + (int)width).IndexOf((byte)' ');
                if (later < 0)
                {
                    break;
                }

                end = at + (int)width + later;
                next = end + 1;
            }

            wrapped.AddRange(bytes.AsSpan(at, end - at));
            wrapped.AddRange(ending);
            at = next;
        }

        wrapped.AddRange(bytes.AsSpan(at));
        return GoText.FromBytes(wrapped.ToArray());
    }

    private static bool IsInside(byte value) => (value & 0xC0) == 0x80;

    private static string Runes(List<Rune> runes, long from, long to)
    {
        var text = new StringBuilder();
        for (var i = (int)from; i < to; i++)
        {
            text.Append(runes[i]);
        }

        return text.ToString();
    }
}
