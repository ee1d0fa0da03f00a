using System.Net;
using System.Text.RegularExpressions;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.SingleSignOn;
using FlashdutyConsole.Tests.Support;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

[Collection(SignOnWorldCollection.Name)]
public sealed partial class CertifiedProviderTests(SignOnWorld world) : IAsyncLifetime
{
    private TestConsole Console => world.Console;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await world.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task SignIn_Unknown_BecomesAMemberWithWhatTheProviderSays()
    {
        await world.Provider.KnowsAsync("new", new
        {
            email = "new@example.com", email_verified = true, name = "New Person", phone_number = "+8613812345678", groups = new[] { "oncall", "other" }, locale = "zh-CN", zoneinfo = "Europe/Berlin",
        });
        using var visitor = new Visitor(Console);

        await visitor.SignInWithProviderAsync("new", "/channels?q=1");

        Assert.Equal("/channels?q=1", visitor.At.PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var member = (await Console.MemberAsync("new@example.com"))!;
        Assert.Equal(
            ("New Person", MemberRole.Responder, MemberStatus.Enabled, "86", "13812345678", "zh-CN", "Europe/Berlin"),
            (member.Name, member.Role, member.Status, member.CountryCode, member.PhoneNumber, member.Locale, member.TimeZone));
        Assert.Equal(["member:sso:create", "member:session:begin"], await Console.AuditAsync(member.Id));
    }

    [Fact]
    public async Task SignIn_Again_IsTheSameMemberWhateverTheAddressAndFollowsTheGroups()
    {
        await world.Provider.KnowsAsync("moves", new { email = "moves@example.com", email_verified = true, name = "Moves", groups = new[] { "ops-admins" } });
        using (var first = new Visitor(Console))
        {
            await first.SignInWithProviderAsync("moves");
        }

        var admin = (await Console.MemberAsync("moves@example.com"))!;
        Assert.Equal(MemberRole.Admin, admin.Role);
        // Another address, one that somebody here has even; and the group is gone.
        await Console.AddMemberAsync("Taken");
        await world.Provider.KnowsAsync("moves", new { email = "taken@example.com", email_verified = true, name = "Moves", groups = Array.Empty<string>() });
        using var second = new Visitor(Console);

        await second.SignInWithProviderAsync("moves");

        var after = (await Console.MemberAsync("moves@example.com"))!;
        Assert.Equal((admin.Id, MemberRole.Viewer), (after.Id, after.Role));
        Assert.Equal(
            ["member:sso:create", "member:session:begin", "member:sso:role", "member:session:begin"], await Console.AuditAsync(admin.Id));
    }

    [Fact]
    public async Task SignIn_VerifiedAddressOfAMember_JoinsTheAccountOnce()
    {
        var known = await Console.AddMemberAsync("Known");
        await world.Provider.KnowsAsync("known", new { email = "Known@Example.com", email_verified = true, name = "Somebody", groups = new[] { "oncall" } });
        using var visitor = new Visitor(Console);

        await visitor.SignInWithProviderAsync("known");

        Assert.True(await visitor.IsSignedInAsync());
        var login = await Console.ReadAsync(db => db.UserLogins.SingleAsync(login => login.UserId == known.Id));
        Assert.Equal(("known", world.Provider.Address.AbsoluteUri.TrimEnd('/')), (login.ProviderKey, login.LoginProvider));
        Assert.Equal("Known", (await Console.MemberAsync("known@example.com"))!.Name);

        // Somebody else whom the provider gives the same address later is not that person.
        await world.Provider.KnowsAsync("successor", new { email = "known@example.com", email_verified = true, name = "Successor" });
        using var other = new Visitor(Console);
        await other.SignInWithProviderAsync("successor");
        Assert.Equal("LinkedToAnother", other.Fault);
        Assert.False(await other.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_AddressOfTheOwner_NeedsTheOwnerSignedInFirst()
    {
        await world.Provider.KnowsAsync("boss", new { email = TestConsole.OwnerEmail, email_verified = true, name = "Boss" });
        using var stranger = new Visitor(Console);
        await stranger.SignInWithProviderAsync("boss");
        Assert.Equal("SignInFirst", stranger.Fault);
        Assert.False(await stranger.IsSignedInAsync());

        await SetPasswordAsync(Console.OwnerId, "correct horse battery");
        using var owner = new Visitor(Console);
        await owner.GoAsync("/signin?returnUrl=" + Uri.EscapeDataString("/signin/sso"));
        await owner.SendAsync(FieldsOf(owner.Page, ("Form.Email", TestConsole.OwnerEmail), ("Form.Password", "correct horse battery")));
        Assert.StartsWith("/interaction/", owner.At.AbsolutePath);
        await owner.SendAsync(new() { ["login"] = "boss" });

        Assert.True(await owner.IsSignedInAsync());
        Assert.Equal(MemberRole.Owner, (await Console.MemberAsync(TestConsole.OwnerEmail))!.Role);
        using var later = new Visitor(Console);
        await later.SignInWithProviderAsync("boss");
        Assert.True(await later.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_Cancelled_SaysSo()
    {
        using var visitor = new Visitor(Console);

        await visitor.SignInWithProviderAsync(null, "/channels");

        Assert.Equal(("Refused", HttpStatusCode.Forbidden), (visitor.Fault, visitor.Status));
        Assert.Contains("Acme ID", visitor.Page);
        Assert.Contains("/signin/sso?returnUrl=%2Fchannels", visitor.Page);
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_Unverified_IsRefused()
    {
        await Console.AddMemberAsync("Chief", MemberRole.Admin);
        await world.Provider.KnowsAsync("fake", new { email = "chief@example.com", email_verified = false, name = "Fake" });
        await world.Provider.KnowsAsync("silent", new { email = "chief@example.com", name = "Silent" });
        await world.Provider.KnowsAsync("nameless", new { name = "Nameless" });
        foreach (var (who, fault) in new[] { ("fake", "EmailNotVerified"), ("silent", "EmailNotVerified"), ("nameless", "EmailMissing") })
        {
            using var visitor = new Visitor(Console);
            await visitor.SignInWithProviderAsync(who);
            Assert.Equal(fault, visitor.Fault);
            Assert.False(await visitor.IsSignedInAsync());
        }
    }

    [Fact]
    public async Task SignIn_StolenCode_IsRefusedByPkce()
    {
        await world.Provider.KnowsAsync("robbed", new { email = "robbed@example.com", email_verified = true, name = "Robbed" });
        using var victim = new Visitor(Console);
        await victim.SignInWithProviderAsync("robbed", stopAt: "/signin/sso/return");
        using var thief = new Visitor(Console);
        await world.Provider.KnowsAsync("thief", new { email = "thief@example.com", email_verified = true, name = "Thief" });
        await thief.SignInWithProviderAsync("thief", stopAt: "/signin/sso/return");

        await thief.GoAsync(thief.At.AbsoluteUri.Replace(CodeOf(thief.At), CodeOf(victim.At), StringComparison.Ordinal));

        Assert.Equal("CodeRefused", thief.Fault);
        Assert.False(await thief.IsSignedInAsync());
        Assert.Null(await Console.MemberAsync("robbed@example.com"));
    }

    [Fact]
    public async Task SignIn_Disabled_IsRefusedAndTheRestStays()
    {
        await world.Provider.KnowsAsync("gone", new { email = "gone@example.com", email_verified = true, name = "Gone" });
        using var visitor = new Visitor(Console);
        await visitor.SignInWithProviderAsync("gone");
        await Console.WriteAsync(db => db.Members.Single(member => member.Email == "gone@example.com").Status = MemberStatus.Disabled);
        using var later = new Visitor(Console);

        await later.SignInWithProviderAsync("gone");

        Assert.Equal("AccountDisabled", later.Fault);
        Assert.False(await later.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_WrongSecret_NamesTheSettingsAndNotTheSecret()
    {
        var options = Console.Get<IOptionsMonitor<OpenIdConnectOptions>>().Get(SingleSignOnSetup.Scheme);
        var right = options.ClientSecret;
        options.ClientSecret = "canary-not-the-secret";
        try
        {
            using var visitor = new Visitor(Console);

            await visitor.GoAsync("/signin/sso");

            Assert.Equal(("ClientRefused", HttpStatusCode.BadGateway), (visitor.Fault, visitor.Status));
            Assert.Contains("Oidc:ClientSecret", visitor.Page);
            Assert.Contains(Console.Address + "signin/sso/return", visitor.Page);
            Assert.DoesNotContain("canary", visitor.Page);
        }
        finally
        {
            options.ClientSecret = right;
        }
    }

    [Fact]
    public async Task SignOut_AfterSingleSignOn_EndsTheProvidersSessionToo()
    {
        await world.Provider.KnowsAsync("leaves", new { email = "leaves@example.com", email_verified = true, name = "Leaves" });
        using var visitor = new Visitor(Console);
        await visitor.SignInWithProviderAsync("leaves");
        await visitor.GoAsync("/signin");
        await visitor.SendAsync(FieldsOf(visitor.Page), "/signout");
        Assert.Equal("/signout/provider", visitor.At.AbsolutePath);
        Assert.False(await visitor.IsSignedInAsync());

        // As a browser follows the page's refresh.
        await visitor.GoAsync(WebUtility.HtmlDecode(Refresh().Match(visitor.Page).Groups[1].Value));
        await visitor.SendAsync(new() { ["xsrf"] = Xsrf().Match(visitor.Page).Groups[1].Value, ["logout"] = "yes" }, "/session/end/confirm");
        Assert.Equal((Console.Address.Authority, "/signout/done"), (visitor.At.Authority, visitor.At.AbsolutePath));

        // It asks again who is there.
        await visitor.GoAsync("/signin/sso");
        Assert.StartsWith("/interaction/", visitor.At.AbsolutePath);
        var member = (await Console.MemberAsync("leaves@example.com"))!;
        Assert.Equal("member:session:end", (await Console.AuditAsync(member.Id))[^1]);
    }

    internal static Dictionary<string, string> FieldsOf(string page, params (string Name, string Value)[] more)
    {
        var fields = Hidden().Matches(page).Select(match => match.Value)
            .Select(input => (Name: Attribute(input, "name"), Value: Attribute(input, "value")))
            .Where(field => field.Name.Length > 0).DistinctBy(field => field.Name).ToDictionary(field => field.Name, field => field.Value);
        foreach (var (name, value) in more)
        {
            fields[name] = value;
        }

        return fields;
    }

    private static string Attribute(string input, string name) =>
        WebUtility.HtmlDecode(Regex.Match(input, name + "=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups[1].Value);

    private static string CodeOf(Uri address) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query)["code"].ToString();

    private Task SetPasswordAsync(long memberId, string password) => Console.WriteAsync(db =>
    {
        var member = db.Members.Single(one => one.Id == memberId);
        return member.PasswordHash = new PasswordHasher<Member>().HashPassword(member, password);
    });

    [GeneratedRegex("<input type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("content=\"0;url=([^\"]+)\"")]
    private static partial Regex Refresh();

    [GeneratedRegex("name=\"xsrf\" value=\"([^\"]+)\"")]
    private static partial Regex Xsrf();
}
