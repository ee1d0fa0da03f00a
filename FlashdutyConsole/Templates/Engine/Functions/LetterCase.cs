using System.Globalization;
using System.Text;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Upper and lower case, character by character, in no language.</summary>
internal static class LetterCase
{
    public static string Upper(string text) => GoText.FromOutside(text).ToUpperInvariant().Replace('\u0131', 'I');

    public static string Lower(string text) => GoText.FromOutside(text).ToLowerInvariant().Replace("\u0130", "i", StringComparison.Ordinal);

    public static Rune Upper(Rune rune) => rune.Value == 0x131 ? new Rune('I') : Rune.ToUpperInvariant(rune);

    public static Rune Lower(Rune rune) => rune.Value == 0x130 ? new Rune('i') : Rune.ToLowerInvariant(rune);

    /// <summary>As the first letter of a word: two letters in one character have a form of their own, Georgian has none.</summary>
    public static Rune Title(Rune rune) => rune.Value switch
    {
        >= 0x1C4 and <= 0x1C6 => new Rune('\u01C5'),
        >= 0x1C7 and <= 0x1C9 => new Rune('\u01C8'),
        >= 0x1CA and <= 0x1CC => new Rune('\u01CB'),
        >= 0x1F1 and <= 0x1F3 => new Rune('\u01F2'),
        >= 0x10D0 and <= 0x10FF => rune,
        _ => Upper(rune),
    };

    /// <summary>The first letter of each word in capitals; words end where neither letter nor digit nor underscore stands.</summary>
    public static string Title(string text)
    {
        var result = new StringBuilder(text.Length);
        var previous = new Rune(' ');
        Each(text, result, rune =>
        {
            var made = IsSeparator(previous) ? Title(rune) : rune;
            previous = rune;
            return made;
        });
        return result.ToString();
    }

    /// <summary>Each character by a rule, what is no character as it is.</summary>
    public static void Each(string text, StringBuilder to, Func<Rune, Rune> change)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, at, out var rune))
            {
                to.Append(change(rune));
                at += rune.Utf16SequenceLength;
            }
            else
            {
                to.Append(text[at++]);
            }
        }
    }

    public static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune);

    public static bool IsUpper(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.UppercaseLetter;

    public static bool IsLower(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.LowercaseLetter;

    /// <summary>A letter, but no Han character.</summary>
    public static bool IsLetter(Rune rune) => Rune.IsLetter(rune)
        && rune.Value is not ((>= 0x4E00 and <= 0x9FCC) or (>= 0x3400 and <= 0x4D85) or (>= 0x20000 and <= 0x2B81D));

    public static bool IsNumber(Rune rune) => Rune.IsNumber(rune);

    public static bool IsPunctuation(Rune rune) => Rune.IsPunctuation(rune);

    private static bool IsSeparator(Rune rune) => rune.IsAscii
        ? !(char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value == '_')
        : !Rune.IsLetter(rune) && !Rune.IsDigit(rune) && Rune.IsWhiteSpace(rune);
}
