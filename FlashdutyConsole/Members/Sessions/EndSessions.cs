using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Sessions;

/// <summary>Ends sessions inside the transaction of what makes it necessary. Open pages are closed once it is on disk.</summary>
public sealed class EndSessions(SessionBook sessions)
{
    /// <summary>Ends sessions of a member.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="memberId">The member.</param>
    /// <param name="except">The one that goes on; null = none.</param>
    /// <param name="method">Only those begun this way; null = all.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>How many were ended.</returns>
    public async Task<int> OfMemberAsync(Write write, long memberId, string? except = null, SessionMethod? method = null, CancellationToken cancellationToken = default)
    {
        write.AfterCommit(() => sessions.Forget(memberId));
        return await write.Db.Sessions
            .Where(session => session.MemberId == memberId && session.Id != except && (method == null || session.Method == method))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Ends one session.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="memberId">Whose it must be.</param>
    /// <param name="id">The session.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> OneAsync(Write write, long memberId, string id, CancellationToken cancellationToken)
    {
        write.AfterCommit(() => sessions.Forget(memberId));
        return await write.Db.Sessions.Where(session => session.MemberId == memberId && session.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
