using System.Globalization;
using System.Security.Claims;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Factors;
using FlashdutyConsole.Members.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace FlashdutyConsole.Members.SignIn;

/// <summary>The step between a right password and the session of a member with a second factor.</summary>
public sealed class SecondStep(ConsoleWriter writer, FindMembers find, MemberAccounts accounts, SignInThrottle throttle, BeginSession begin)
{
    /// <summary>Longest code that is looked at, in characters.</summary>
    public const int MaximumCode = 32;

    private const string Scheme = "Identity.TwoFactorUserId";
    private const string Kept = "kept";
    private const string Stamp = "stamp";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Notes in the browser that the password was right.</summary>
    /// <param name="http">The request; its answer gets the cookie.</param>
    /// <param name="member">The member.</param>
    /// <param name="isKept">Whether the session's cookie is to outlive the browser.</param>
    public async Task AskAsync(HttpContext http, Member member, bool isKept)
    {
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, member.Id.ToString(CultureInfo.InvariantCulture)), new Claim(Stamp, member.SecurityStamp ?? "")], Scheme);
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        var properties = new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + Life, IsPersistent = false };
        properties.Items[Kept] = isKept ? "1" : "";
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity), properties);
    }

    /// <summary>Whether this browser has come as far as this step.</summary>
    /// <param name="http">The request.</param>
    public static async Task<bool> IsOpenAsync(HttpContext http) => (await http.AuthenticateAsync(Scheme)).Principal?.MemberId() is > 0;

    /// <summary>Checks the code and, when right, begins the session.</summary>
    /// <param name="http">The request; its answer gets the cookie.</param>
    /// <param name="code">As typed: six digits, or a recovery code.</param>
    public async Task<SignInResult> RunAsync(HttpContext http, string? code)
    {
        var cancellationToken = http.RequestAborted;
        var step = await http.AuthenticateAsync(Scheme);
        var memberId = step.Principal?.MemberId() ?? 0;
        if (memberId == 0 || await find.OneAsync(memberId, cancellationToken) is not { Status: MemberStatus.Enabled, TwoFactorEnabled: true } known
            || known.SecurityStamp != step.Principal!.FindFirstValue(Stamp))
        {
            await http.SignOutAsync(Scheme);
            return new SignInResult(SignInOutcome.Expired);
        }

        var plain = new string([.. (code ?? "").Where(character => !char.IsWhiteSpace(character) && character != '-').Take(MaximumCode)]);
        if (plain.Length == 0)
        {
            return new SignInResult(SignInOutcome.Wrong);
        }

        // Whoever is here knows the password, so every device counts as one.
        var attempt = await throttle.BeginAsync("second:" + memberId.ToString(CultureInfo.InvariantCulture), null, CallerAddress.NetworkOf(http), cancellationToken);
        if (!attempt.IsAllowed)
        {
            return new SignInResult(SignInOutcome.Throttled, attempt.Wait);
        }

        var isRight = await writer.RunAsync(WritePriority.Person, async write =>
        {
            var right = await accounts.InAsync(write, memberId, async (members, member) => plain.Length == 6
                ? await members.VerifyTwoFactorTokenAsync(member, TokenOptions.DefaultAuthenticatorProvider, plain)
                : (await members.RedeemTwoFactorRecoveryCodeAsync(member, RecoveryCodes.Plain(plain))).Succeeded);
            if (!right)
            {
                write.Audit(http.ActorOf(memberId), AuditAction.SignInFailed, memberId, after: new { step = "second factor" });
                await throttle.KeepAsync(write, cancellationToken);
            }
            else if (plain.Length != 6)
            {
                write.Audit(http.ActorOf(memberId), AuditAction.RecoveryCodeUsed, memberId);
            }

            return right;
        }, cancellationToken);
        if (!isRight)
        {
            return new SignInResult(SignInOutcome.Wrong);
        }

        throttle.Right(attempt);
        await http.SignOutAsync(Scheme);
        var isKept = step.Properties?.Items.TryGetValue(Kept, out var kept) == true && kept == "1";
        var begun = await begin.RunAsync(http, memberId, SessionMethod.SecondFactor, isKept, cancellationToken);
        return new SignInResult(begun ? SignInOutcome.SignedIn : SignInOutcome.Expired);
    }
}
