using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Invitations;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Members.SingleSignOn;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

public sealed class AdmitPersonTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private const string Issuer = "https://login.example.com";
    private readonly TestConsole _console = shared.Console;

    [Fact]
    public async Task Admit_CreationOff_MakesNobody()
    {
        Assert.Equal(SingleSignOnFault.CreationOff, (await AdmitAsync(Person("off"), options => options.CreateMembers = false)).Fault);
        Assert.Null(await _console.MemberAsync("off@example.com"));
    }

    [Fact]
    public async Task Admit_InNoGroupWithDefaultNone_MakesNobodyAndLetsNobodyIn()
    {
        Assert.Equal(SingleSignOnFault.NoRole, (await AdmitAsync(Person("groupless"), Closed)).Fault);

        await AdmitAsync(Person("grouped") with { Groups = ["ONCALL"] }, Closed);
        Assert.Equal(MemberRole.Responder, (await _console.MemberAsync("grouped@example.com"))!.Role);
        Assert.Equal(SingleSignOnFault.NoRole, (await AdmitAsync(Person("grouped"), Closed)).Fault);

        static void Closed(OidcOptions options)
        {
            options.AddRoles("oncall=Responder");
            options.DefaultRole = "None";
        }
    }

    [Fact]
    public async Task Admit_GroupsUnknown_LeavesTheRole()
    {
        await AdmitAsync(Person("overage") with { Groups = ["a"] }, options => options.AddRoles("a=Admin"));
        await AdmitAsync(Person("overage") with { Groups = null }, options => options.AddRoles("a=Admin"));

        Assert.Equal(MemberRole.Admin, (await _console.MemberAsync("overage@example.com"))!.Role);
    }

    [Fact]
    public async Task Admit_WithoutAMapping_LeavesTheRoleThatAnAdminGave()
    {
        await _console.AddMemberAsync("Appointed", MemberRole.Admin);

        Assert.Null((await AdmitAsync(Person("appointed"))).Fault);

        Assert.Equal(MemberRole.Admin, (await _console.MemberAsync("appointed@example.com"))!.Role);
    }

    [Fact]
    public async Task Admit_Owner_IsNeverChangedByGroups()
    {
        var owner = new Actor(_console.OwnerId, ActorSource.Console);
        var boss = Person("x") with { Subject = "boss", Email = TestConsole.OwnerEmail };

        Assert.Equal(SingleSignOnFault.SignInFirst, (await AdmitAsync(boss, Mapped)).Fault);
        Assert.Null((await AdmitAsync(boss, Mapped, owner)).Fault);
        Assert.Null((await AdmitAsync(boss, Mapped)).Fault);
        Assert.Equal(MemberRole.Owner, (await _console.MemberAsync(TestConsole.OwnerEmail))!.Role);

        static void Mapped(OidcOptions options)
        {
            options.AddRoles("oncall=Responder");
            options.DefaultRole = "None";
        }
    }

    [Fact]
    public async Task Admit_LinkByEmailOff_NeedsTheMemberSignedIn()
    {
        var member = await _console.AddMemberAsync("Careful");

        Assert.Equal(SingleSignOnFault.SignInFirst, (await AdmitAsync(Person("careful"), Off)).Fault);
        Assert.Equal(SingleSignOnFault.SignInFirst, (await AdmitAsync(Person("careful"), Off, new Actor(_console.OwnerId, ActorSource.Console))).Fault);
        Assert.Equal(member.Id, (await AdmitAsync(Person("careful"), Off, new Actor(member.Id, ActorSource.Console))).MemberId);

        static void Off(OidcOptions options) => options.LinkByEmail = false;
    }

    [Fact]
    public async Task Admit_Invited_TakesUpTheInvitationAndMayHaveANewSubject()
    {
        await AdmitAsync(Person("hired"));
        var invite = _console.Get<InviteMember>();
        await _console.WriteAsync(db => db.Members.Single(member => member.Email == "hired@example.com").Status = MemberStatus.Deleted);
        Assert.Equal(SingleSignOnFault.AccountDisabled, (await AdmitAsync(Person("hired"))).Fault);

        // The address belongs to somebody else now, whom an admin invites.
        var invited = await invite.RunAsync(
            [new Invitation { Name = "Hired", Email = "hired@example.com" }], new Actor(_console.OwnerId, ActorSource.Console), TestContext.Current.CancellationToken);
        Assert.Null(invited.Taken);
        Assert.Null((await AdmitAsync(Person("hired") with { Subject = "hired-2" })).Fault);

        var member = (await _console.MemberAsync("hired@example.com"))!;
        Assert.Equal((MemberStatus.Enabled, null), (member.Status, member.InviteTokenHash));
        Assert.Equal("hired-2", (await _console.ReadAsync(db => db.UserLogins.SingleAsync(login => login.UserId == member.Id))).ProviderKey);
    }

    [Fact]
    public async Task Admit_Invited_KeepsTheRoleUntilAMappedGroupSaysOtherwise()
    {
        await InviteAsync("kept", MemberRole.Admin);

        Assert.Null((await AdmitAsync(Person("kept"), Mapped)).Fault);
        Assert.Equal(MemberRole.Admin, (await _console.MemberAsync("kept@example.com"))!.Role);
        // Nor does the next sign-in take it away.
        await AdmitAsync(Person("kept"), Mapped);
        Assert.Equal(MemberRole.Admin, (await _console.MemberAsync("kept@example.com"))!.Role);
        await AdmitAsync(Person("kept") with { Groups = ["oncall"] }, Mapped);
        Assert.Equal(MemberRole.Responder, (await _console.MemberAsync("kept@example.com"))!.Role);
        // From then on the groups decide, also when there is none.
        await AdmitAsync(Person("kept"), Mapped);
        Assert.Equal(MemberRole.Viewer, (await _console.MemberAsync("kept@example.com"))!.Role);

        static void Mapped(OidcOptions options) => options.AddRoles("oncall=Responder");
    }

    [Fact]
    public async Task Admit_Invited_ByItsLink_NeedsTheAddressThatIsInvitedAndNoPassword()
    {
        var token = await InviteAsync("asked", MemberRole.Responder);
        var hash = AppKey.HashOf(token);

        Assert.Equal(SingleSignOnFault.InvitedAnother, (await AdmitAsync(Person("other-address"), invite: hash)).Fault);
        Assert.Null(await _console.MemberAsync("other-address@example.com"));
        Assert.Equal(SingleSignOnFault.SignInFirst, (await AdmitAsync(Person("asked"), Off)).Fault);
        Assert.Equal(SingleSignOnFault.SignInFirst, (await AdmitAsync(Person("asked"), Off, invite: AppKey.HashOf("made up"))).Fault);
        Assert.Null((await AdmitAsync(Person("asked"), Off, invite: hash)).Fault);
        // Used up: it opens nothing for anybody else.
        Assert.Equal(SingleSignOnFault.LinkedToAnother, (await AdmitAsync(Person("asked") with { Subject = "thief" }, invite: hash)).Fault);

        static void Off(OidcOptions options) => options.LinkByEmail = false;
    }

    [Fact]
    public async Task Admit_AddressNotSaidToBeVerified_CountsOnlyWhenTrusted()
    {
        var silent = Person("trusted") with { EmailVerified = null };

        Assert.Equal(SingleSignOnFault.EmailNotVerified, (await AdmitAsync(silent)).Fault);
        Assert.Equal(SingleSignOnFault.EmailNotVerified, (await AdmitAsync(silent with { EmailVerified = false }, Trust)).Fault);
        Assert.Null((await AdmitAsync(silent, Trust)).Fault);

        static void Trust(OidcOptions options) => options.TrustEmail = true;
    }

    [Fact]
    public async Task Admit_ManyAtOnce_MakesOneMember()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AdmitAsync(Person("rush"))));

        Assert.Single(all.Select(one => one.MemberId).Distinct());
        Assert.Single(await _console.ReadAsync(db => db.UserLogins.Where(login => login.ProviderKey == "rush").ToListAsync()));
    }

    private async Task<string> InviteAsync(string name, MemberRole role)
    {
        var result = await _console.Get<InviteMember>().RunAsync(
            [new Invitation { Name = name, Email = name + "@example.com", Role = role }], new Actor(_console.OwnerId, ActorSource.Console), TestContext.Current.CancellationToken);
        return Assert.Single(result.Members).Token;
    }

    private static ProviderPerson Person(string name) => new()
    {
        Issuer = Issuer,
        Subject = name,
        Email = name + "@example.com",
        EmailVerified = true,
        Name = name,
    };

    private Task<Admission> AdmitAsync(ProviderPerson person, Action<OidcOptions>? change = null, Actor? actor = null, string? invite = null)
    {
        var options = new OidcOptions { Authority = Issuer };
        change?.Invoke(options);
        var admit = new AdmitPerson(_console.Get<ConsoleWriter>(), Options.Create(options), _console.Get<SessionBook>(), _console.Get<AppKeyActors>());
        return admit.RunAsync(person, actor ?? new Actor(0, ActorSource.Console), invite, TestContext.Current.CancellationToken);
    }
}
