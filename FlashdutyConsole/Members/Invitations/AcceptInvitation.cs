using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Passwords;
using FlashdutyConsole.Members.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Invitations;

/// <summary>Takes up an invitation: sets name and password, once, and signs in.</summary>
public sealed class AcceptInvitation(FindInvitation find, ConsoleWriter writer, PasswordWork passwords, BeginSession begin)
{
    /// <summary>Takes it up.</summary>
    /// <param name="http">The request; its answer gets the cookie.</param>
    /// <param name="token">The token of the link.</param>
    /// <param name="name">Display name.</param>
    /// <param name="password">In clear.</param>
    public async Task<AcceptOutcome> RunAsync(HttpContext http, string? token, string name, string password)
    {
        var cancellationToken = http.RequestAborted;
        if (await find.RunAsync(token, cancellationToken) is not { } invited)
        {
            return AcceptOutcome.Gone;
        }

        name = name.Trim();
        if (!MemberName.IsValid(name))
        {
            return AcceptOutcome.BadName;
        }

        switch (await passwords.FaultAsync(invited, password))
        {
            case PasswordFault.Length:
                return AcceptOutcome.BadLength;
            case PasswordFault.Common:
                return AcceptOutcome.CommonPassword;
        }

        if (await passwords.HashAsync(invited, password, cancellationToken) is not { } hash)
        {
            return AcceptOutcome.Busy;
        }

        var isIn = await writer.RunAsync(WritePriority.Person, async write =>
        {
            // Looked up again: of two who use the link at once, one finds it.
            var member = await FindInvitation.In(write.Db, token!, write.Now).SingleOrDefaultAsync(cancellationToken);
            if (member is null)
            {
                return false;
            }

            member.Name = name;
            member.PasswordHash = hash;
            member.Status = MemberStatus.Enabled;
            member.EmailConfirmed = true;
            member.InviteTokenHash = null;
            member.InviteExpiresAt = null;
            member.SecurityStamp = Guid.NewGuid().ToString("N");
            member.UpdatedAt = write.Now;
            write.Audit(http.ActorOf(member.Id), AuditAction.AcceptInvitation, member.Id, after: new { name, email = member.Email });
            return true;
        }, cancellationToken);
        if (!isIn)
        {
            return AcceptOutcome.Gone;
        }

        await begin.RunAsync(http, invited.Id, SessionMethod.Invitation, isKept: false, cancellationToken);
        return AcceptOutcome.Joined;
    }
}
