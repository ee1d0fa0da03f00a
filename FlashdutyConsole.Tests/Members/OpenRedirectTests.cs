using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Members;

/// <summary>Check D4: an address that others put into a link never leads away from the console.</summary>
public sealed class OpenRedirectTests(SignInConsole signIn) : IClassFixture<SignInConsole>
{
    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task SignIn_ReturnAddressElsewhere_StaysAtHome(string address)
    {
        var console = signIn.Console;
        using var visitor = new Visitor(console);

        var signedIn = await visitor.SignInAsync(TestConsole.OwnerEmail, SignInConsole.Password, "/signin?returnUrl=" + Uri.EscapeDataString(address));
        var language = await visitor.OpenAsync("/culture?set=en&returnUrl=" + Uri.EscapeDataString(address));

        // Sign-out leads to sign-in, whatever the address says.
        var page = await visitor.OpenAsync("/account");
        var signedOut = await visitor.PostAsync("/signout?returnUrl=" + Uri.EscapeDataString(address), ("__RequestVerificationToken", Visitor.TokenOf(page)), ("returnUrl", address));
        // A form with a NUL in it is not read at all.
        Assert.Equal(address.Contains('\0', StringComparison.Ordinal) ? "" : "/signin", signedOut.Location);

        foreach (var location in (string[])[signedIn.Location, language.Location])
        {
            Assert.Matches(@"^/([^/\\\s]|$)", location);
            Assert.Equal(console.Address.Authority, new Uri(console.Address, location).Authority);
            Assert.DoesNotContain(location, char.IsControl);
        }
    }

    /// <summary>Check D4: thirty addresses of others.</summary>
    public static TheoryData<string> Redirects() => [.. Addresses];

    /// <summary>The same, for tests that go through all of them.</summary>
    internal static string[] Addresses { get; } =
    [
        "//evil.example", "///evil.example", "////evil.example", "/\\evil.example", "\\evil.example", "\\\\evil.example", "/\\/evil.example",
        "https:evil.example", "https://evil.example", "http://evil.example/", "HTTPS://evil.example", "http:///evil.example", "%2f%2fevil.example",
        "/%09/evil.example", "/\t/evil.example", "/\n/evil.example", "\t//evil.example", " //evil.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "https://console.example.com@evil.example", "//user:pass@evil.example",
        "https://\u0435vil.example", "//xn--vil-5cd.example", "evil.example", "..//evil.example", "/\u0000/evil.example", "\uFF0F\uFF0Fevil.example", "?returnUrl=//evil.example",
    ];
}
