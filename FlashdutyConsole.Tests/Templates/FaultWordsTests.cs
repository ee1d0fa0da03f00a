using System.Globalization;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Tests.Templates;

public sealed class FaultWordsTests
{
    [Theory]
    [InlineData("{{.Title", "this {{ has no }} that closes it")]
    [InlineData("{{uper .Title}}", "there is no function uper; did you mean upper?")]
    [InlineData("{{if .Title}}x", "the if of line 1 has no {{end}}")]
    [InlineData("{{end}}", "{{end}} is one too many: there is no if, range or with to end")]
    [InlineData("{{$name := 1}}{{$nam}}", "there is no variable $nam; did you mean $name?")]
    [InlineData("{{\"x}}", "the text has no quote at its end")]
    [InlineData("{{}}", "a value is missing for command")]
    [InlineData("{{break}}", "{{break}} can only be used inside range")]
    [InlineData("{{upper}}", "upper: upper takes 1 arguments and has 0")]
    [InlineData("{{range .Title}}{{end}}", ".Title: range cannot go through db-1 / disk.used above 90%")]
    [InlineData("{{template \"nope\"}}", "{{template \"nope\"}}: no template nope is defined")]
    [InlineData("{{range until 100000000}}x{{end}}", null)]
    public void Say_FaultOfTheEngine_IsSaidInBothLanguages(string template, string? english)
    {
        var fault = Assert.Throws<TemplateException>(() => GoTemplate.Parse(template).Render(SampleIncident.Data, RenderOptions.Card));

        var said = FaultWords.Say(fault.Message, CultureInfo.GetCultureInfo("en"));
        var chinese = FaultWords.Say(fault.Message, CultureInfo.GetCultureInfo("zh-CN"));

        Assert.True(english is null || said == english, $"{fault.Message} is said as {said}");
        Assert.Contains(chinese, character => character >= '\u4e00');
        Assert.DoesNotContain("\u6a21\u677f\u6709\u8bef", chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Say_WhatNobodyKnows_StaysAsItIs() =>
        Assert.Equal("something {0} odd", FaultWords.Say("something {0} odd", CultureInfo.GetCultureInfo("en")));
}
