using System.Globalization;
using System.Text;

namespace FlashdutyConsole.Templates;

/// <summary>Output with its hidden characters made visible. Pure.</summary>
public static class HiddenText
{
    /// <summary>The lines of an output, each in pieces: text as it is, and signs for what cannot be seen.</summary>
    public static IReadOnlyList<IReadOnlyList<HiddenPart>> Lines(string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        List<IReadOnlyList<HiddenPart>> lines = [];
        List<HiddenPart> line = [];
        var plain = new StringBuilder();
        foreach (var rune in output.EnumerateRunes())
        {
            if (SignOf(rune) is not { } sign)
            {
                plain.Append(rune);
                continue;
            }

            End();
            line.Add(new HiddenPart(sign, true));
            if (rune.Value == '\n')
            {
                lines.Add(line);
                line = [];
            }
        }

        End();
        lines.Add(line);
        return lines;

        void End()
        {
            if (plain.Length > 0)
            {
                line.Add(new HiddenPart(plain.ToString(), false));
                plain.Clear();
            }
        }
    }

    /// <summary>Whether a card leaves the line out.</summary>
    public static bool IsBlank(IReadOnlyList<HiddenPart> line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.All(part => part.IsSign && part.Text is "\u00b7" or "\u21e5" or "\u21b5" or "\u240d");
    }

    private static string? SignOf(Rune rune) => rune.Value switch
    {
        ' ' => "\u00b7",
        '\t' => "\u21e5",
        '\n' => "\u21b5",
        '\r' => "\u240d",
        0xA0 => "U+00A0",
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse => $"U+{rune.Value:X4}",
        _ => null,
    };
}
