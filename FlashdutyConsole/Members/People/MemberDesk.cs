using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.People;

/// <summary>
/// What every change to somebody's account shares: one transaction in which it is looked up who may, whether an owner is
/// left, and what the audit log says; after the commit, open pages and keys hear of it. Two changes at once come one after the
/// other, so the second sees what the first left.
/// </summary>
public sealed class MemberDesk(ConsoleWriter writer, SessionBook sessions, AppKeyActors keys)
{
    /// <summary>Changes a member's account.</summary>
    /// <param name="memberId">Whose.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="action">What the audit log calls it.</param>
    /// <param name="takesOwner">Whether an owner would no longer be one, or could no longer sign in.</param>
    /// <param name="change">The change; gets the acting member's role.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task<MemberOutcome> RunAsync(
        long memberId, Actor actor, AuditAction action, bool takesOwner, Func<Write, Member, MemberRole, Task<MemberOutcome>> change,
        CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            ArgumentNullException.ThrowIfNull(actor);
            var role = await write.Db.Members.Where(one => one.Id == actor.MemberId && one.Status == MemberStatus.Enabled)
                .Select(one => (MemberRole?)one.Role).SingleOrDefaultAsync(cancellationToken);
            var member = await write.Db.Members.SingleOrDefaultAsync(one => one.Id == memberId && one.Status != MemberStatus.Deleted, cancellationToken);
            if (member is null)
            {
                return MemberOutcome.NotFound;
            }

            if (role is null || !MemberRules.MayChange(role.Value, member.Role))
            {
                return MemberOutcome.NotAllowed;
            }

            if (takesOwner && member is { Role: MemberRole.Owner, Status: MemberStatus.Enabled } && !await OtherOwnersAsync(write, memberId, cancellationToken))
            {
                return MemberOutcome.LastOwner;
            }

            var before = Summary(member);
            var outcome = await change(write, member, role.Value);
            if (outcome == MemberOutcome.Done)
            {
                member.UpdatedAt = write.Now;
                write.Audit(actor, action, memberId, before, Summary(member));
                write.AfterCommit(() =>
                {
                    keys.Forget();
                    sessions.Forget(memberId);
                });
            }

            return outcome;
        }, cancellationToken);

    private static Task<bool> OtherOwnersAsync(Write write, long memberId, CancellationToken cancellationToken) =>
        write.Db.Members.AnyAsync(one => one.Id != memberId && one.Role == MemberRole.Owner && one.Status == MemberStatus.Enabled, cancellationToken);

    private static object Summary(Member member) => new
    {
        name = member.Name,
        email = member.Email,
        role = member.Role.ToString(),
        status = member.Status.ToString(),
        second_factor = member.TwoFactorEnabled,
    };
}
