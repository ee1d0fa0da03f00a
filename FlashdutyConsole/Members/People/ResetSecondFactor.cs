using FlashdutyConsole.Audit;
using FlashdutyConsole.Members.Factors;
using FlashdutyConsole.Members.Sessions;

namespace FlashdutyConsole.Members.People;

/// <summary>For a member who lost the phone: authenticator, recovery codes and passkeys go, the password alone signs in again. All sessions end.</summary>
public sealed class ResetSecondFactor(MemberDesk desk, EndSessions end, MemberAccounts accounts)
{
    /// <summary>Takes the factors away.</summary>
    /// <param name="memberId">Whose.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task<MemberOutcome> RunAsync(long memberId, Actor actor, CancellationToken cancellationToken) =>
        desk.RunAsync(memberId, actor, AuditAction.ResetSecondFactor, false, async (write, member, _) =>
        {
            await ClearFactors.RunAsync(write, accounts, memberId, cancellationToken);
            await end.OfMemberAsync(write, memberId, cancellationToken: cancellationToken);
            return MemberOutcome.Done;
        }, cancellationToken);
}
