using System.Globalization;
using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.Tests.WeCom;

public sealed class WeComErrorsTests
{
    [Theory]
    [InlineData(0, WeComErrorClass.None)]
    [InlineData(-1, WeComErrorClass.Busy)]
    [InlineData(40014, WeComErrorClass.Token)]
    [InlineData(42001, WeComErrorClass.Token)]
    [InlineData(41001, WeComErrorClass.Token)]
    [InlineData(45009, WeComErrorClass.Wait)]
    [InlineData(45033, WeComErrorClass.Concurrency)]
    [InlineData(40001, WeComErrorClass.NeedsAdmin)]
    [InlineData(60020, WeComErrorClass.NeedsAdmin)]
    [InlineData(43012, WeComErrorClass.NeedsAdmin)]
    [InlineData(301002, WeComErrorClass.NeedsAdmin)]
    [InlineData(81013, WeComErrorClass.Recipient)]
    [InlineData(60011, WeComErrorClass.Recipient)]
    [InlineData(60111, WeComErrorClass.Recipient)]
    [InlineData(40003, WeComErrorClass.Recipient)]
    [InlineData(50002, WeComErrorClass.Recipient)]
    [InlineData(42038, WeComErrorClass.Developer)]
    [InlineData(60140, WeComErrorClass.Permanent)]
    [InlineData(42014, WeComErrorClass.Permanent)]
    [InlineData(86215, WeComErrorClass.Permanent)]
    [InlineData(99999, WeComErrorClass.Unknown)]
    public void Classify_Code_SaysWhatToDo(int code, WeComErrorClass expected) => Assert.Equal(expected, WeComErrors.Classify(code));

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Describe_EveryCode_HasMeaningAndCure(string culture)
    {
        foreach (var code in WeComErrors.Known.Append(99999))
        {
            var (meaning, cure) = WeComErrors.Describe(code, CultureInfo.GetCultureInfo(culture));

            Assert.NotEmpty(meaning);
            Assert.NotEmpty(cure);
            Assert.DoesNotContain("{", meaning + cure, StringComparison.Ordinal);
            Assert.DoesNotContain("\n", meaning + cure, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Describe_UntrustedIp_NamesTheSetting()
    {
        Assert.Contains("企业可信IP", WeComErrors.Describe(60020, CultureInfo.GetCultureInfo("zh-CN")).Cure, StringComparison.Ordinal);
        Assert.Contains("trusted IPs", WeComErrors.Describe(60020, CultureInfo.GetCultureInfo("en-US")).Cure, StringComparison.Ordinal);
        Assert.Contains("99999", WeComErrors.Describe(99999, CultureInfo.GetCultureInfo("en")).Meaning, StringComparison.Ordinal);
    }
}
