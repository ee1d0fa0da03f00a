using System.Text;

namespace FlashdutyConsole.Templates.Engine.Values;

/// <summary>
/// Text as Go sees it: bytes. Within the engine text is a .NET string; a byte that is not UTF-8 (what a cut in the middle of a
/// character leaves) is kept as a lone surrogate U+DC80 to U+DCFF, so that counting, cutting and joining stay exact. What leaves
/// the engine is well-formed: see <see cref="Mend"/>.
/// </summary>
internal static class GoText
{
    private const char FirstBroken = '\uDC80';
    private const char LastBroken = '\uDCFF';

    /// <summary>Whether this unit, alone, stands for a broken byte.</summary>
    public static bool IsBrokenByte(char unit) => unit is >= FirstBroken and <= LastBroken;

    /// <summary>The byte it stands for.</summary>
    public static byte BrokenByte(char unit) => (byte)(unit - 0xDC00);

    /// <summary>Bytes of UTF-8, a broken byte counting as one.</summary>
    public static int ByteCount(string text)
    {
        if (!HasSurrogates(text))
        {
            return Encoding.UTF8.GetByteCount(text);
        }

        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, at, out var rune))
            {
                count += rune.Utf8SequenceLength;
                at += rune.Utf16SequenceLength;
            }
            else
            {
                count += IsBrokenByte(text[at++]) ? 1 : 3;
            }
        }

        return count;
    }

    /// <summary>Characters as Go counts runes: a broken byte is one.</summary>
    public static int RuneCount(string text)
    {
        var count = text.Length;
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && char.IsLowSurrogate(text[at + 1]))
            {
                count--;
                at++;
            }
        }

        return count;
    }

    /// <summary>The bytes.</summary>
    public static byte[] ToBytes(string text)
    {
        if (!HasSurrogates(text))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var bytes = new byte[ByteCount(text)];
        var to = 0;
        for (var at = 0; at < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, at, out var rune))
            {
                to += rune.EncodeToUtf8(bytes.AsSpan(to));
                at += rune.Utf16SequenceLength;
            }
            else if (IsBrokenByte(text[at]))
            {
                bytes[to++] = BrokenByte(text[at++]);
            }
            else
            {
                to += Rune.ReplacementChar.EncodeToUtf8(bytes.AsSpan(to));
                at++;
            }
        }

        return bytes;
    }

    /// <summary>The text of these bytes.</summary>
    public static string FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune);
            }
            else
            {
                length = 1;
                text.Append((char)(0xDC00 + bytes[0]));
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>The bytes from one offset to another, as text.</summary>
    public static string Slice(string text, int from, int to) =>
        System.Text.Ascii.IsValid(text) ? text[from..to] : FromBytes(ToBytes(text).AsSpan(from, to - from));

    /// <summary>Well-formed text: bytes that join to a character become it, each run of others is one U+FFFD.</summary>
    public static string Mend(string text)
    {
        if (!HasSurrogates(text) || IsWellFormed(text))
        {
            return text;
        }

        var joined = FromBytes(ToBytes(text));
        var mended = new StringBuilder(joined.Length);
        var broken = false;
        for (var at = 0; at < joined.Length;)
        {
            if (Rune.TryGetRuneAt(joined, at, out var rune))
            {
                mended.Append(rune);
                at += rune.Utf16SequenceLength;
                broken = false;
            }
            else
            {
                mended.Append(broken ? "" : "\uFFFD");
                at++;
                broken = true;
            }
        }

        return mended.ToString();
    }

    /// <summary>Text from outside: every lone surrogate becomes U+FFFD, so that none is taken for a broken byte.</summary>
    public static string FromOutside(string text)
    {
        if (!HasSurrogates(text) || IsWellFormed(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune);
        }

        return clean.ToString();
    }

    /// <summary>Order of the bytes, which is the order of the characters.</summary>
    public static int Compare(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            var (a, b) = (left[i], right[i]);
            if (a != b)
            {
                // Surrogates stand for characters beyond all others.
                return (a >= 0xD800, b >= 0xD800) == (true, true) ? Rank(a).CompareTo(Rank(b)) : a.CompareTo(b);
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    /// <summary>The characters, broken bytes as U+FFFD.</summary>
    public static List<Rune> Runes(string text)
    {
        var runes = new List<Rune>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            runes.Add(rune);
        }

        return runes;
    }

    public static bool HasSurrogates(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;

    private static int Rank(char unit) => unit is >= '\uD800' and <= '\uDFFF' ? unit + 0x2000 : unit - 0x800;

    private static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                return false;
            }

            at += rune.Utf16SequenceLength;
        }

        return true;
    }
}
