using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Own;

/// <summary>A member's own sessions: on which device, from where, last used when; and their end.</summary>
public sealed class OwnSessions(IDbContextFactory<ConsoleDb> contexts, ConsoleWriter writer, EndSessions end)
{
    /// <summary>The sessions, the last used first.</summary>
    /// <param name="memberId">Whose.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<MemberSession>> FindAsync(long memberId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Sessions.AsNoTracking().Where(session => session.MemberId == memberId)
            .OrderByDescending(session => session.LastSeenAt).ThenBy(session => session.Id).Take(SessionRules.Most).ToListAsync(cancellationToken);
    }

    /// <summary>Ends one.</summary>
    /// <param name="actor">The member.</param>
    /// <param name="id">The session.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task EndAsync(Actor actor, string id, CancellationToken cancellationToken) => writer.RunAsync(WritePriority.Person, async write =>
    {
        if (await end.OneAsync(write, actor.MemberId, id, cancellationToken))
        {
            write.Audit(actor, AuditAction.EndSessions, actor.MemberId, after: new { ended = 1 });
        }
    }, cancellationToken);

    /// <summary>Ends all others.</summary>
    /// <param name="actor">The member.</param>
    /// <param name="session">The session that goes on.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task EndOthersAsync(Actor actor, string? session, CancellationToken cancellationToken) => writer.RunAsync(WritePriority.Person, async write =>
    {
        var ended = await end.OfMemberAsync(write, actor.MemberId, except: session, cancellationToken: cancellationToken);
        write.Audit(actor, AuditAction.EndSessions, actor.MemberId, after: new { ended });
    }, cancellationToken);
}
