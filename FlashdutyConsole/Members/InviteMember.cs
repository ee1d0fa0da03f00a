using System.Security.Cryptography;
using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members;

/// <summary>
/// Invites people: they are members at once, can be linked and notified, and sign in after they took up their link.
/// Who was invited before gets a new link; who was deleted comes back.
/// </summary>
public sealed class InviteMember(ConsoleWriter writer)
{
    /// <summary>Most invitations in one call, as in the Open API.</summary>
    public const int MaximumMembers = 20;

    /// <summary>Invites all or none.</summary>
    /// <param name="invitations">Whom.</param>
    /// <param name="actor">Who invites.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    /// <returns>The members in the same order, or the e-mail address of the first who is a member already.</returns>
    public Task<(IReadOnlyList<InvitedMember> Members, string? Taken)> RunAsync(
        IReadOnlyList<Invitation> invitations, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync<(IReadOnlyList<InvitedMember>, string?)>(WritePriority.Person, async write =>
        {
            ArgumentNullException.ThrowIfNull(actor);
            var emails = invitations.Select(invitation => invitation.Email.ToUpperInvariant()).ToList();
            var known = await write.Db.Members.Where(member => emails.Contains(member.NormalizedUserName!))
                .ToDictionaryAsync(member => member.NormalizedUserName!, cancellationToken);
            var taken = invitations.FirstOrDefault(invitation =>
                known.TryGetValue(invitation.Email.ToUpperInvariant(), out var member) && member.Status == MemberStatus.Enabled);
            if (taken is not null)
            {
                return ([], taken.Email);
            }

            return (invitations.Select(invitation => Invite(write, invitation, known.GetValueOrDefault(invitation.Email.ToUpperInvariant()))).ToList(), null);
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
        member.PhoneNumber = invitation.Phone;
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
        member.UpdatedAt = write.Now;
        if (known is null)
        {
            write.Db.Members.Add(member);
        }

        return new InvitedMember(member, token);
    }
}
