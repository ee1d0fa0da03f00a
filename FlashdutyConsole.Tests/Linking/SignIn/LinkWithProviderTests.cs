using System.Net;
using System.Text.RegularExpressions;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Members.SingleSignOn;
using FlashdutyConsole.Tests.Members.SingleSignOn;
using FlashdutyConsole.Tests.Support;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Tests.Linking.SignIn;

/// <summary>The first link by single sign-on, over HTTP against the certified provider and the pretend WeCom (check D2).</summary>
[Collection(SignOnWorldCollection.Name)]
public sealed partial class LinkWithProviderTests(SignOnWorld world)
{
    [Fact]
    public async Task Link_ProviderRemembersTheSignIn_AsksThereAgainBeforeBothAreNamed()
    {
        await world.StartAsync();
        await world.Provider.KnowsAsync("li-there", new { email = "li@example.com", email_verified = true, name = "Li" });
        var address = SingleSignOnBench.FreeAddress();
        var (id, secret) = await world.Provider.RegisterAsync(address);
        await using var console = await LinkingBench.StartAsync(new SandboxedConsoleOptions
        {
            RealTime = true,
            Unlinked = ["li"],
            Args =
            [
                "--Urls=" + address.AbsoluteUri.TrimEnd('/'), "--Oidc:Authority=" + world.Provider.Address.AbsoluteUri.TrimEnd('/'),
                "--Oidc:ClientId=" + id, "--Oidc:ClientSecret=" + secret,
            ],
        });
        using var browser = MemberBrowser.Inside(console, "li");
        var there = await browser.OpenAsync("signin/sso?returnUrl=/account");
        Assert.Equal("/account", (await browser.SendAsync(there, "login", ("login", "li-there"), ("go", "1"))).Address.AbsolutePath);

        // Signed in here, and remembered there: neither suffices.
        var page = await browser.OpenAsync($"wecom/home/{console.Integration.Key}");
        Assert.Contains("data-wecom=\"li\"", page.Html);
        Assert.DoesNotContain("Confirm", page.Html);
        var again = await browser.OpenAsync(WebUtility.HtmlDecode(Offer().Match(page.Html).Groups[1].Value));
        Assert.StartsWith("/interaction/", again.Address.AbsolutePath);
        var confirm = await browser.SendAsync(again, "login", ("login", "li-there"), ("go", "1"));
        Assert.Contains("data-wecom=\"li\"", confirm.Html);
        Assert.Contains("data-account=\"li@example.com\"", confirm.Html);
        Assert.Single(await console.LinksAsync());

        var linked = await browser.SendAsync(confirm, "Confirm", ("Confirm", "yes"));

        Assert.Contains("data-linked=\"li\"", linked.Html);
        Assert.Equal(("li", LinkMethod.Self), (await console.LinksAsync()).Select(link => (link.WeComUserId, link.Method)).Last());
        Assert.Equal(SessionMethod.WeCom, Assert.Single(await console.SessionsAsync()).Method);
    }

    [Fact]
    public async Task Link_LocalSignInOff_OffersTheProviderOnly()
    {
        await using var console = await LinkingBench.StartAsync();
        var options = console.Console.Get<IOptions<OidcOptions>>().Value;
        (options.Authority, options.Name, options.LocalSignIn) = ("https://login.example.com", "Acme ID", false);
        using var browser = MemberBrowser.Inside(console, "li");

        var page = await browser.OpenAsync($"wecom/home/{console.Integration.Key}");

        Assert.DoesNotContain("data-password", page.Html);
        Assert.Contains("Sign in with Acme ID", page.Html);
        Assert.Contains($"/signin/sso?returnUrl=%2Fwecom%2Flink%2F{console.Integration.Key}&amp;fresh=1", page.Html);
    }

    [GeneratedRegex("href=\"([^\"]+)\"[^>]* data-sso")]
    private static partial Regex Offer();
}
