using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Passwords;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Members.SignIn;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Own;

/// <summary>Changes a member's own password. All other sessions end; this one goes on.</summary>
public sealed class ChangePassword(
    ProveIdentity prove, FindMembers find, PasswordWork passwords, ConsoleWriter writer, EndSessions end)
{
    /// <summary>Changes it.</summary>
    /// <param name="http">The request of the member's session.</param>
    /// <param name="current">The password until now.</param>
    /// <param name="wanted">The password from now on.</param>
    /// <returns>What came of the proof, and what is wrong with the new password.</returns>
    public async Task<(SignInResult Proof, PasswordFault? Fault)> RunAsync(HttpContext http, string? current, string wanted)
    {
        var cancellationToken = http.RequestAborted;
        var memberId = http.User.MemberId();
        if (await find.OneAsync(memberId, cancellationToken) is not { } known)
        {
            return (new SignInResult(SignInOutcome.Wrong), null);
        }

        if (await passwords.FaultAsync(known, wanted) is { } fault)
        {
            return (new SignInResult(SignInOutcome.SignedIn), fault);
        }

        // Whoever came from WeCom or single sign-on may have none yet; then a recent sign-in is the proof.
        var proof = known.PasswordHash is not null ? await prove.RunAsync(http, current)
            : new SignInResult(await prove.IsRecentAsync(http) ? SignInOutcome.SignedIn : SignInOutcome.Expired);
        if (proof.Outcome != SignInOutcome.SignedIn)
        {
            return (proof, null);
        }

        if (await passwords.HashAsync(known, wanted, cancellationToken) is not { } hash)
        {
            return (new SignInResult(SignInOutcome.Busy), null);
        }

        var session = http.User.SessionId();
        await writer.RunAsync(WritePriority.Person, async write =>
        {
            var member = await write.Db.Members.SingleAsync(one => one.Id == memberId, cancellationToken);
            member.PasswordHash = hash;
            member.SecurityStamp = Guid.NewGuid().ToString("N");
            member.UpdatedAt = write.Now;
            await write.Db.Sessions.Where(one => one.Id == session)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.Stamp, member.SecurityStamp), cancellationToken);
            await end.OfMemberAsync(write, memberId, except: session, cancellationToken: cancellationToken);
            write.Audit(http.ActorOf(memberId), AuditAction.ChangePassword, memberId);
        }, cancellationToken);
        return (proof, null);
    }
}
