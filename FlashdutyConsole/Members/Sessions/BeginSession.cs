using System.Security.Claims;
using System.Security.Cryptography;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.SingleSignOn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.Sessions;

/// <summary>
/// Begins a session for a member who has proved who they are: row, audit and cookie. Every way to sign in ends here. The
/// session is a new one always, whatever cookie the browser brought.
/// </summary>
public sealed class BeginSession(
    ConsoleWriter writer, SignInManager<Member> cookies, SessionBook sessions, KnownDevices devices, IOptions<OidcOptions> singleSignOn)
{
    private const int MaximumUserAgent = 256;

    /// <summary>Begins it.</summary>
    /// <param name="http">The request; its answer gets the cookie.</param>
    /// <param name="memberId">The member.</param>
    /// <param name="method">How they proved who they are.</param>
    /// <param name="isKept">Whether the cookie outlives the browser. The session itself ends as all do.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <param name="provedAt">When they proved it; null = now.</param>
    /// <returns>Whether it began; not for a member who is gone or disabled, nor by an account of the console while that is off.</returns>
    public async Task<bool> RunAsync(
        HttpContext http, long memberId, SessionMethod method, bool isKept, CancellationToken cancellationToken, DateTimeOffset? provedAt = null)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var earlier = http.User.SessionId();
        var member = await writer.RunAsync(WritePriority.Person, async write =>
        {
            var found = await write.Db.Members.SingleOrDefaultAsync(one => one.Id == memberId && one.Status == MemberStatus.Enabled, cancellationToken);
            if (found is null)
            {
                return null;
            }

            // Said here, where every way to sign in ends. Owners keep theirs, should the provider be away.
            if (!singleSignOn.Value.LocalSignIn && IsLocal(method) && found.Role != MemberRole.Owner)
            {
                write.Audit(http.ActorOf(memberId), AuditAction.SignInFailed, memberId, after: new { method = method.ToString(), reason = "LocalSignInIsOff" });
                return null;
            }

            found.SecurityStamp ??= Guid.NewGuid().ToString("N");
            found.AccessFailedCount = 0;
            found.LockoutEnd = null;
            await MakeRoomAsync(write.Db, memberId, earlier, cancellationToken);
            write.Db.Sessions.Add(new MemberSession
            {
                Id = id,
                MemberId = memberId,
                Method = method,
                CreatedAt = write.Now,
                ProvedAt = provedAt ?? write.Now,
                LastSeenAt = write.Now,
                Ip = CallerAddress.Of(http),
                UserAgent = Printable(http.Request.Headers.UserAgent.ToString()),
                Stamp = found.SecurityStamp,
            });
            write.Audit(http.ActorOf(memberId), AuditAction.SignIn, memberId, after: new { method = method.ToString() });
            return found;
        }, cancellationToken);
        if (member is null)
        {
            return false;
        }

        sessions.Forget(memberId);
        var properties = new AuthenticationProperties { IsPersistent = isKept, AllowRefresh = false };
        await cookies.SignInWithClaimsAsync(member, properties, [new Claim(MemberPrincipal.Session, id)]);
        devices.Remember(http, memberId);
        return true;
    }

    private static bool IsLocal(SessionMethod method) =>
        method is SessionMethod.Password or SessionMethod.SecondFactor or SessionMethod.Passkey or SessionMethod.Invitation;

    private static async Task MakeRoomAsync(ConsoleDb db, long memberId, string? earlier, CancellationToken cancellationToken)
    {
        // The session that this browser had is replaced.
        await db.Sessions.Where(session => session.Id == earlier).ExecuteDeleteAsync(cancellationToken);
        var tooMany = await db.Sessions.Where(session => session.MemberId == memberId)
            .OrderByDescending(session => session.LastSeenAt).Skip(SessionRules.Most - 1).Select(session => session.Id).ToListAsync(cancellationToken);
        await db.Sessions.Where(session => tooMany.Contains(session.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private static string Printable(string text) => new([.. text.Where(character => !char.IsControl(character)).Take(MaximumUserAgent)]);
}
