using System.Text;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Admin;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Sandbox.Switches;

namespace FlashdutyConsole.Tests.Sandbox.Admin;

public sealed class AdminRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("On call", "", AdminRefusal.None)]
    [InlineData("On call", "Cards", AdminRefusal.None)]
    [InlineData("", "", AdminRefusal.NameWrong)]
    [InlineData("  ", "", AdminRefusal.NameWrong)]
    [InlineData("123456789012345678901234567890123", "", AdminRefusal.NameWrong)]
    [InlineData("On call", "abc", AdminRefusal.DescriptionWrong)]
    public void Names_OutsideTheirLimits_AreRefused(string name, string description, AdminRefusal expected) =>
        Assert.Equal(expected, AdminRules.CheckNames(name, description));

    [Theory]
    [InlineData("console.example.com", AdminRefusal.None)]
    [InlineData("console.example.com:8443", AdminRefusal.None)]
    [InlineData("localhost:5080", AdminRefusal.None)]
    [InlineData("", AdminRefusal.DomainMalformed)]
    [InlineData("https://console.example.com", AdminRefusal.DomainMalformed)]
    [InlineData("console.example.com/", AdminRefusal.DomainMalformed)]
    [InlineData("console.example.com.", AdminRefusal.DomainMalformed)]
    [InlineData("console.example.com:", AdminRefusal.DomainMalformed)]
    [InlineData("console.example.com:0", AdminRefusal.DomainMalformed)]
    [InlineData("console.example.com:65536", AdminRefusal.DomainMalformed)]
    [InlineData("console.example.com:80:80", AdminRefusal.DomainMalformed)]
    [InlineData("*.example.com", AdminRefusal.DomainMalformed)]
    [InlineData("-a.example.com", AdminRefusal.DomainMalformed)]
    [InlineData("console example.com", AdminRefusal.DomainMalformed)]
    [InlineData("203.0.113.7", AdminRefusal.DomainIsAddress)]
    [InlineData("203.0.113.7:8080", AdminRefusal.DomainIsAddress)]
    [InlineData("free.example.com", AdminRefusal.DomainUnregistered)]
    [InlineData("Provider.example.com:81", AdminRefusal.DomainOfProvider)]
    public void Domain_ThatCannotBeTrusted_IsRefusedForThatReason(string domain, AdminRefusal expected)
    {
        var switches = new SandboxSwitches { UnregisteredDomains = "free.example.com", ProviderDomains = "x.example;provider.example.com" };

        Assert.Equal(expected, AdminRules.CheckDomain(domain, [], s_now, switches));
    }

    [Fact]
    public void Domain_Address_PassesOnlyWithItsSwitch() => Assert.Equal(
        AdminRefusal.None, AdminRules.CheckDomain("127.0.0.1:5080", [], s_now, new SandboxSwitches { TrustedDomainMayBeAddress = true }));

    [Theory]
    [InlineData(19, 29, AdminRefusal.None)]
    [InlineData(20, 29, AdminRefusal.TooManyDomainChanges)]
    [InlineData(20, 30, AdminRefusal.None)]
    public void Domain_ChangedTooOften_WaitsForTheMonthToEnd(int changes, int daysAgo, AdminRefusal expected) => Assert.Equal(
        expected,
        AdminRules.CheckDomain("a.example", Enumerable.Repeat(s_now.AddDays(-daysAgo), changes), s_now, new SandboxSwitches()));

    [Theory]
    [InlineData(200, "abcdefgh12345678", AdminRefusal.None)]
    [InlineData(200, "abcdefgh12345678\n", AdminRefusal.ProofWrongContent)]
    [InlineData(200, "\uFEFFabcdefgh12345678", AdminRefusal.ProofWrongContent)]
    [InlineData(200, "ABCDEFGH12345678", AdminRefusal.ProofWrongContent)]
    [InlineData(200, "<html>abcdefgh12345678</html>", AdminRefusal.ProofWrongContent)]
    [InlineData(200, "", AdminRefusal.ProofWrongContent)]
    [InlineData(404, "abcdefgh12345678", AdminRefusal.ProofWrongStatus)]
    [InlineData(302, "", AdminRefusal.ProofWrongStatus)]
    public void Proof_OnlyTheExactCode_IsTaken(int status, string body, AdminRefusal expected) => Assert.Equal(
        expected, AdminRules.JudgeProof(new CallbackAnswer(status, Encoding.UTF8.GetBytes(body), CallbackBreak.None), new DomainProof("abcdefgh12345678")));

    [Theory]
    [InlineData("203.0.113.7", AdminRefusal.None, 1)]
    [InlineData(" 203.0.113.7 ; 203.0.113.8;203.0.113.7;", AdminRefusal.None, 2)]
    [InlineData("2001:db8::1", AdminRefusal.None, 1)]
    [InlineData("", AdminRefusal.TrustedIpsEmpty, 0)]
    [InlineData(" ; ", AdminRefusal.TrustedIpsEmpty, 0)]
    [InlineData("203.0.113.7,203.0.113.8", AdminRefusal.TrustedIpMalformed, 0)]
    [InlineData("203.0.113", AdminRefusal.TrustedIpMalformed, 0)]
    [InlineData("10.0.0.0/8", AdminRefusal.TrustedIpMalformed, 0)]
    [InlineData("console.example.com", AdminRefusal.TrustedIpMalformed, 0)]
    [InlineData("203.0.113.1;203.0.113.9", AdminRefusal.TrustedIpOfProvider, 0)]
    [InlineData("203.0.113.1;203.0.113.2;203.0.113.3;203.0.113.4", AdminRefusal.TooManyTrustedIps, 0)]
    public void TrustedIps_AreReadOrRefusedForTheirReason(string text, AdminRefusal expected, int count)
    {
        var switches = new SandboxSwitches { ProviderIps = "203.0.113.9", MostTrustedIps = 3 };

        var outcome = AdminRules.ReadTrustedIps(text, isUnlocked: true, switches, out var addresses);

        Assert.Equal((expected, count), (outcome.Refusal, addresses.Count));
    }

    [Fact]
    public void TrustedIps_Locked_AreRefusedBeforeAnythingElse() => Assert.Equal(
        AdminRefusal.TrustedIpsLocked, AdminRules.ReadTrustedIps("nonsense", isUnlocked: false, new SandboxSwitches(), out _).Refusal);

    [Fact]
    public void TrustedIps_Range_PassesOnlyWithItsSwitch() => Assert.True(
        AdminRules.ReadTrustedIps("10.0.0.0/8", isUnlocked: true, new SandboxSwitches { TrustedIpRangesAllowed = true }, out _).IsDone);

    [Fact]
    public void Visibility_OfStrangersOrNobody_IsRefused()
    {
        using var weCom = SandboxWeCom.CreateDemo();
        var corp = weCom.Corps[0];
        var strict = new SandboxSwitches { EmptyVisibilityAllowed = false };

        Assert.Equal(new AdminOutcome(AdminRefusal.MemberUnknown, "nobody"), AdminRules.CheckVisibility(new(["zhang", "nobody"], []), corp, strict));
        Assert.Equal(new AdminOutcome(AdminRefusal.DepartmentUnknown, "9"), AdminRules.CheckVisibility(new([], [2, 9]), corp, strict));
        Assert.Equal(AdminRefusal.VisibilityEmpty, AdminRules.CheckVisibility(AppVisibility.Nobody, corp, strict).Refusal);
        Assert.True(AdminRules.CheckVisibility(AppVisibility.Nobody, corp, new SandboxSwitches()).IsDone);
        Assert.True(AdminRules.CheckVisibility(new(["ZHANG"], [3]), corp, strict).IsDone);
    }

    [Theory]
    [InlineData("https://console.example.com/wecom/home/x", AdminRefusal.None)]
    [InlineData("console.example.com", AdminRefusal.HomepageMalformed)]
    [InlineData("javascript:alert(1)", AdminRefusal.HomepageMalformed)]
    public void Homepage_MustBeAnAddress(string url, AdminRefusal expected) => Assert.Equal(expected, AdminRules.CheckHomepage(url));
}
