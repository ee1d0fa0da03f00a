using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Passwords;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Members.SignIn;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Own;

/// <summary>
/// Before something that protects the account is changed, its owner shows that it is them: by having signed in a few minutes
/// ago, or by the password (ASVS 7.5.1). An open screen is not enough.
/// </summary>
public sealed class ProveIdentity(SessionBook sessions, FindMembers find, PasswordWork passwords, SignInThrottle throttle, ConsoleWriter writer)
{
    /// <summary>Whether the session's proof is recent enough.</summary>
    /// <param name="http">The request.</param>
    public async Task<bool> IsRecentAsync(HttpContext http)
    {
        var standing = http.User.SessionId() is { } id ? await sessions.FindAsync(id, isUsed: false, null, http.RequestAborted) : null;
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return standing is not null && now - standing.ProvedAt < SessionRules.Proof;
    }

    /// <summary>Takes the password as proof.</summary>
    /// <param name="http">The request.</param>
    /// <param name="password">As typed.</param>
    public async Task<SignInResult> RunAsync(HttpContext http, string? password)
    {
        var memberId = http.User.MemberId();
        if (http.User.SessionId() is not { } session || string.IsNullOrEmpty(password) || password.Length > PasswordRules.MaximumLength)
        {
            return new SignInResult(SignInOutcome.Wrong);
        }

        // A session of its own: what strangers try at sign-in does not count here, nor this there.
        var attempt = await throttle.BeginAsync("proof:" + session, null, CallerAddress.NetworkOf(http), http.RequestAborted);
        if (!attempt.IsAllowed)
        {
            return new SignInResult(SignInOutcome.Throttled, attempt.Wait);
        }

        var member = await find.OneAsync(memberId, http.RequestAborted);
        switch (await passwords.VerifyAsync(member, password, http.RequestAborted))
        {
            case null:
                throttle.Right(attempt);
                return new SignInResult(SignInOutcome.Busy);
            case false:
                await writer.RunAsync(WritePriority.Person, async write =>
                {
                    write.Audit(http.ActorOf(memberId), AuditAction.SignInFailed, memberId, after: new { step = "confirmation" });
                    await throttle.KeepAsync(write, http.RequestAborted);
                }, http.RequestAborted);
                return new SignInResult(SignInOutcome.Wrong);
        }

        throttle.Right(attempt);
        await writer.RunAsync(WritePriority.Person, write => write.Db.Sessions.Where(one => one.Id == session)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.ProvedAt, write.Now), http.RequestAborted), http.RequestAborted);
        sessions.Forget(memberId);
        return new SignInResult(SignInOutcome.SignedIn);
    }
}
