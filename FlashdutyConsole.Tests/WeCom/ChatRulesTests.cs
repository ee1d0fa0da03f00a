using System.Globalization;
using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Answers;

namespace FlashdutyConsole.Tests.WeCom;

public sealed class ChatRulesTests
{
    [Theory]
    [InlineData("room1", "War room", "li", "zhang li", 0)]
    [InlineData("", "War room", "", "zhang li", 0)]
    [InlineData("room1", "", "", "zhang li", 86202)]
    [InlineData("room1", "x", "", "zhang", 86006)]
    [InlineData("room1", "x", "", "zhang ZHANG", 86006)]
    [InlineData("a-b", "x", "", "zhang li", 86001)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "x", "", "zhang li", 86205)]
    [InlineData("room1", "x", "wang", "zhang li", 86207)]
    [InlineData("room1", "x", "LI", "zhang li", 0)]
    public void Check_SaysWhatWeComWould(string chatId, string name, string owner, string users, int code) =>
        Assert.Equal(code, ChatRules.Check(new WeComChat(chatId, name, owner, users.Split(' '))));

    [Fact]
    public void Check_MoreThan2000Members_IsRefused() =>
        Assert.Equal(86006, ChatRules.Check(new WeComChat("room1", "x", "", [.. Enumerable.Range(0, 2001).Select(i => $"u{i}")])));

    [Fact]
    public void Name_Long_IsOneLineOf50Characters() =>
        Assert.Equal(new string('x', 20) + " " + new string('y', 28) + "\u2026", ChatRules.Name(new string('x', 20) + "\n" + new string('y', 80)));

    [Theory]
    [InlineData(40050)]
    [InlineData(48002)]
    [InlineData(60011)]
    [InlineData(86001)]
    [InlineData(86003)]
    [InlineData(86004)]
    [InlineData(86005)]
    [InlineData(86006)]
    [InlineData(86007)]
    [InlineData(86008)]
    [InlineData(86201)]
    [InlineData(86202)]
    [InlineData(86204)]
    [InlineData(86205)]
    [InlineData(86207)]
    [InlineData(86215)]
    [InlineData(86216)]
    [InlineData(86217)]
    [InlineData(45009)]
    [InlineData(45033)]
    [InlineData(-1)]
    public void Describe_EveryCodeOfGroups_HasMeaningAndCureInBothLanguages(int code)
    {
        var unknown = WeComErrors.Describe(99999, CultureInfo.GetCultureInfo("en"));
        foreach (var culture in (string[])["en", "zh-CN"])
        {
            var (meaning, cure) = WeComErrors.Describe(code, CultureInfo.GetCultureInfo(culture));
            Assert.True(meaning.Length > 0 && cure.Length > 0);
            Assert.NotEqual(unknown.Meaning, meaning);
        }

        Assert.NotEqual(WeComErrorClass.Unknown, WeComErrors.Classify(code));
    }
}
