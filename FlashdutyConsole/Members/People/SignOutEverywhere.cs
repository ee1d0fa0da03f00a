using FlashdutyConsole.Audit;
using FlashdutyConsole.Members.Sessions;

namespace FlashdutyConsole.Members.People;

/// <summary>Ends every session of a member, on every device.</summary>
public sealed class SignOutEverywhere(MemberDesk desk, EndSessions end)
{
    /// <summary>Ends them.</summary>
    /// <param name="memberId">Whose.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task<MemberOutcome> RunAsync(long memberId, Actor actor, CancellationToken cancellationToken) =>
        desk.RunAsync(memberId, actor, AuditAction.EndSessions, false, async (write, member, _) =>
        {
            // Also what no row knows of: a step before the second factor.
            member.SecurityStamp = Guid.NewGuid().ToString("N");
            await end.OfMemberAsync(write, memberId, cancellationToken: cancellationToken);
            return MemberOutcome.Done;
        }, cancellationToken);
}
