using System.Globalization;
using System.Text.RegularExpressions;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.Tests.Architecture;
using FlashdutyConsole.Tests.Templates.Engine;

namespace FlashdutyConsole.Tests.Templates;

/// <summary>Whatever the engine says is said in the reader's language.</summary>
public sealed partial class FaultWordsTests
{
    private static readonly CultureInfo s_chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData("{{.Title", "this {{ has no }} that closes it")]
    [InlineData("{{uper .Title}}", "there is no function uper; did you mean upper?")]
    [InlineData("{{if .Title}}x", "the if of line 1 has no {{end}}")]
    [InlineData("{{define \"a\"}}x", "the define of line 1 has no {{end}}")]
    [InlineData("{{end}}", "{{end}} is one too many: there is no if, range or with to end")]
    [InlineData("{{$name := 1}}{{$nam}}", "there is no variable $nam; did you mean $name?")]
    [InlineData("{{$nam = 1}}", "$nam: there is no variable $nam")]
    [InlineData("{{\"x}}", "the text has no quote at its end")]
    [InlineData("{{}}", "a value is missing for an action")]
    [InlineData("{{break}}", "{{break}} can only be used inside range")]
    [InlineData("{{upper}}", "upper: upper takes 1 arguments and has 0")]
    [InlineData("{{upper 5}}", "5: string is wanted here, not 5")]
    [InlineData("{{upper .AlertCnt}}", ".AlertCnt: wrong type: string is wanted, not int64 (use toString)")]
    [InlineData("{{range .Title}}{{end}}", ".Title: range cannot go through db-1 / disk.used above 90%")]
    [InlineData("{{template \"nope\"}}", "{{template \"nope\"}}: no template nope is defined")]
    [InlineData("{{regexFind \"(a\" .Title}}", "regexFind \"(a\" .Title: regexFind fails: the regular expression is wrong at (a: a ) is missing")]
    [InlineData("{{gt .Title 1}}", "gt .Title 1: gt fails: values of the types string and int cannot be compared")]
    [InlineData("{{env \"HOME\"}}", "env \"HOME\": env fails: it reads the machine or makes keys, which a notification template may not")]
    [InlineData("{{urlParse \"http://[::1\"}}", "urlParse \"http://[::1\": urlParse fails: the address \"http://[::1\" is wrong: its host has no ]")]
    [InlineData("{{fail \"no {0} owner\"}}", "fail \"no {0} owner\": fail fails: no {0} owner")]
    [InlineData("{{range until 100000000}}x{{end}}", null)]
    public void Say_FaultOfTheEngine_IsSaidInBothLanguages(string template, string? english)
    {
        var fault = Assert.Throws<TemplateException>(() => GoTemplate.Parse(template).Render(SampleIncident.Data, RenderOptions.Card));

        var said = FaultWords.Say(fault.Message, s_english);
        var chinese = FaultWords.Say(fault.Message, s_chinese);

        Assert.True(english is null || said == english, $"{fault.Message} is said as {said}");
        Assert.Contains(chinese, character => character >= '\u4e00');
        Assert.DoesNotContain("\u6a21\u677f\u6709\u8bef", chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Say_EveryFaultOfTheCases_HasAChineseText()
    {
        var messages = GoCase.Own.Concat(GoCase.Corpus).Where(one => one.Output is null && !one.Template.Contains("fail ", StringComparison.Ordinal)).Select(Message).OfType<string>().ToList();

        Assert.True(messages.Count > 500);
        Assert.Equal([], messages.Where(message => !FaultWords.Knows(Reason().Replace(message, ""))).Distinct());
        // Nothing that could be formatted wrongly, either.
        Assert.All(messages, message => Assert.NotEqual(FaultWords.Say(message, s_english), FaultWords.Say(message, s_chinese)));
    }

    [Fact]
    public void Say_EveryMessageInTheEnginesSource_HasAText()
    {
        var found = ProductSource.Files("Templates/Engine", ".cs")
            .SelectMany(file => file.Text.Split('\n').Where(line => Thrown().IsMatch(line)).Select(Filled).SelectMany(line => Literal().Matches(line)))
            .Select(literal => literal.Groups["text"].Value.Replace('\u0001', '{').Replace('\u0002', '}').Replace("\\\"", "\"", StringComparison.Ordinal))
            .Where(text => text.Contains(' ', StringComparison.Ordinal) && char.IsAsciiLetter(text[0]) && !Signature().IsMatch(text) && !IsReturned(text))
            .Distinct().ToList();

        Assert.True(found.Count > 60, $"only {found.Count} messages were found in the source");
        Assert.Equal([], found.Where(text => !Variants(text).Any(FaultWords.Knows)));
    }

    [Theory]
    [InlineData("2:14: at <upper 5>: expected string; found 5", "line 2, column 14: upper 5: string is wanted here, not 5", "\u7b2c 2 \u884c\u7b2c 14 \u5217\uff1aupper 5\uff1a\u8fd9\u91cc\u9700\u8981 string\uff0c\u5374\u662f 5")]
    [InlineData("1:1: the template engine failed", "line 1, column 1: the template engine failed", "\u7b2c 1 \u884c\u7b2c 1 \u5217\uff1a\u6a21\u677f\u5f15\u64ce\u5185\u90e8\u51fa\u9519")]
    [InlineData("of another time", "of another time", "of another time")]
    public void SayKept_FaultOfADelivery_IsSaidWithItsPlace(string kept, string english, string chinese)
    {
        Assert.Equal(english, FaultWords.SayKept(kept, s_english));
        Assert.Equal(chinese, FaultWords.SayKept(kept, s_chinese));
    }

    [Fact]
    public void Say_WhatNobodyKnows_StaysAsItIs() => Assert.Equal("something {0} odd", FaultWords.Say("something {0} odd", s_english));

    // What base64 and base32 say is what they return.
    private static bool IsReturned(string text) => text.StartsWith("illegal base", StringComparison.Ordinal);

    // What an interpolated text could be: 7 in every place, as text where it is quoted.
    private static string Filled(string line) => Place().Replace(
        line.Replace("{{", "\u0001", StringComparison.Ordinal).Replace("}}", "\u0002", StringComparison.Ordinal),
        place => place.Value.StartsWith("{GoQuote.Quote", StringComparison.Ordinal) ? "\\\"7\\\"" : "7");

    // A message, one around another, or the part of one about a regular expression or an address.
    private static IEnumerable<string> Variants(string text) =>
        [text, text.EndsWith(": 7", StringComparison.Ordinal) ? text[..^1] + "empty command" : text, $"error parsing regexp: {text}: `7`", text.Replace(": 7", ": parse \"7\": empty command", StringComparison.Ordinal),
            $"failed to parse URL: {text[..^1]}empty command", text.Replace("regexp: 7", "regexp: invalid repeat count", StringComparison.Ordinal)];

    private static string? Message(GoCase one)
    {
        try
        {
            GoTemplate.Parse(one.Template).Render(GoData.Parse(one.Data), RenderOptions.Go with { TimeZone = one.Zone });
            return null;
        }
        catch (TemplateException fault)
        {
            return fault.Message;
        }
    }

    [GeneratedRegex(@"^at <.*?>: |; did you mean \S+\?$", RegexOptions.Singleline)]
    private static partial Regex Reason();

    [GeneratedRegex(@"Exception\(|\bFail\(|\berror = |Incompatible|new\(\$""|\breturn \$""")]
    private static partial Regex Thrown();

    [GeneratedRegex(@"""(?<text>(?:[^""\\]|\\.)*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^(?:\w+ (?:\.\.\.)?(?:string|int|any|map|float|bool|time|duration)(?:, )?)+$")]
    private static partial Regex Signature();

    [GeneratedRegex(@"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")]
    private static partial Regex Place();
}
