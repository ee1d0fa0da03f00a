using System.Globalization;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.Tests.Integrations.Checks;

/// <summary>The whole table of errors that setting WeCom up can meet, walked through.</summary>
public sealed class SetUpErrorsTests
{
    private static readonly CultureInfo[] s_cultures = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    [Fact]
    public async Task EveryCode_FromThePretendWeCom_HasItsOwnWordsAndCureOnItsRow()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var said = s_cultures.ToDictionary(culture => culture, _ => new Dictionary<string, int>());
        foreach (var (check, codes) in SetUpErrors.ByCheck)
        {
            foreach (var code in codes)
            {
                var result = check switch
                {
                    CheckId.Card => await MeetAsync(console, check, "message/send", code),
                    CheckId.Credentials or CheckId.TrustedIp => await MeetAsync(console, check, "agent/get", code),
                    // Only people see these, on WeCom's pages.
                    _ => new CheckResult { Id = check, Status = CheckStatus.Fail, Reason = CheckReason.WeComError, ErrCode = code },
                };
                Assert.Equal(code, result.ErrCode);
                Assert.NotEqual(CheckStatus.Pass, result.Status);
                foreach (var culture in s_cultures)
                {
                    var (message, cure) = CheckWords.Describe(result, culture);
                    Assert.NotEmpty(message);
                    Assert.NotEmpty(cure);
                    Assert.NotEqual(WeComErrors.Describe(987654, culture).Cure, cure);
                    Assert.True(said[culture].TryAdd(message, code), $"{code} says the same as {said[culture].GetValueOrDefault(message)}: {message}");
                }
            }
        }
    }

    [Fact]
    public async Task EveryFailureOfTheNetwork_FromThePretendWeCom_IsNamed()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        foreach (var (fault, reason) in ((Fault, string)[])[
            (Fault.HttpStatus(502), CheckReason.NotWeCom), (Fault.EmptyObject(), CheckReason.NotWeCom), (Fault.ResetAfterRead(false), CheckReason.WeComSilent)])
        {
            Inject(console, fault);
            var result = await console.CheckAsync(CheckId.Credentials);
            Assert.Equal((reason, 0), (result.Reason, result.ErrCode));
        }

        await console.SetAsync(settings => settings with { Endpoint = "http://127.0.0.1:1" });
        Assert.Equal(CheckReason.WeComUnreachable, (await console.CheckAsync(CheckId.Credentials)).Reason);
        await console.SetAsync(settings => settings with { Endpoint = "http://10.0.0.1" });
        Assert.Equal(CheckReason.WeComRefused, (await console.CheckAsync(CheckId.Credentials)).Reason);
    }

    [Fact]
    public void EveryReason_InBothLanguages_HasWords()
    {
        foreach (var culture in s_cultures)
        {
            foreach (var reason in CheckReason.All)
            {
                foreach (var status in Enum.GetValues<CheckStatus>())
                {
                    var (message, cure) = CheckWords.Describe(new CheckResult { Id = CheckId.Callback, Status = status, Reason = reason, Arguments = ["1", "2", "3"] }, culture);
                    Assert.NotEqual(reason, message);
                    Assert.DoesNotContain("{", message + cure, StringComparison.Ordinal);
                }
            }

            Assert.All(CheckId.All, id => Assert.NotEqual("Title_" + id, CheckWords.Title(id, culture)));
            Assert.All(
                typeof(CheckLabel).GetFields().Select(field => (string)field.GetRawConstantValue()!),
                label => Assert.NotEqual("Label_" + label, CheckWords.Label(label, culture)));
        }
    }

    private static void Inject(SandboxedConsole console, Fault fault)
    {
        console.WeCom.Switches.ClearFaults();
        console.WeCom.Switches.Inject("agent/get", fault, 3);
    }

    private static async Task<CheckResult> MeetAsync(SandboxedConsole console, string check, string path, int code)
    {
        console.WeCom.Switches.ClearFaults();
        console.WeCom.Switches.Inject(path, Fault.ErrCode(code), 4);
        var result = await console.CheckAsync(check, new CardTarget(0, "zhang"));
        console.WeCom.Switches.ClearFaults();
        return result;
    }
}
