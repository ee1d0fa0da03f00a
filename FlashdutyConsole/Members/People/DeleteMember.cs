using FlashdutyConsole.Audit;
using FlashdutyConsole.Members.Factors;
using FlashdutyConsole.Members.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.People;

/// <summary>
/// Removes a member: no sign-in, no keys, no link to WeCom, no notifications. The name stays, since history refers to it. An
/// invitation to the same address brings the account back, empty.
/// </summary>
public sealed class DeleteMember(MemberDesk desk, EndSessions end, MemberAccounts accounts)
{
    /// <summary>Removes the member.</summary>
    /// <param name="memberId">Whom.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task<MemberOutcome> RunAsync(long memberId, Actor actor, CancellationToken cancellationToken) =>
        desk.RunAsync(memberId, actor, AuditAction.DeleteMember, true, async (write, member, _) =>
        {
            if (member.Id == actor.MemberId)
            {
                return MemberOutcome.Yourself;
            }

            await end.OfMemberAsync(write, memberId, cancellationToken: cancellationToken);
            await ClearFactors.RunAsync(write, accounts, memberId, cancellationToken);
            await write.Db.AppKeys.Where(key => key.MemberId == memberId).ExecuteDeleteAsync(cancellationToken);
            await write.Db.MemberLinks.Where(link => link.MemberId == memberId).ExecuteDeleteAsync(cancellationToken);
            await write.Db.UserLogins.Where(login => login.UserId == memberId).ExecuteDeleteAsync(cancellationToken);
            member.Status = MemberStatus.Deleted;
            member.PasswordHash = null;
            member.InviteTokenHash = null;
            member.InviteExpiresAt = null;
            member.SecurityStamp = Guid.NewGuid().ToString("N");
            return MemberOutcome.Done;
        }, cancellationToken);
}
