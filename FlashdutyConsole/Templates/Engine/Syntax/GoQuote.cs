using System.Globalization;
using System.Text;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Syntax;

/// <summary>Go's quoting: text in double quotes or backquotes and characters in single quotes, there and back.</summary>
internal static class GoQuote
{
    /// <summary>In double quotes, what cannot be printed escaped.</summary>
    public static string Quote(string text, char quote = '"', bool asciiOnly = false)
    {
        var quoted = new StringBuilder(text.Length + 2).Append(quote);
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                var lone = text[at++];
                quoted.Append(GoText.IsBrokenByte(lone) ? $"\\x{GoText.BrokenByte(lone):x2}" : asciiOnly ? "\\ufffd" : "\ufffd");
                continue;
            }

            at += rune.Utf16SequenceLength;
            AppendRune(quoted, rune, quote, asciiOnly);
        }

        return quoted.Append(quote).ToString();
    }

    /// <summary>A character in single quotes.</summary>
    public static string QuoteRune(long value, bool asciiOnly = false)
    {
        var rune = value is >= 0 and <= 0x10FFFF && Rune.IsValid((int)value) ? new Rune((int)value) : Rune.ReplacementChar;
        var quoted = new StringBuilder().Append('\'');
        AppendRune(quoted, rune, '\'', asciiOnly);
        return quoted.Append('\'').ToString();
    }

    /// <summary>Whether Go takes it for printable: letters, marks, numbers, punctuation, symbols, and the ASCII space.</summary>
    public static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>What a string literal says, its quotes included in <paramref name="literal"/>.</summary>
    public static bool TryUnquote(string literal, out string text)
    {
        text = "";
        if (literal.Length < 2 || literal[0] != literal[^1])
        {
            return false;
        }

        var body = literal[1..^1];
        if (literal[0] == '`')
        {
            text = body.Replace("\r", "", StringComparison.Ordinal);
            return true;
        }

        if (!body.Contains('\\', StringComparison.Ordinal))
        {
            text = body;
            return !body.Contains('\n', StringComparison.Ordinal) && !body.Contains('"', StringComparison.Ordinal);
        }

        var bytes = new List<byte>(body.Length);
        for (var at = 0; at < body.Length;)
        {
            if (!TryCharacter(body, ref at, '"', out var value, out var isByte))
            {
                return false;
            }

            if (isByte)
            {
                bytes.Add((byte)value);
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(new Rune(value).ToString()));
            }
        }

        text = GoText.FromBytes(bytes.ToArray());
        return true;
    }

    /// <summary>The one character of a literal in single quotes.</summary>
    public static bool TryCharacter(string literal, out int rune)
    {
        var at = 1;
        return TryCharacter(literal, ref at, '\'', out rune, out _) && at == literal.Length - 1 && literal[at] == '\'';
    }

    private static bool TryCharacter(string text, ref int at, char quote, out int value, out bool isByte)
    {
        isByte = false;
        value = 0;
        if (at >= text.Length || text[at] == quote || text[at] == '\n')
        {
            return false;
        }

        if (text[at] != '\\')
        {
            value = Rune.TryGetRuneAt(text, at, out var rune) ? rune.Value : 0xFFFD;
            at += value > 0xFFFF ? 2 : 1;
            return true;
        }

        if (++at >= text.Length)
        {
            return false;
        }

        var escape = text[at++];
        switch (escape)
        {
            case 'x' or 'u' or 'U':
                var length = escape switch { 'x' => 2, 'u' => 4, _ => 8 };
                isByte = escape == 'x';
                if (at + length > text.Length
                    || !uint.TryParse(text.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                {
                    return false;
                }

                at += length;
                value = (int)Math.Min(code, int.MaxValue);
                return isByte || Rune.IsValid(code);
            case >= '0' and <= '7':
                if (at + 2 > text.Length || text[at] is < '0' or > '7' || text[at + 1] is < '0' or > '7')
                {
                    return false;
                }

                value = ((escape - '0') * 64) + ((text[at] - '0') * 8) + (text[at + 1] - '0');
                at += 2;
                isByte = true;
                return value <= 255;
            default:
                value = escape switch
                {
                    'a' => 7, 'b' => 8, 'f' => 12, 'n' => 10, 'r' => 13, 't' => 9, 'v' => 11, '\\' => '\\',
                    '\'' or '"' when escape == quote => escape, _ => -1,
                };
                return value >= 0;
        }
    }

    private static void AppendRune(StringBuilder to, Rune rune, char quote, bool asciiOnly)
    {
        if (rune.Value == quote || rune.Value == '\\')
        {
            to.Append('\\').Append((char)rune.Value);
        }
        else if (asciiOnly ? rune.Value is >= 0x20 and < 0x7F : IsPrintable(rune))
        {
            to.Append(rune);
        }
        else
        {
            to.Append(rune.Value switch
            {
                7 => "\\a", 8 => "\\b", 12 => "\\f", 10 => "\\n", 13 => "\\r", 9 => "\\t", 11 => "\\v",
                < ' ' or 0x7F => $"\\x{rune.Value:x2}",
                < 0x10000 => $"\\u{rune.Value:x4}",
                _ => $"\\U{rune.Value:x8}",
            });
        }
    }
}
