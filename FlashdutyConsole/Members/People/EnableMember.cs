using FlashdutyConsole.Audit;
using FlashdutyConsole.Members.Sessions;

namespace FlashdutyConsole.Members.People;

/// <summary>Shuts a member out for the time being, or lets them in again. Account, links and history stay.</summary>
public sealed class EnableMember(MemberDesk desk, EndSessions end)
{
    /// <summary>Shuts out or lets in.</summary>
    /// <param name="memberId">Whom.</param>
    /// <param name="isEnabled">Whether they may be in.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task<MemberOutcome> RunAsync(long memberId, bool isEnabled, Actor actor, CancellationToken cancellationToken) =>
        desk.RunAsync(memberId, actor, isEnabled ? AuditAction.EnableMember : AuditAction.DisableMember, !isEnabled, async (write, member, _) =>
        {
            if (member.IsActive == isEnabled)
            {
                return MemberOutcome.Unchanged;
            }

            if (!isEnabled && member.Id == actor.MemberId)
            {
                return MemberOutcome.Yourself;
            }

            if (isEnabled)
            {
                // Who never took up an invitation still has to.
                member.Status = member.PasswordHash is null && member.InviteTokenHash is not null ? MemberStatus.Pending : MemberStatus.Enabled;
                return MemberOutcome.Done;
            }

            member.Status = MemberStatus.Disabled;
            member.SecurityStamp = Guid.NewGuid().ToString("N");
            await end.OfMemberAsync(write, memberId, cancellationToken: cancellationToken);
            return MemberOutcome.Done;
        }, cancellationToken);
}
