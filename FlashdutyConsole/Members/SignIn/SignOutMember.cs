using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Sessions;
using Microsoft.AspNetCore.Identity;

namespace FlashdutyConsole.Members.SignIn;

/// <summary>Ends the session of the browser that asks. The old cookie, kept somewhere, opens nothing any more.</summary>
public sealed class SignOutMember(ConsoleWriter writer, EndSessions end, SessionBook sessions, SignInManager<Member> cookies)
{
    /// <summary>Ends it, and takes the cookie away.</summary>
    /// <param name="http">The request.</param>
    public async Task RunAsync(HttpContext http)
    {
        var memberId = http.User.MemberId();
        if (http.User.SessionId() is { } session && memberId != 0)
        {
            sessions.Leave(session);
            await writer.RunAsync(WritePriority.Person, async write =>
            {
                if (await end.OneAsync(write, memberId, session, http.RequestAborted))
                {
                    write.Audit(http.ActorOf(memberId), AuditAction.SignOut, memberId);
                }
            }, http.RequestAborted);
        }

        await cookies.SignOutAsync();
    }
}
