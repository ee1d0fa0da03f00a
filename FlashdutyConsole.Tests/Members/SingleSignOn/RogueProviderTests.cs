using System.Text.Json.Nodes;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

/// <summary>Check D3 of the product's promises: nobody gets in with a wrong answer.</summary>
public sealed class RogueProviderTests(RogueConsole rogue) : IClassFixture<RogueConsole>, IDisposable
{
    private readonly TestConsole _console = rogue.Console;
    private readonly RogueProvider _provider = rogue.Provider;
    private readonly Visitor _visitor = new(rogue.Console);

    [Theory]
    [InlineData(Twist.WrongNonce, "WrongNonce")]
    [InlineData(Twist.NoNonce, "WrongNonce")]
    [InlineData(Twist.WrongAudience, "TokenInvalid")]
    [InlineData(Twist.WrongIssuer, "WrongIssuer")]
    [InlineData(Twist.WrongSignature, "TokenInvalid")]
    [InlineData(Twist.NoSignature, "TokenInvalid")]
    [InlineData(Twist.StrippedSignature, "TokenInvalid")]
    [InlineData(Twist.SecretSignature, "TokenInvalid")]
    [InlineData(Twist.Expired, "Clock")]
    [InlineData(Twist.NotYetValid, "Clock")]
    [InlineData(Twist.InfoOfAnother, "TokenInvalid")]
    [InlineData(Twist.AnswerOfAnother, "WrongIssuer")]
    [InlineData(Twist.MetadataOfAnother, "WrongIssuer")]
    [InlineData(Twist.MetadataIsAPage, "ProviderUnfit")]
    [InlineData(Twist.PlainChallengeOnly, "ProviderUnfit")]
    public async Task SignIn_WrongAnswer_BeginsNoSession(Twist twist, string fault)
    {
        Be(twist, "wrong-" + twist);
        _console.ForgetProvider();

        await _visitor.GoAsync("/signin/sso?returnUrl=/channels");

        Assert.Equal(fault, _visitor.Fault);
        Assert.False(await _visitor.IsSignedInAsync());
        Assert.Null(await _console.MemberAsync($"wrong-{twist}@example.com"));
        Assert.Contains(fault, await LastFailureAsync());
        Assert.Matches("Trace id: [0-9A-F]{32}", _visitor.Page);
        Assert.DoesNotContain("IDX", _visitor.Page);
        Assert.DoesNotContain(SingleSignOnBench.ClientSecret, _visitor.Page);
    }

    [Fact]
    public async Task SignIn_RightAnswer_BeginsOneAndProvesThePkceVerifier()
    {
        Be(Twist.None, "right");

        await _visitor.GoAsync("/signin/sso?returnUrl=/channels");

        Assert.Equal("/channels", _visitor.At.PathAndQuery);
        Assert.True(await _visitor.IsSignedInAsync());
        Assert.NotNull(_provider.Verifier);
    }

    [Fact]
    public async Task SignIn_CodeOfAnother_IsRefusedEvenWithoutPkce()
    {
        // The attacker's own sign-in, stopped before its answer reaches the console.
        Be(Twist.AsksNoVerifier, "attacker");
        using var attacker = new Visitor(_console);
        await attacker.GoAsync("/signin/sso", stopAt: "/signin/sso/return");
        await _visitor.GoAsync("/signin/sso", stopAt: "/signin/sso/return");

        await _visitor.GoAsync(_visitor.At.AbsoluteUri.Replace(Query(_visitor.At, "code"), Query(attacker.At, "code"), StringComparison.Ordinal));

        Assert.Equal("WrongNonce", _visitor.Fault);
        Assert.False(await _visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_AnswerInAnotherBrowser_IsRefused()
    {
        Be(Twist.None, "lured");
        using var attacker = new Visitor(_console);
        await attacker.GoAsync("/signin/sso", stopAt: "/signin/sso/return");

        await _visitor.GoAsync(attacker.At.AbsoluteUri);

        Assert.Equal("Lost", _visitor.Fault);
        Assert.False(await _visitor.IsSignedInAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=1")]
    [InlineData("?code=1&state=made-up")]
    [InlineData("?error=access_denied&state=made-up")]
    public async Task Return_WithoutAState_IsLost(string query)
    {
        await _visitor.GoAsync("/signin/sso/return" + query);

        Assert.Equal("Lost", _visitor.Fault);
        Assert.Contains("Lost", await LastFailureAsync());
    }

    [Fact]
    public async Task Return_Twice_IsRefusedTheSecondTime()
    {
        Be(Twist.None, "twice");
        await _visitor.GoAsync("/signin/sso", stopAt: "/signin/sso/return");
        var answer = _visitor.At.AbsoluteUri;

        await _visitor.GoAsync(answer);
        Assert.True(await _visitor.IsSignedInAsync());
        var before = await _console.SessionsAsync();
        await _visitor.GoAsync(answer);

        Assert.Equal("Lost", _visitor.Fault);
        Assert.Equal(before, await _console.SessionsAsync());
    }

    [Theory]
    [InlineData("access_denied", "Refused")]
    [InlineData("server_error", "ProviderFailed")]
    [InlineData("unauthorized_client", "ClientRefused")]
    public async Task SignIn_ProviderSaysNo_HasAPageForIt(string error, string fault)
    {
        Be(Twist.None, "error");
        _provider.Error = error;

        await _visitor.GoAsync("/signin/sso");

        Assert.Equal(fault, _visitor.Fault);
        Assert.DoesNotContain("second line", _visitor.Page);
        Assert.Contains(fault, await LastFailureAsync());
    }

    [Fact]
    public async Task SignIn_UnverifiedAddressOfAnAdmin_BeginsNoSession()
    {
        var admin = await _console.AddMemberAsync("Unverified", MemberRole.Admin);
        Be(Twist.None, "unverified", isVerified: false);

        await _visitor.GoAsync("/signin/sso");

        Assert.Equal("EmailNotVerified", _visitor.Fault);
        Assert.False(await _visitor.IsSignedInAsync());
        Assert.Empty(await _console.ReadAsync(db => db.UserLogins.Where(login => login.UserId == admin.Id).ToListAsync()));
    }

    [Fact]
    public async Task SignIn_SubjectOfASecondIssuer_IsAnotherPerson()
    {
        Be(Twist.None, "same");
        await _visitor.GoAsync("/signin/sso");
        Assert.True(await _visitor.IsSignedInAsync());
        var first = await _console.MemberAsync("same@example.com");

        // The same console, later, with another provider that happens to use the same subject.
        await using var later = await TestConsole.StartAsync(new TestConsoleOptions
        {
            DataDirectory = _console.DataDirectory,
            Args =
            [
                "--Network:AllowedPrivateHosts=127.0.0.1", "--Oidc:Authority=" + _provider.Issuer("two"),
                "--Oidc:ClientId=" + SingleSignOnBench.ClientId, "--Oidc:ClientSecret=" + SingleSignOnBench.ClientSecret,
            ],
        });
        _provider.Person = new JsonObject { ["sub"] = "same", ["email"] = "other@example.com", ["email_verified"] = true };
        using var other = new Visitor(later);
        await other.GoAsync("/signin/sso");

        Assert.True(await other.IsSignedInAsync());
        var second = await _console.MemberAsync("other@example.com");
        Assert.NotEqual(first!.Id, second!.Id);
        Assert.Equal(
            [_provider.Issuer(), _provider.Issuer("two")],
            await _console.ReadAsync(db => db.UserLogins.Where(login => login.ProviderKey == "same").OrderBy(login => login.LoginProvider).Select(login => login.LoginProvider).ToListAsync()));
    }

    [Theory]
    [InlineData(null, "NotFresh")]
    [InlineData(-3600, "NotFresh")]
    [InlineData(0, "")]
    public async Task SignIn_AskedToBeFresh_TakesNoOldSignIn(int? age, string fault)
    {
        Be(Twist.None, "fresh");
        if (age is { } seconds)
        {
            _provider.Person["auth_time"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds;
        }

        await _visitor.GoAsync(SingleSignOnBench.Fresh);

        Assert.Equal(fault, _visitor.Fault);
        Assert.Equal(fault.Length == 0, await _visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_ForeignReturnAddress_StaysAtHome()
    {
        // A console of its own: so many sign-ins would use up what a network may do in a minute.
        await using var own = new RogueConsole();
        await own.InitializeAsync();
        own.Provider.Person = new JsonObject { ["sub"] = "home", ["email"] = "home@example.com", ["email_verified"] = true };
        foreach (var returnUrl in OpenRedirectTests.Addresses)
        {
            using var visitor = new Visitor(own.Console);

            await visitor.GoAsync("/signin/sso?returnUrl=" + Uri.EscapeDataString(returnUrl));

            Assert.Equal((returnUrl, own.Console.Address.Authority), (returnUrl, visitor.At.Authority));
            Assert.True(await visitor.IsSignedInAsync());
        }
    }

    [Fact]
    public async Task SignIn_Again_HasANewSessionAndEndsTheOldOne()
    {
        Be(Twist.None, "again");
        await _visitor.GoAsync("/signin/sso");
        var first = _visitor.Cookies.GetCookies(_console.Address)["FlashdutyConsole"]!.Value;

        await _visitor.GoAsync("/signin/sso");

        using var old = new HttpRequestMessage(HttpMethod.Get, "/incidents");
        old.Headers.Add("Cookie", "FlashdutyConsole=" + first);
        old.Headers.Add("Accept", "text/html");
        using var answer = await _console.Http.SendAsync(old, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        Assert.True(await _visitor.IsSignedInAsync());
    }

    public void Dispose() => _visitor.Dispose();

    private static string Query(Uri address, string name) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query)[name].ToString();

    private void Be(Twist twist, string name, bool isVerified = true)
    {
        _provider.Twist = twist;
        _provider.Error = null;
        _provider.Person = new JsonObject { ["sub"] = name, ["email"] = name + "@example.com", ["email_verified"] = isVerified };
    }

    private Task<string> LastFailureAsync() => _console.ReadAsync(db => db.AuditEntries
        .Where(entry => entry.Operation == AuditAction.SignInFailed.Name).OrderByDescending(entry => entry.Id).Select(entry => entry.Body).FirstAsync());
}
