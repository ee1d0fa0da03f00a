using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Passwords;
using FlashdutyConsole.Members.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.SignIn;

/// <summary>
/// Signs a member in with e-mail and password. Whether the account exists shows neither in the answer nor in the work done
/// for it: one comparison, one row in the audit log.
/// </summary>
public sealed class SignInMember(
    IDbContextFactory<ConsoleDb> contexts, ConsoleWriter writer, PasswordWork passwords, SignInThrottle throttle, KnownDevices devices,
    BeginSession begin, SecondStep second, ILookupNormalizer names)
{
    private const int MaximumEmail = 254;

    /// <summary>Checks and, when right, begins the session or asks for the second factor.</summary>
    /// <param name="http">The request; its answer gets the cookie.</param>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="remember">Whether the cookie outlives the browser.</param>
    public async Task<SignInResult> RunAsync(HttpContext http, string? email, string? password, bool remember)
    {
        var cancellationToken = http.RequestAborted;
        if (string.IsNullOrWhiteSpace(email) || email.Length > MaximumEmail || string.IsNullOrEmpty(password) || password.Length > PasswordRules.MaximumLength)
        {
            return new SignInResult(SignInOutcome.Wrong);
        }

        var member = await FindAsync(email.Trim(), cancellationToken);
        var device = member is null ? null : devices.Find(http, member.Id);
        var attempt = await throttle.BeginAsync(email, device, CallerAddress.NetworkOf(http), cancellationToken);
        if (!attempt.IsAllowed)
        {
            // Once, not for every further attempt: the log is not to be flooded.
            if (attempt.IsFirst)
            {
                await RecordAsync(http, AuditAction.SignInThrottled, member, email);
            }

            return new SignInResult(SignInOutcome.Throttled, attempt.Wait);
        }

        switch (await passwords.VerifyAsync(member, password, cancellationToken))
        {
            case null:
                throttle.Right(attempt);
                return new SignInResult(SignInOutcome.Busy);
            case false:
                await RecordAsync(http, AuditAction.SignInFailed, member, email);
                return new SignInResult(SignInOutcome.Wrong);
        }

        throttle.Right(attempt);
        if (member!.TwoFactorEnabled)
        {
            await second.AskAsync(http, member, remember);
            return new SignInResult(SignInOutcome.SecondFactor);
        }

        var begun = await begin.RunAsync(http, member.Id, SessionMethod.Password, remember, cancellationToken);
        return new SignInResult(begun ? SignInOutcome.SignedIn : SignInOutcome.Wrong);
    }

    private async Task<Member?> FindAsync(string email, CancellationToken cancellationToken)
    {
        var name = names.NormalizeName(email);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Members.AsNoTracking().SingleOrDefaultAsync(
            member => member.NormalizedUserName == name && member.Status == MemberStatus.Enabled, cancellationToken);
    }

    private Task RecordAsync(HttpContext http, AuditAction action, Member? member, string email) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            write.Audit(http.ActorOf(member?.Id ?? 0), action, member?.Id, after: new { email = email.Trim() });
            await throttle.KeepAsync(write, http.RequestAborted);
        }, http.RequestAborted);
}
