using CsCheck;
using FlashdutyConsole.Templates.Versions;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Templates.Versions;

public sealed class TextDiffTests
{
    [Fact]
    public void Diff_ChangedLine_IsRemovedThenAdded() => Assert.Equal(
        [" a 1 1", "-b 2 ", "+B  2", " c 3 3", "+d  4"], TextDiff.Of("a\nb\nc", "a\nB\nc\nd").Select(Short));

    [Fact]
    public void Diff_OfEmptyText_IsAllAdded() => Assert.Equal(["+a  1", "+b  2"], TextDiff.Of("", "a\nb").Select(Short));

    [Fact]
    public void Diff_AnyTexts_HoldsBothWhole() =>
        Gen.Select(Among.These("a", "b", "", "c").Array[0, 12], Among.These("a", "b", "", "c").Array[0, 12]).Sample((before, after) =>
        {
            var diff = TextDiff.Of(string.Join('\n', before), string.Join('\n', after));

            // A text of one empty line is no text.
            Assert.Equal(string.Join('\n', before), string.Join('\n', diff.Where(line => line.Kind != DiffKind.Added).Select(line => line.Text)));
            Assert.Equal(string.Join('\n', after), string.Join('\n', diff.Where(line => line.Kind != DiffKind.Removed).Select(line => line.Text)));
            Assert.Equal(diff.Count(line => line.OldNumber is not null), diff.Max(line => line.OldNumber) ?? 0);
            Assert.Equal(diff.Count(line => line.NewNumber is not null), diff.Max(line => line.NewNumber) ?? 0);
        }, iter: 500);

    private static string Short(DiffLine line) => $"{(line.Kind == DiffKind.Same ? ' ' : line.Kind == DiffKind.Added ? '+' : '-')}{line.Text} {line.OldNumber} {line.NewNumber}";
}
