using System.Security.Cryptography;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.People;
using FlashdutyConsole.Members.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Invitations;

/// <summary>
/// Invites people: they are members at once, can be linked and notified, and sign in after they took up their link.
/// Who was invited before gets a new link; who was deleted comes back.
/// </summary>
public sealed class InviteMember(ConsoleWriter writer, EndSessions end)
{
    /// <summary>How long an invitation can be taken up.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>Most invitations in one call, as in the Open API.</summary>
    public const int MaximumMembers = 20;

    /// <summary>Invites all or none.</summary>
    /// <param name="invitations">Whom.</param>
    /// <param name="actor">Who invites.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task<InviteResult> RunAsync(IReadOnlyList<Invitation> invitations, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            ArgumentNullException.ThrowIfNull(actor);
            var acting = await write.Db.Members.Where(member => member.Id == actor.MemberId && member.Status == MemberStatus.Enabled)
                .Select(member => (MemberRole?)member.Role).SingleOrDefaultAsync(cancellationToken);
            var emails = invitations.Select(invitation => invitation.Email.ToUpperInvariant()).ToList();
            var known = await write.Db.Members.Where(member => emails.Contains(member.NormalizedUserName!))
                .ToDictionaryAsync(member => member.NormalizedUserName!, cancellationToken);
            if (acting is null || invitations.Any(invitation => !MemberRules.MayAppoint(acting.Value, invitation.Role))
                || known.Values.Any(member => member.Status == MemberStatus.Pending && !MemberRules.MayChange(acting.Value, member.Role)))
            {
                return new InviteResult([], IsAllowed: false);
            }

            var taken = invitations.FirstOrDefault(invitation =>
                known.TryGetValue(invitation.Email.ToUpperInvariant(), out var member) && member!.Status is MemberStatus.Enabled or MemberStatus.Disabled);
            if (taken is not null)
            {
                return new InviteResult([], taken.Email);
            }

            var invited = new List<InvitedMember>();
            foreach (var invitation in invitations)
            {
                var one = Invite(write, invitation, known.GetValueOrDefault(invitation.Email.ToUpperInvariant()));
                invited.Add(one);
                await write.Db.SaveChangesAsync(cancellationToken);
                await end.OfMemberAsync(write, one.Member.Id, cancellationToken: cancellationToken);
                write.Audit(actor, AuditAction.InviteMember, one.Member.Id, after: new { name = one.Member.Name, email = one.Member.Email, role = one.Member.Role.ToString() });
            }

            return new InviteResult(invited);
        }, cancellationToken);

    private static InvitedMember Invite(Write write, Invitation invitation, Member? known)
    {
        var member = known ?? new Member { CreatedAt = write.Now };
        var token = RandomNumberGenerator.GetHexString(40, lowercase: true);
        member.Name = invitation.Name;
        member.Email = invitation.Email;
        member.NormalizedEmail = invitation.Email.ToUpperInvariant();
        member.UserName = member.Email;
        member.NormalizedUserName = member.NormalizedEmail;
        member.PhoneNumber = invitation.Phone.Length > 0 ? invitation.Phone : member.PhoneNumber ?? "";
        member.CountryCode = invitation.CountryCode;
        member.Role = invitation.Role;
        member.Locale = invitation.Locale;
        member.TimeZone = invitation.TimeZone;
        member.RefId = invitation.RefId;
        member.Status = MemberStatus.Pending;
        // What the person had before the invitation, a password or a session, is void.
        member.PasswordHash = null;
        member.SecurityStamp = Guid.NewGuid().ToString("N");
        member.LockoutEnabled = true;
        member.InviteTokenHash = AppKey.HashOf(token);
        member.InviteExpiresAt = write.Now + Life;
        member.UpdatedAt = write.Now;
        if (known is null)
        {
            write.Db.Members.Add(member);
        }

        return new InvitedMember(member, token);
    }
}
