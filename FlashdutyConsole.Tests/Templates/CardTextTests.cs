using CsCheck;
using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Templates;

public sealed class CardTextTests
{
    [Fact]
    public void Fit_BlankLines_AreRemovedAndTheRestIsCounted()
    {
        var text = CardText.Fit("a\n\n  b \r\n\t\n" + string.Join('\n', Enumerable.Range(1, 9)));

        Assert.Equal("a\nb\n1\n2\n3\n4\n5\n6…", text.Shown);
        Assert.Equal(11, text.Lines.Count);
        Assert.Equal(3, text.CutLines);
        Assert.True(text.IsCut);
        Assert.Equal(["6…", "", "", ""], text.Lines.Skip(7).Select(line => line.Kept));
    }

    [Fact]
    public void Fit_EightLines_AreKeptWhole()
    {
        var text = CardText.Fit("1\n2\n3\n4\n5\n6\n7\n8\n");

        Assert.Equal("1\n2\n3\n4\n5\n6\n7\n8", text.Shown);
        Assert.Equal((0, false, 15), (text.CutLines, text.IsCut, text.Characters));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("磁盘", 4)]
    [InlineData("a磁b", 4)]
    [InlineData("🔥", 2)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("🇨🇳", 2)]
    [InlineData("e\u0301", 1)]
    [InlineData("，。：", 6)]
    [InlineData("ｱ", 1)]
    [InlineData("❤️", 2)]
    public void Width_WideCharactersAndEmoji_CountTwo(string text, int width) => Assert.Equal(width, TextWidth.Of(text));

    [Theory]
    [InlineData("aaaa bbbb cccc", 9, "aaaa bbbb |cccc")]
    [InlineData("aaaaaaaaaaaa", 5, "aaaaa|aaaaa|aa")]
    [InlineData("磁盘空间不足", 4, "磁盘|空间|不足")]
    [InlineData("磁盘abc空", 6, "磁盘|abc空")]
    [InlineData("", 4, "")]
    public void Rows_LongLine_BreaksBetweenWords(string text, int columns, string rows) => Assert.Equal(rows, string.Join('|', TextWidth.Rows(text, columns)));

    [Fact]
    public void Fit_Anything_IsWhatTheCardKeeps() =>
        Among.These("a", "磁盘", "👩‍👩‍👧", "\n", "\r\n", " ", "\t", "\u2028", "\u202e", "\ud83d", "long words here ", "0123456789").Array[0, 120].Select(string.Concat).Sample(text =>
        {
            var fitted = CardText.Fit(text);

            Assert.Equal(IncidentCard.CustomArea(text), fitted.Shown);
            Assert.Equal(fitted.Shown, string.Join('\n', fitted.Lines.Select(line => line.Kept).Where(kept => kept.Length > 0)));
            Assert.All(fitted.Lines, line => Assert.Equal(line.Text, string.Concat(line.Rows)));
            Assert.All(fitted.Lines, line => Assert.All(line.Rows, row => Assert.InRange(TextWidth.Of(row.TrimEnd(' ')), 0, CardText.PhoneColumns)));
        }, iter: 2000);
}
