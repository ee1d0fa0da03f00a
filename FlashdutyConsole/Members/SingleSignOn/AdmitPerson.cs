using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>
/// Finds or makes the member for a person whom the provider has identified. Issuer and subject decide who it is. Only when they
/// are new does the e-mail address count, and only a verified one: it finds an account once, and never an owner's unless its
/// owner is signed in.
/// </summary>
public sealed class AdmitPerson(ConsoleWriter writer, IOptions<OidcOptions> options, SessionBook sessions, AppKeyActors keys)
{
    private readonly OidcOptions _options = options.Value;

    /// <summary>Finds or makes the member, and brings the role up to date.</summary>
    /// <param name="person">The person.</param>
    /// <param name="actor">Who is signed in already, and from where.</param>
    /// <param name="invite">SHA-256 of the token of the invitation that the person came with; null = none.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task<Admission> RunAsync(ProviderPerson person, Actor actor, string? invite, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            ArgumentNullException.ThrowIfNull(person);
            ArgumentNullException.ThrowIfNull(actor);
            var login = await write.Db.UserLogins.SingleOrDefaultAsync(
                one => one.LoginProvider == person.Issuer && one.ProviderKey == person.Subject, cancellationToken);
            return login is null
                ? await FirstTimeAsync(write, person, actor, invite, cancellationToken)
                : Again(write, await write.Db.Members.SingleAsync(one => one.Id == login.UserId, cancellationToken), person, actor, login);
        }, cancellationToken);

    private Admission Again(Write write, Member member, ProviderPerson person, Actor actor, IdentityUserLogin<long> login)
    {
        if (Refusal(member, person) is { } fault)
        {
            return new Admission(member.Id, fault);
        }

        // The role that came with an invitation stays until a mapped group says otherwise.
        var keepsRole = ProviderLogins.IsRoleKept(write, login);
        if (keepsRole && GroupRoles.Decide(_options, person) && GroupRoles.Mapped(_options, person) is not null)
        {
            ProviderLogins.FollowGroups(write, login);
            keepsRole = false;
        }

        return Enter(write, member, person, actor, keepsRole);
    }

    private async Task<Admission> FirstTimeAsync(Write write, ProviderPerson person, Actor actor, string? invite, CancellationToken cancellationToken)
    {
        if (person.Email.Length == 0)
        {
            return new Admission(0, SingleSignOnFault.EmailMissing);
        }

        if (!(person.EmailVerified ?? _options.TrustEmail))
        {
            return new Admission(0, SingleSignOnFault.EmailNotVerified);
        }

        var name = person.Email.ToUpperInvariant();
        var member = await write.Db.Members.SingleOrDefaultAsync(one => one.NormalizedUserName == name, cancellationToken);
        var invited = invite is null ? null : await write.Db.Members.SingleOrDefaultAsync(
            one => one.InviteTokenHash == invite && one.Status == MemberStatus.Pending && one.InviteExpiresAt > write.Now, cancellationToken);
        if (invited is not null && invited.Id != member?.Id)
        {
            // A second account, with another role, is not what the admin meant.
            return new Admission(invited.Id, SingleSignOnFault.InvitedAnother);
        }

        return member is null
            ? await CreateAsync(write, person, actor, cancellationToken)
            : await LinkAsync(write, member, person, actor, invited is not null, cancellationToken);
    }

    private async Task<Admission> LinkAsync(Write write, Member member, ProviderPerson person, Actor actor, bool hasInvitation, CancellationToken cancellationToken)
    {
        if (Refusal(member, person) is { } fault)
        {
            return new Admission(member.Id, fault);
        }

        if ((member.Role == MemberRole.Owner || !_options.LinkByEmail) && actor.MemberId != member.Id && !hasInvitation)
        {
            return new Admission(member.Id, SingleSignOnFault.SignInFirst);
        }

        // The provider may have given the address to somebody else since. An admin who invites the address (again) means who has it now.
        var earlier = await write.Db.UserLogins.Where(one => one.UserId == member.Id && one.LoginProvider == person.Issuer).ToListAsync(cancellationToken);
        if (earlier.Count > 0 && member.Status != MemberStatus.Pending)
        {
            return new Admission(member.Id, SingleSignOnFault.LinkedToAnother);
        }

        write.Db.UserLogins.RemoveRange(earlier);
        member.EmailConfirmed = true;
        var keepsRole = member.Status == MemberStatus.Pending && GroupRoles.Mapped(_options, person) is null;
        ProviderLogins.Join(write, member, person, actor, AuditAction.LinkSingleSignOn, keepsRole);
        return Enter(write, member, person, actor, keepsRole);
    }

    private async Task<Admission> CreateAsync(Write write, ProviderPerson person, Actor actor, CancellationToken cancellationToken)
    {
        if (!_options.CreateMembers)
        {
            return new Admission(0, SingleSignOnFault.CreationOff);
        }

        var role = GroupRoles.Decide(_options, person) ? GroupRoles.Of(_options, person) : OidcOptions.RoleOf(_options.DefaultRole);
        if (role is null)
        {
            return new Admission(0, SingleSignOnFault.NoRole);
        }

        var member = ProviderProfile.NewMember(person, role.Value, write.Now);
        write.Db.Members.Add(member);
        // The id is the database's to give.
        await write.Db.SaveChangesAsync(cancellationToken);
        ProviderLogins.Join(write, member, person, actor, AuditAction.CreateBySingleSignOn);
        return new Admission(member.Id);
    }

    private SingleSignOnFault? Refusal(Member member, ProviderPerson person) =>
        !member.IsActive ? SingleSignOnFault.AccountDisabled
        : member.Role != MemberRole.Owner && GroupRoles.Decide(_options, person) && GroupRoles.Of(_options, person) is null ? SingleSignOnFault.NoRole
        : null;

    private Admission Enter(Write write, Member member, ProviderPerson person, Actor actor, bool keepsRole)
    {
        if (member.Status == MemberStatus.Pending)
        {
            member.Status = MemberStatus.Enabled;
            member.InviteTokenHash = null;
            member.InviteExpiresAt = null;
            member.UpdatedAt = write.Now;
        }

        if (string.IsNullOrEmpty(member.PhoneNumber) && person.Phone.Length > 0)
        {
            (member.CountryCode, member.PhoneNumber) = ProviderProfile.SplitPhone(person.Phone);
        }

        if (member.Role != MemberRole.Owner && !keepsRole && GroupRoles.Decide(_options, person) && GroupRoles.Of(_options, person) is { } role && role != member.Role)
        {
            var before = member.Role;
            member.Role = role;
            member.UpdatedAt = write.Now;
            write.Audit(actor with { MemberId = member.Id }, AuditAction.ChangeRoleByGroups, member.Id, new { role = before.ToString() }, new { role = role.ToString() });
            write.AfterCommit(() =>
            {
                keys.Forget();
                sessions.Forget(member.Id);
            });
        }

        return new Admission(member.Id);
    }
}
