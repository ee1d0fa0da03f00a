using System.Net;
using System.Text.RegularExpressions;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Invitations;
using FlashdutyConsole.Members.SingleSignOn;
using FlashdutyConsole.Tests.Support;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

/// <summary>An invitation where there is single sign-on, against a certified provider.</summary>
[Collection(SignOnWorldCollection.Name)]
public sealed partial class InvitationByProviderTests(SignOnWorld world) : IAsyncLifetime
{
    private TestConsole Console => world.Console;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await world.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Invitation_BothWays_AreOfferedAndTheRoleStays()
    {
        await world.Provider.KnowsAsync("guest", new { email = "Guest@example.com", email_verified = true, name = "Guest", groups = Array.Empty<string>() });
        var link = await InviteAsync("guest@example.com", MemberRole.Admin);
        using var visitor = new Visitor(Console);
        await visitor.GoAsync(link);
        Assert.Contains("type=\"password\"", visitor.Page);

        await visitor.GoAsync(Offer(visitor.Page));
        await visitor.SendAsync(new() { ["login"] = "guest" });

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.True(await visitor.IsSignedInAsync());
        var member = (await Console.MemberAsync("guest@example.com"))!;
        Assert.Equal((MemberRole.Admin, MemberStatus.Enabled), (member.Role, member.Status));
        // The link is used up.
        await visitor.GoAsync(link);
        Assert.Contains("This invitation does not work", visitor.Page);
    }

    [Fact]
    public async Task Invitation_LocalSignInOff_LeadsToTheProviderOnly()
    {
        await world.Provider.KnowsAsync("office", new { email = "office@example.com", email_verified = true, name = "Office", groups = Array.Empty<string>() });
        var link = await InviteAsync("office@example.com", MemberRole.Responder);
        var owner = await InviteAsync("second-owner@example.com", MemberRole.Owner);
        var options = Console.Get<IOptions<OidcOptions>>().Value;
        options.LocalSignIn = false;
        try
        {
            using var visitor = new Visitor(Console);
            await visitor.GoAsync(link);
            Assert.DoesNotContain("type=\"password\"", visitor.Page);
            Assert.Contains("office@example.com", visitor.Page);

            await visitor.GoAsync(Offer(visitor.Page));
            await visitor.SendAsync(new() { ["login"] = "office" });

            Assert.True(await visitor.IsSignedInAsync());
            Assert.Equal(MemberRole.Responder, (await Console.MemberAsync("office@example.com"))!.Role);

            // Owners need a password for the day on which the provider is away.
            using var boss = new Visitor(Console);
            await boss.GoAsync(owner);
            Assert.Contains("type=\"password\"", boss.Page);
            Assert.Contains("data-sso", boss.Page);
        }
        finally
        {
            options.LocalSignIn = true;
        }
    }

    [Fact]
    public async Task Invitation_AnotherAddressAtTheProvider_MakesNoSecondAccount()
    {
        await world.Provider.KnowsAsync("wrong-one", new { email = "wrong-one@example.com", email_verified = true, name = "Wrong" });
        using var visitor = new Visitor(Console);
        await visitor.GoAsync(await InviteAsync("right-one@example.com", MemberRole.Responder));
        await visitor.GoAsync(Offer(visitor.Page));

        await visitor.SendAsync(new() { ["login"] = "wrong-one" });

        Assert.Equal(("InvitedAnother", HttpStatusCode.Forbidden), (visitor.Fault, visitor.Status));
        Assert.Null(await Console.MemberAsync("wrong-one@example.com"));
        Assert.Equal(MemberStatus.Pending, (await Console.MemberAsync("right-one@example.com"))!.Status);
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Invitation_WithoutAProvider_OffersNone()
    {
        await using var console = await TestConsole.StartAsync();
        var invited = await console.Get<InviteMember>().RunAsync(
            [new Invitation { Name = "Plain", Email = "plain@example.com" }], new Actor(console.OwnerId, ActorSource.Console), TestContext.Current.CancellationToken);
        using var visitor = new Visitor(console);

        await visitor.GoAsync("/invitation?token=" + invited.Members[0].Token);

        Assert.Contains("type=\"password\"", visitor.Page);
        Assert.DoesNotContain("data-sso", visitor.Page);
    }

    private static string Offer(string page) => WebUtility.HtmlDecode(OfferLink().Match(page).Groups[1].Value);

    private async Task<string> InviteAsync(string email, MemberRole role)
    {
        var result = await Console.Get<InviteMember>().RunAsync(
            [new Invitation { Name = "Invited", Email = email, Role = role }], new Actor(Console.OwnerId, ActorSource.Console), TestContext.Current.CancellationToken);
        return "/invitation?token=" + Assert.Single(result.Members).Token;
    }

    [GeneratedRegex("href=\"([^\"]+)\"[^>]* data-sso")]
    private static partial Regex OfferLink();
}
