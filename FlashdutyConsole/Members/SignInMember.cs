using FlashdutyConsole.Members.Sessions;
using Microsoft.AspNetCore.Identity;

namespace FlashdutyConsole.Members;

/// <summary>Signs a member in with e-mail and password.</summary>
public sealed class SignInMember(SignInManager<Member> sessions, UserManager<Member> members, BeginSession begin)
{
    /// <summary>Longest password that is looked at, in characters.</summary>
    public const int MaximumPassword = 256;

    /// <summary>Checks and, when right, sets the session cookie.</summary>
    /// <param name="http">The request; its answer gets the cookie.</param>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="remember">Whether the session outlives the browser.</param>
    public async Task<SignInOutcome> RunAsync(HttpContext http, string? email, string? password, bool remember)
    {
        if (string.IsNullOrWhiteSpace(email) || string.IsNullOrEmpty(password) || password.Length > MaximumPassword)
        {
            return SignInOutcome.Wrong;
        }

        var member = await members.FindByEmailAsync(email.Trim());
        if (member is null || member.Status == MemberStatus.Deleted || member.PasswordHash is null)
        {
            // As much work as for a real account: the time of the answer must not tell who has one.
            members.PasswordHasher.HashPassword(new Member(), password);
            return SignInOutcome.Wrong;
        }

        var result = await sessions.CheckPasswordSignInAsync(member, password, lockoutOnFailure: true);
        if (result.Succeeded && !await begin.RunAsync(http, member.Id, SessionMethod.Password, remember, http.RequestAborted))
        {
            return SignInOutcome.Wrong;
        }

        return result switch
        {
            { Succeeded: true } => SignInOutcome.SignedIn,
            { IsLockedOut: true } => SignInOutcome.LockedOut,
            _ => SignInOutcome.Wrong,
        };
    }
}
