using System.Net;
using System.Text.RegularExpressions;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Members.SingleSignOn;
using FlashdutyConsole.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

/// <summary>The account page's part about the provider, against a certified one.</summary>
[Collection(SignOnWorldCollection.Name)]
public sealed partial class ConnectProviderTests(SignOnWorld world) : IAsyncLifetime
{
    private const string Password = "correct horse battery";

    private TestConsole Console => world.Console;

    private string Issuer => world.Provider.Address.AbsoluteUri.TrimEnd('/');

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await world.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Connect_SignedInHere_JoinsWhateverTheAddressThere()
    {
        var member = await MemberAsync("Joiner");
        await KnowsAsync("joiner-there", "private@elsewhere.example");
        using var visitor = await VisitAsync("joiner@example.com");
        await visitor.GoAsync("/account");
        Assert.Contains("Not connected.", visitor.Page);

        await visitor.GoAsync(Connect(visitor.Page));
        await visitor.SendAsync(new() { ["login"] = "joiner-there" });

        Assert.Equal("/account?done=provider", visitor.At.PathAndQuery);
        Assert.Contains($"data-provider=\"{Issuer}\"", visitor.Page);
        Assert.Contains("Acme ID", visitor.Page);
        Assert.Contains("private@elsewhere.example", visitor.Page);
        Assert.Contains("connected since", visitor.Page);
        Assert.Equal("member:sso:link", (await Console.AuditAsync(member.Id))[^1]);

        // The way in from now on; the account is the same.
        using var later = new Visitor(Console);
        await later.SignInWithProviderAsync("joiner-there");
        Assert.True(await later.IsSignedInAsync());
        Assert.Null(await Console.MemberAsync("private@elsewhere.example"));
        Assert.Equal(2, await SessionsAsync(member.Id));
    }

    [Fact]
    public async Task Connect_WithAPersonOrAnAccountThatIsTaken_ChangesNothing()
    {
        await KnowsAsync("first-there", "first-there@example.com");
        using (var first = new Visitor(Console))
        {
            await first.SignInWithProviderAsync("first-there");
        }

        var member = await MemberAsync("Second");
        using var visitor = await VisitAsync("second@example.com");
        await visitor.GoAsync("/account");
        await visitor.GoAsync(Connect(visitor.Page));
        await visitor.SendAsync(new() { ["login"] = "first-there" });

        Assert.Equal(("ConnectTaken", HttpStatusCode.Conflict), (visitor.Fault, visitor.Status));
        Assert.Contains("Your account is not connected", visitor.Page);
        Assert.Contains("href=\"/account#provider\"", visitor.Page);
        Assert.Empty(await LoginsAsync(member.Id));
        // Still signed in as before.
        Assert.Contains("second@example.com", (await visitor.OpenAsync("/account")).Text);

        using var again = await VisitAsync("second@example.com");
        await again.GoAsync("/account");
        var twice = Connect(again.Page);
        await Console.WriteAsync(db => db.UserLogins.Add(new IdentityUserLogin<long> { LoginProvider = Issuer, ProviderKey = "somebody", UserId = member.Id }));
        await KnowsAsync("second-there", "second-there@example.com");
        await again.GoAsync(twice);
        await again.SendAsync(new() { ["login"] = "second-there" });

        Assert.Equal(("ConnectTwice", HttpStatusCode.Conflict), (again.Fault, again.Status));
        Assert.Equal("somebody", Assert.Single(await LoginsAsync(member.Id)).ProviderKey);
    }

    [Fact]
    public async Task Connect_TicketOfAnotherSession_BeginsNothing()
    {
        await MemberAsync("Owner1");
        await MemberAsync("Lured");
        using var attacker = await VisitAsync("owner1@example.com");
        await attacker.GoAsync("/account");
        using var victim = await VisitAsync("lured@example.com");

        // Their browser is made to open the attacker's link, and one that somebody made up.
        foreach (var address in new[] { Connect(attacker.Page), "/signin/sso?connect=made-up", "/signin/sso?connect=" })
        {
            await victim.GoAsync(address);

            Assert.Equal("/account?done=provider-late", victim.At.PathAndQuery);
            Assert.Contains("Nothing was connected", victim.Page);
        }
    }

    [Fact]
    public async Task Connect_SignedOutOnTheWay_IsLost()
    {
        var member = await MemberAsync("Leaver");
        await KnowsAsync("leaver-there", "leaver-there@example.com");
        using var visitor = await VisitAsync("leaver@example.com");
        await visitor.GoAsync("/account");
        await visitor.GoAsync(Connect(visitor.Page));
        await Console.WriteAsync(db => db.Sessions.Remove(db.Sessions.Single(session => session.MemberId == member.Id)));
        Console.Get<SessionBook>().Forget(member.Id);

        await visitor.SendAsync(new() { ["login"] = "leaver-there" });

        Assert.Equal("Lost", visitor.Fault);
        Assert.Contains("Your account is not connected", visitor.Page);
        Assert.Empty(await LoginsAsync(member.Id));
        Assert.Null(await Console.MemberAsync("leaver-there@example.com"));
    }

    [Fact]
    public async Task Disconnect_TheOnlyWayIn_IsRefusedUntilThereIsAnother()
    {
        await KnowsAsync("alone", "alone@example.com");
        using var visitor = new Visitor(Console);
        await visitor.GoAsync("/signin/sso?fresh=1&returnUrl=/account");
        await visitor.SendAsync(new() { ["login"] = "alone" });
        var member = (await Console.MemberAsync("alone@example.com"))!;
        Assert.Contains("data-only-way", visitor.Page);
        Assert.DoesNotContain("Form.Id\" value=\"" + Issuer, visitor.Page);

        var refused = await visitor.SubmitAsync("/account", "provider", ("Form.Id", Issuer));
        Assert.Contains("only way in", refused.Text);
        Assert.Single(await LoginsAsync(member.Id));

        // Another device, signed in the same way; then a password.
        using var other = new Visitor(Console);
        await other.SignInWithProviderAsync("alone");
        await SetPasswordAsync(member.Id);
        Assert.Equal("/account?done=provider-gone", (await visitor.SubmitAsync("/account", "provider", ("Form.Id", Issuer))).Location);

        Assert.Empty(await LoginsAsync(member.Id));
        Assert.Contains("Not connected.", (await visitor.OpenAsync("/account")).Text);
        Assert.False(await other.IsSignedInAsync());
        Assert.Equal("member:sso:unlink", (await Console.AuditAsync(member.Id))[^1]);
    }

    [Fact]
    public async Task Account_SignInThatTheProviderRemembers_ProvesNothingUntilItIsAFreshOne()
    {
        await KnowsAsync("idle", "idle@example.com");
        using var visitor = new Visitor(Console);
        await visitor.SignInWithProviderAsync("idle", "/account");
        var member = (await Console.MemberAsync("idle@example.com"))!;
        await SetPasswordAsync(member.Id);
        await visitor.GoAsync("/account");
        Assert.DoesNotContain("name=\"Form.Id\" value=\"" + Issuer, visitor.Page);
        Assert.Contains("first show that it is you", visitor.Page);

        // Nor by a form that the page has not given.
        await visitor.SubmitAsync("/account", "provider", ("Form.Id", Issuer));
        Assert.Single(await LoginsAsync(member.Id));

        await visitor.GoAsync(WebUtility.HtmlDecode(ProveLink().Match(visitor.Page).Groups[1].Value));
        Assert.StartsWith("/interaction/", visitor.At.AbsolutePath);
        await visitor.SendAsync(new() { ["login"] = "idle" });

        Assert.Equal("/account?done=proved", visitor.At.PathAndQuery);
        Assert.Contains("name=\"Form.Id\" value=\"" + Issuer, visitor.Page);
    }

    [Fact]
    public async Task Account_LocalSignInOff_SaysThatItCannotBeDisconnected()
    {
        await KnowsAsync("forced", "forced@example.com");
        using var visitor = new Visitor(Console);
        await visitor.GoAsync("/signin/sso?fresh=1&returnUrl=/account");
        await visitor.SendAsync(new() { ["login"] = "forced" });
        var member = (await Console.MemberAsync("forced@example.com"))!;
        await SetPasswordAsync(member.Id);
        var options = Console.Get<IOptions<OidcOptions>>().Value;
        options.LocalSignIn = false;
        try
        {
            var page = (await visitor.OpenAsync("/account")).Text;
            Assert.Contains("sign in here with Acme ID only", page);
            Assert.DoesNotContain("id=\"password\"", page);
            Assert.DoesNotContain("id=\"passkeys\"", page);
            await visitor.SubmitAsync("/account", "provider", ("Form.Id", Issuer));
            Assert.Single(await LoginsAsync(member.Id));
        }
        finally
        {
            options.LocalSignIn = true;
        }
    }

    private static string Connect(string page) => WebUtility.HtmlDecode(ConnectLink().Match(page).Groups[1].Value);

    private async Task<Member> MemberAsync(string name)
    {
        var member = await Console.AddMemberAsync(name);
        await SetPasswordAsync(member.Id);
        return member;
    }

    private Task KnowsAsync(string sub, string email) => world.Provider.KnowsAsync(sub, new { email, email_verified = true, name = sub });

    private async Task<Visitor> VisitAsync(string email)
    {
        var visitor = new Visitor(Console);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync(email, Password)).Status);
        return visitor;
    }

    private Task SetPasswordAsync(long memberId) => Console.WriteAsync(db =>
    {
        var member = db.Members.Single(one => one.Id == memberId);
        return member.PasswordHash = new PasswordHasher<Member>().HashPassword(member, Password);
    });

    private Task<List<IdentityUserLogin<long>>> LoginsAsync(long memberId) =>
        Console.ReadAsync(db => db.UserLogins.AsNoTracking().Where(login => login.UserId == memberId).ToListAsync(Cancel));

    private Task<int> SessionsAsync(long memberId) => Console.ReadAsync(db => db.Sessions.CountAsync(session => session.MemberId == memberId, Cancel));

    [GeneratedRegex("href=\"([^\"]+)\"[^>]* data-connect")]
    private static partial Regex ConnectLink();

    [GeneratedRegex("href=\"([^\"]+)\"[^>]* data-prove-sso")]
    private static partial Regex ProveLink();
}
