using System.Globalization;
using System.Text;
using CsCheck;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Tests.WeCom.Cards;

public sealed class TextBudgetTests
{
    // Pieces that break careless cutting: astral Han, joined emoji, flags, combining marks, lone surrogates, line ends.
    private static readonly string[] s_pieces =
    [
        "a", "中", "𠮷", "👨‍👩‍👧", "🇨🇳", "e\u0301", "\ud83d", "\ude00", " ", "\n", "\r\n", "\r", "\t", "é", "한", "\u0600", "…", "\0", "\u202e",
    ];

    private static readonly Gen<string> s_text = Gen.Int[0, s_pieces.Length - 1].Select(i => s_pieces[i]).Array[0, 40].Select(string.Concat);

    private static readonly Gen<(string Text, int Budget)> s_case = Gen.Select(s_text, Gen.Int[0, 45]);

    [Fact]
    public void CutCharacters_AnyText_KeepsTheRules() =>
        s_case.Sample((text, budget) => Obeys(text, budget, TextBudget.CutCharacters, t => TextBudget.CountCharacters(t)));

    [Fact]
    public void CutBytes_AnyText_KeepsTheRules() =>
        s_case.Sample((text, budget) => Obeys(text, budget, TextBudget.CutBytes, Encoding.UTF8.GetByteCount));

    [Fact]
    public void CutLines_AnyText_KeepsTheRules() =>
        s_case.Sample((text, budget) => budget == 0
            || Obeys(text, budget, TextBudget.CutLines, t => TextBudget.CountLines(t), fitsExactly: true));

    [Fact]
    public void Clean_AnyText_IsIdempotentAndShowable() =>
        Gen.Select(s_text, Gen.String, Gen.Bool).Sample((known, any, oneLine) =>
        {
            var clean = TextBudget.Clean(known + any, oneLine);
            return TextBudget.Clean(clean, oneLine) == clean
                && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(clean)) == clean
                && !clean.Any(c => c is '\u202e' or '\r' || (char.IsControl(c) && c != '\n') || (oneLine && c == '\n'));
        });

    [Theory]
    [InlineData("中文标题很长", 6, "中文标题很长")]
    [InlineData("中文标题很长", 5, "中文标题…")]
    [InlineData("𠮷𠮷𠮷", 2, "𠮷…")]
    [InlineData("ab cd", 4, "ab…")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧", 7, "👨‍👩‍👧…")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧", 4, "…")]
    [InlineData("ab", 0, "")]
    [InlineData("", 0, "")]
    public void CutCharacters_Examples(string text, int budget, string expected) =>
        Assert.Equal(expected, TextBudget.CutCharacters(text, budget));

    [Theory]
    [InlineData("中文", 6, "中文")]
    [InlineData("中文", 5, "…")]
    [InlineData("中文字", 8, "中…")]
    [InlineData("abcd", 3, "…")]
    [InlineData("abcd", 2, "")]
    public void CutBytes_Examples(string text, int budget, string expected) =>
        Assert.Equal(expected, TextBudget.CutBytes(text, budget));

    [Theory]
    [InlineData("a\nb\nc", 3, "a\nb\nc")]
    [InlineData("a\nb\nc", 2, "a\nb…")]
    [InlineData("a\n\n\nc", 3, "a…")]
    public void CutLines_Examples(string text, int lines, string expected) =>
        Assert.Equal(expected, TextBudget.CutLines(text, lines));

    [Theory]
    [InlineData("a\r\nb\rc\u2028d", false, "a\nb\nc\nd")]
    [InlineData("a\r\nb\tc", true, "a b c")]
    [InlineData("x\u202Ecod.exe\u0007", false, "xcod.exe")]
    [InlineData("👨‍👩‍👧", false, "👨‍👩‍👧")]
    [InlineData(null, false, "")]
    public void Clean_Examples(string? text, bool oneLine, string expected) =>
        Assert.Equal(expected, TextBudget.Clean(text, oneLine));

    [Fact]
    public void Clean_HalvesOfAPair_DoNotMeet() => Assert.Equal("\ufffd\ufffd", TextBudget.Clean("\ud83d\0\ude00"));

    private static bool Obeys(
        string text, int budget, Func<string, int, string> cut, Func<string, int> measure, bool fitsExactly = false)
    {
        var result = cut(text, budget);
        if (measure(text) <= budget)
        {
            return result == text;
        }

        if (result.Length == 0)
        {
            return !fitsExactly && measure(TextBudget.Ellipsis) > budget;
        }

        var kept = result[..^1];
        var borders = StringInfo.ParseCombiningCharacters(text);
        return result.EndsWith('…')
            && measure(result) <= budget
            && text.StartsWith(kept, StringComparison.Ordinal)
            && (kept.Length == text.Length || borders.Contains(kept.Length))
            && cut(result, budget) == result;
    }
}
