using FlashdutyConsole.Audit;

namespace FlashdutyConsole.Members.People;

/// <summary>Gives a member another role. It counts at once, on open pages too.</summary>
public sealed class ChangeRole(MemberDesk desk)
{
    /// <summary>Gives the role.</summary>
    /// <param name="memberId">Whom.</param>
    /// <param name="role">The role.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task<MemberOutcome> RunAsync(long memberId, MemberRole role, Actor actor, CancellationToken cancellationToken) =>
        desk.RunAsync(memberId, actor, AuditAction.ChangeRole, role != MemberRole.Owner, (_, member, acting) =>
        {
            if (member.Role == role)
            {
                return Task.FromResult(MemberOutcome.Unchanged);
            }

            if (!MemberRules.MayAppoint(acting, role))
            {
                return Task.FromResult(MemberOutcome.NotAllowed);
            }

            member.Role = role;
            return Task.FromResult(MemberOutcome.Done);
        }, cancellationToken);
}
