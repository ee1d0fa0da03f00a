using FlashdutyConsole.Templates;

namespace FlashdutyConsole.Tests.Templates;

public sealed class HiddenTextTests
{
    [Theory]
    [InlineData("a b", "a\u00b7b")]
    [InlineData("a\tb\r", "a\u21e5b\u240d")]
    [InlineData("a\u00a0\u200bb", "aU+00A0U+200Bb")]
    [InlineData("\u4e2d\U0001F642", "\u4e2d\U0001F642")]
    public void Lines_HiddenCharacters_HaveSigns(string output, string shown) =>
        Assert.Equal(shown, string.Concat(HiddenText.Lines(output).Single().Select(part => part.Text)));

    [Fact]
    public void Lines_BlankOnes_AreTold()
    {
        var lines = HiddenText.Lines("a\n \t\n\n\u200b");

        Assert.Equal([false, true, true, false], lines.Select(HiddenText.IsBlank));
    }

    [Theory]
    [InlineData("1\n2", "")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9 \n10", "9|10")]
    public void Lost_WhatTheCardCuts_IsTheRest(string output, string lost) =>
        Assert.Equal(lost, string.Join('|', CardText.Fit(output).Lines.Select(line => line.Lost).Where(part => part.Length > 0)));

    [Fact]
    public void Lost_LineCutInTheMiddle_IsWhatFollowsTheEllipsis()
    {
        var line = CardText.Fit(new string('a', 150) + "bcdefghijklmnop").Lines.Single();

        Assert.Equal(line.Text, line.Kept.TrimEnd('\u2026') + line.Lost);
    }
}
