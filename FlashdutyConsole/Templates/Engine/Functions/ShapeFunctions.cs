using System.Text;
using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Values;
using static FlashdutyConsole.Templates.Engine.Functions.FunctionDefinition;
using static FlashdutyConsole.Templates.Engine.Functions.StringFunctions;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Text: shapes of names, line breaks, chance.</summary>
internal static class ShapeFunctions
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Of("untitle", "text string", (_, a) => Words(T(a, 0), (rune, isFirst) => isFirst ? LetterCase.Lower(rune) : rune), "{{untitle \"Disk Full\"}}", "disk full"),
        Of("swapcase", "text string", (_, a) => Swap(T(a, 0)), "{{swapcase \"aB c\"}}", "Ab C"),
        Of("initials", "text string", (_, a) => Bytes(T(a, 0), keepsFirst: true), "{{initials .Title}}", "df"),
        Of("nospace", "text string", (_, a) => Bytes(T(a, 0), keepsFirst: false), "{{nospace .Title}}", "diskfull"),
        Of("snakecase", "text string", (_, a) => NameShapes.Join(T(a, 0), '_'), "{{snakecase \"DiskFull\"}}", "disk_full"),
        Of("kebabcase", "text string", (_, a) => NameShapes.Join(T(a, 0), '-'), "{{kebabcase \"DiskFull\"}}", "disk-full"),
        Of("camelcase", "text string", (_, a) => NameShapes.Pascal(T(a, 0)), "{{camelcase \"disk_full\"}}", "DiskFull"),
        Of("wrap", "width int, text string", (_, a) => TextCuts.Wrap(T(a, 1), I(a, 0), "", breaksWords: false), "{{wrap 5 .Title}}", "disk\nfull"),
        Of("wrapWith", "width int, separator string, text string", WrapWith, "{{wrapWith 4 \"/\" .Title}}", "disk/full"),
        Of("shuffle", "text string", (c, a) => { var runes = GoText.Runes(T(a, 0)).ToArray(); Random.Shared.Shuffle(runes); return string.Concat(runes); },
            """{{shuffle "aaa"}}""", "aaa"),
        Of("randAlphaNum", "count int", (c, a) => Chance(c, I(a, 0), Letters + Digits), "{{randAlphaNum 5 | len}}", "5"),
        Of("randAlpha", "count int", (c, a) => Chance(c, I(a, 0), Letters), "{{randAlpha 5 | len}}", "5"),
        Of("randNumeric", "count int", (c, a) => Chance(c, I(a, 0), Digits), "{{randNumeric 5 | len}}", "5"),
        Of("randAscii", "count int", (c, a) => Chance(c, I(a, 0), string.Concat(Enumerable.Range(32, 95).Select(code => (char)code))), "{{randAscii 5 | len}}", "5"),
        Of("uuidv4", "", (_, _) => Guid.NewGuid().ToString(), "{{uuidv4 | len}}", "36"),
    ];

    private static string WrapWith(RenderContext context, object?[] arguments)
    {
        var text = T(arguments, 2);
        context.Budget.Make(((text.Length * 3L / Math.Max(1, I(arguments, 0))) + 1) * T(arguments, 1).Length);
        return TextCuts.Wrap(text, I(arguments, 0), T(arguments, 1), breaksWords: true);
    }

    // The library below looks at bytes as if they were characters, and so did every template ever written against it.
    private static string Bytes(string text, bool keepsFirst)
    {
        var result = new StringBuilder(text.Length);
        var bytes = GoText.ToBytes(text);
        if (bytes.Length == 0 || (!keepsFirst && !bytes.Any(IsSpace)))
        {
            return text;
        }

        var afterGap = true;
        foreach (var value in bytes)
        {
            if (IsSpace(value))
            {
                afterGap = true;
            }
            else if (!keepsFirst || afterGap)
            {
                result.Append((char)value);
                afterGap = false;
            }
        }

        return result.ToString();
    }

    private static bool IsSpace(byte value) => value is (>= 9 and <= 13) or 32 or 0x85 or 0xA0;

    private static string Words(string text, Func<Rune, bool, Rune> change)
    {
        var result = new StringBuilder(text.Length);
        var isFirst = true;
        LetterCase.Each(text, result, rune =>
        {
            var isSpace = LetterCase.IsSpace(rune);
            var made = isSpace ? rune : change(rune, isFirst);
            isFirst = isSpace;
            return made;
        });
        return result.ToString();
    }

    private static string Swap(string text)
    {
        var result = new StringBuilder(text.Length);
        var afterSpace = true;
        LetterCase.Each(GoText.FromOutside(text), result, rune =>
        {
            if (LetterCase.IsUpper(rune) || System.Text.Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.TitlecaseLetter)
            {
                afterSpace = false;
                return LetterCase.Lower(rune);
            }

            if (LetterCase.IsLower(rune))
            {
                var made = afterSpace ? LetterCase.Title(rune) : LetterCase.Upper(rune);
                afterSpace = false;
                return made;
            }

            afterSpace = LetterCase.IsSpace(rune);
            return rune;
        });
        return result.ToString();
    }

    private static string Chance(RenderContext context, long count, string from)
    {
        context.Budget.Make(Math.Max(0, count));
        return count <= 0 ? "" : System.Security.Cryptography.RandomNumberGenerator.GetString(from, (int)count);
    }
}
