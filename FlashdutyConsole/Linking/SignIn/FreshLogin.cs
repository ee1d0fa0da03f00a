using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Linking.SignIn;

/// <summary>
/// Whether the member has just proved who they are, by something other than WeCom itself: a session left open, or one
/// that WeCom opened, does not suffice to link an account.
/// </summary>
public static class FreshLogin
{
    /// <summary>The member behind a fresh session; null when there is none.</summary>
    /// <param name="db">The context to read with.</param>
    /// <param name="http">The request.</param>
    /// <param name="now">The present.</param>
    public static async Task<Member?> FindAsync(ConsoleDb db, HttpContext http, DateTimeOffset now)
    {
        if (http.User.SessionId() is not { } id)
        {
            return null;
        }

        var memberId = http.User.MemberId();
        var since = now - SessionRules.Proof;
        return await db.Sessions
            .Where(session => session.Id == id && session.MemberId == memberId && session.ProvedAt > since && session.Method != SessionMethod.WeCom)
            .Join(db.Members.Where(member => member.Status == MemberStatus.Enabled), session => session.MemberId, member => member.Id, (_, member) => member)
            .AsNoTracking().SingleOrDefaultAsync(http.RequestAborted);
    }
}
