using System.Collections;
using System.Globalization;
using System.Net;
using System.Resources;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.SingleSignOn;
using FlashdutyConsole.Tests.Support;
using Microsoft.AspNetCore.Identity;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

/// <summary>Pages around single sign-on while no provider answers, and local sign-in switched off.</summary>
public sealed class SingleSignOnPagesTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public void Texts_EveryFault_HasItsOwnInBothLanguages()
    {
        var texts = new ResourceManager(typeof(SingleSignOnStrings));
        foreach (var language in new[] { "en", "zh-CN" })
        {
            var all = texts.GetResourceSet(CultureInfo.GetCultureInfo(language), true, true)!.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
            var said = Enum.GetValues<SingleSignOnFault>().SelectMany(fault => new[] { all[SingleSignOnStrings.What(fault)], all[SingleSignOnStrings.Cure(fault)] }).ToList();
            Assert.All(said, text => Assert.NotEqual("", string.Format(CultureInfo.InvariantCulture, text, "a", "b", "c", "d")));
            Assert.Equal(Enum.GetValues<SingleSignOnFault>().Length, Enum.GetValues<SingleSignOnFault>().Select(fault => all[SingleSignOnStrings.What(fault)]).Distinct().Count());
        }
    }

    [Fact]
    public async Task LocalSignInOff_OnlyOwnersGetInAndOnlyAtTheirAddress()
    {
        await using var console = await SingleSignOnBench.StartAsync(
            SingleSignOnBench.FreeAddress(), SingleSignOnBench.FreeAddress().AbsoluteUri, SingleSignOnBench.ClientId, SingleSignOnBench.ClientSecret, "--Oidc:LocalSignIn=false");
        await console.AddMemberAsync("Admin", MemberRole.Admin);
        await console.WriteAsync(db => db.Members.ToList().Select(member => member.PasswordHash = new PasswordHasher<Member>().HashPassword(member, Password)).ToList());
        using var visitor = new Visitor(console);

        await visitor.GoAsync("/signin?returnUrl=/channels");
        Assert.DoesNotContain("type=\"password\"", visitor.Page);
        Assert.Contains("/signin/sso?returnUrl=%2Fchannels", visitor.Page);

        await SignInAsync(visitor, "admin@example.com", "/signin/owner");
        Assert.False(await visitor.IsSignedInAsync());
        await SignInAsync(visitor, "owner@example.com", "/signin");
        Assert.False(await visitor.IsSignedInAsync());
        await SignInAsync(visitor, "owner@example.com", "/signin/owner");
        Assert.True(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_ProviderAway_SaysSoAndWorksOnceItIsBack()
    {
        var address = SingleSignOnBench.FreeAddress();
        await using var console = await SingleSignOnBench.StartAsync(
            SingleSignOnBench.FreeAddress(), address.AbsoluteUri + "one", SingleSignOnBench.ClientId, SingleSignOnBench.ClientSecret);
        using var visitor = new Visitor(console);

        await visitor.GoAsync("/signin");
        Assert.Contains("data-sso", visitor.Page);
        await visitor.GoAsync("/signin/sso");
        Assert.Equal(("ProviderUnreachable", HttpStatusCode.BadGateway), (visitor.Fault, visitor.Status));

        await using var provider = await RogueProvider.StartAsync(address);
        await visitor.GoAsync("/signin/sso");
        Assert.True(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_ProviderOnAPrivateNetwork_IsNotCalled()
    {
        await using var provider = await RogueProvider.StartAsync();
        var issuer = provider.Issuer().Replace("http://127.0.0.1", "https://127.0.0.1", StringComparison.Ordinal);
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions
        {
            Args =
            [
                "--Logging:LogLevel:Default=None", "--Oidc:Authority=" + issuer, "--Oidc:ClientId=" + SingleSignOnBench.ClientId,
                "--Oidc:ClientSecret=" + SingleSignOnBench.ClientSecret,
            ],
        });
        using var visitor = new Visitor(console);

        await visitor.GoAsync("/signin/sso");

        Assert.Equal("ProviderBlocked", visitor.Fault);
        Assert.Contains("Network:AllowedPrivateHosts", visitor.Page);
    }

    [Fact]
    public async Task WithoutAProvider_NothingIsOffered()
    {
        await using var console = await TestConsole.StartAsync();
        using var visitor = new Visitor(console);

        await visitor.GoAsync("/signin");
        Assert.DoesNotContain("data-sso", visitor.Page);
        await visitor.GoAsync("/signin/sso");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public async Task FailedPage_ShowsNothingThatItsAddressBrings()
    {
        await using var console = await TestConsole.StartAsync();
        using var visitor = new Visitor(console);

        await visitor.GoAsync("/signin/failed?reason=%3Cb%3E&id=call+this+number&returnUrl=//evil.example.com");

        Assert.Equal("ProviderFailed", visitor.Fault);
        Assert.DoesNotContain("call this", visitor.Page);
        Assert.DoesNotContain("evil", visitor.Page.Replace("returnUrl=%2Fsignin%2Ffailed", "", StringComparison.Ordinal).Split("plain-main")[1]);
    }

    private static async Task SignInAsync(Visitor visitor, string email, string address)
    {
        await visitor.GoAsync("/signin/owner");
        await visitor.SendAsync(CertifiedProviderTests.FieldsOf(visitor.Page, ("Form.Email", email), ("Form.Password", Password)), address);
    }
}
