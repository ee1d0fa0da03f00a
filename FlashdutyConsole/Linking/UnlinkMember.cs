using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Linking;

/// <summary>Takes a link away. What the member has open from inside WeCom ends with it.</summary>
public sealed class UnlinkMember(ConsoleWriter writer, EndSessions sessions, LinkReach reach)
{
    /// <summary>Unlinks.</summary>
    /// <param name="integrationId">The WeCom integration.</param>
    /// <param name="memberId">The member.</param>
    /// <param name="actor">Who unlinks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when there was no such link.</returns>
    public Task<bool> RunAsync(long integrationId, long memberId, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            var link = await write.Db.MemberLinks.SingleOrDefaultAsync(
                known => known.IntegrationId == integrationId && known.MemberId == memberId, cancellationToken);
            if (link is null)
            {
                return false;
            }

            write.Db.MemberLinks.Remove(link);
            var ended = await sessions.OfMemberAsync(write, memberId, method: SessionMethod.WeCom, cancellationToken: cancellationToken);
            write.Audit(actor, AuditAction.Unlink, memberId,
                before: new { integration_id = integrationId, wecom_userid = link.WeComUserId, method = link.Method.ToString() },
                after: new { ended_sessions = ended });
            write.AfterCommit(reach.Forget);
            return true;
        }, cancellationToken);
}
